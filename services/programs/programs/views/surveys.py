"""Rounds of questions, what may be told of them, and the programs that still need one half-way."""

from typing import Any

from backbone.follower import Handler, Projection, Rows, Table
from backbone.letters import Delivery, Message
from contracts.codes import SurveyForm

from programs.domain.completion import ProgramCompleted
from programs.domain.extension import ProgramExtended
from programs.domain.lifecycle import ProgramDrafted, ProgramStarted
from programs.domain.moving import ProgramMoved
from programs.domain.plan import ProgramOutlined
from programs.domain.survey.counting import Tally
from programs.domain.survey.survey import SurveyAnswered, SurveyClosed, SurveyOpened
from programs.domain.survey.swot import SwotSummarised
from programs.domain.termination import ProgramTerminated


def opened(rows: Rows, delivery: Delivery[SurveyOpened]) -> None:
    fact = delivery.fact
    rows["survey_list"].add(
        {
            "id": delivery.aggregate,
            "school": delivery.meta.school,
            "form": fact.form,
            "version": fact.version,
            "program": fact.program,
            "opened": fact.on,
            "due": fact.due,
            "anonymous": fact.anonymous,
            "invited": [one.person for one in fact.invited],
            "answered": 0,
        }
    )
    if fact.form is SurveyForm.INTERIM and fact.program:
        rows["interim_list"].remove(fact.program)


def answered(rows: Rows, delivery: Delivery[SurveyAnswered]) -> None:
    rows["survey_list"].revise(delivery.aggregate, lambda row: {"answered": row["answered"] + 1})


def closed(rows: Rows, delivery: Delivery[SurveyClosed]) -> None:
    rows["survey_list"].change(delivery.aggregate, {"closed": delivery.on})
    for tally in delivery.fact.tallies:
        _count(rows, delivery, tally)


def _count(rows: Rows, delivery: Delivery[SurveyClosed], tally: Tally) -> None:
    survey = rows["survey_list"].get(delivery.aggregate)
    assert survey is not None
    rows["survey_tallies"].add(
        {
            "survey": delivery.aggregate,
            **{name: survey[name] for name in ("school", "form", "version")},
            "respondent": tally.respondent,
            "closed": delivery.on,
            "tally": tally.model_dump(mode="json"),
        }
    )


def summarised(rows: Rows, delivery: Delivery[SwotSummarised]) -> None:
    fact = delivery.fact
    period = {"made": fact.on, "since": fact.since, "until": fact.until}
    rows["swot_list"].add({"id": delivery.aggregate, "school": delivery.meta.school, **period})


def drafted(rows: Rows, delivery: Delivery[ProgramDrafted]) -> None:
    months = delivery.fact.terms.interim_survey_months
    rows["interim_list"].add({"program": delivery.aggregate, "school": delivery.meta.school, "months": months})


def outlined(rows: Rows, delivery: Delivery[ProgramOutlined]) -> None:
    fact = delivery.fact
    rows["interim_list"].change(delivery.aggregate, {"start": fact.start, "until": fact.until})


def started(rows: Rows, delivery: Delivery[ProgramStarted]) -> None:
    rows["interim_list"].change(delivery.aggregate, {"running": True})


def extended(rows: Rows, delivery: Delivery[ProgramExtended]) -> None:
    rows["interim_list"].change(delivery.aggregate, {"until": delivery.fact.until})


def moved(rows: Rows, delivery: Delivery[ProgramMoved]) -> None:
    rows["interim_list"].change(delivery.aggregate, {"months": delivery.fact.terms.interim_survey_months})


def ended(rows: Rows, delivery: Delivery[Any]) -> None:
    rows["interim_list"].remove(delivery.aggregate)


HANDLES: dict[type[Message], Handler] = {
    SurveyOpened: opened,
    SurveyAnswered: answered,
    SurveyClosed: closed,
    SwotSummarised: summarised,
    ProgramDrafted: drafted,
    ProgramOutlined: outlined,
    ProgramStarted: started,
    ProgramExtended: extended,
    ProgramMoved: moved,
    ProgramCompleted: ended,
    ProgramTerminated: ended,
}
TABLES = (
    Table("interim_list", key=("program",)),
    Table("survey_list"),
    Table("survey_tallies", key=("survey", "respondent")),
    Table("swot_list"),
)
SURVEYS = Projection("surveys", HANDLES, tables=TABLES)
