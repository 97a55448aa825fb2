"""Rounds of questions, what may be told of them, and the programs that still need one half-way."""

from typing import Any

from backbone.follower import Projection
from backbone.follower.projection import Handler
from backbone.letters import Delivery, Message
from contracts.codes import SurveyForm
from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from programs.domain.completion import ProgramCompleted
from programs.domain.extension import ProgramExtended
from programs.domain.lifecycle import ProgramDrafted, ProgramStarted
from programs.domain.moving import ProgramMoved
from programs.domain.plan import ProgramOutlined
from programs.domain.survey.survey import SurveyAnswered, SurveyClosed, SurveyOpened
from programs.domain.survey.swot import SwotSummarised
from programs.domain.termination import ProgramTerminated


def opened(cursor: Cursor[DictRow], delivery: Delivery[SurveyOpened]) -> None:
    fact = delivery.fact
    cursor.execute(
        """INSERT INTO survey_list (id, school, form, version, program, opened, due, anonymous, invited)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        (
            delivery.aggregate,
            delivery.meta.school,
            fact.form,
            fact.version,
            fact.program,
            fact.on,
            fact.due,
            fact.anonymous,
            [one.person for one in fact.invited],
        ),
    )
    if fact.form is SurveyForm.INTERIM and fact.program:
        cursor.execute("DELETE FROM interim_list WHERE program = %s", (fact.program,))


def answered(cursor: Cursor[DictRow], delivery: Delivery[SurveyAnswered]) -> None:
    cursor.execute("UPDATE survey_list SET answered = answered + 1 WHERE id = %s", (delivery.aggregate,))


def closed(cursor: Cursor[DictRow], delivery: Delivery[SurveyClosed]) -> None:
    cursor.execute("UPDATE survey_list SET closed = %s WHERE id = %s", (delivery.on, delivery.aggregate))
    for tally in delivery.fact.tallies:
        cursor.execute(
            """INSERT INTO survey_tallies (survey, school, form, version, respondent, closed, tally)
               SELECT id, school, form, version, %s, closed, %s FROM survey_list WHERE id = %s""",
            (tally.respondent, Jsonb(tally.model_dump(mode="json")), delivery.aggregate),
        )


def summarised(cursor: Cursor[DictRow], delivery: Delivery[SwotSummarised]) -> None:
    fact = delivery.fact
    cursor.execute(
        "INSERT INTO swot_list (id, school, made, since, until) VALUES (%s, %s, %s, %s, %s)",
        (delivery.aggregate, delivery.meta.school, fact.on, fact.since, fact.until),
    )


def drafted(cursor: Cursor[DictRow], delivery: Delivery[ProgramDrafted]) -> None:
    cursor.execute(
        "INSERT INTO interim_list (program, school, months) VALUES (%s, %s, %s)",
        (delivery.aggregate, delivery.meta.school, delivery.fact.terms.interim_survey_months),
    )


def outlined(cursor: Cursor[DictRow], delivery: Delivery[ProgramOutlined]) -> None:
    cursor.execute(
        "UPDATE interim_list SET start = %s, until = %s WHERE program = %s",
        (delivery.fact.start, delivery.fact.until, delivery.aggregate),
    )


def started(cursor: Cursor[DictRow], delivery: Delivery[ProgramStarted]) -> None:
    cursor.execute("UPDATE interim_list SET running = true WHERE program = %s", (delivery.aggregate,))


def extended(cursor: Cursor[DictRow], delivery: Delivery[ProgramExtended]) -> None:
    cursor.execute("UPDATE interim_list SET until = %s WHERE program = %s", (delivery.fact.until, delivery.aggregate))


def moved(cursor: Cursor[DictRow], delivery: Delivery[ProgramMoved]) -> None:
    cursor.execute(
        "UPDATE interim_list SET months = %s WHERE program = %s",
        (delivery.fact.terms.interim_survey_months, delivery.aggregate),
    )


def ended(cursor: Cursor[DictRow], delivery: Delivery[Any]) -> None:
    cursor.execute("DELETE FROM interim_list WHERE program = %s", (delivery.aggregate,))


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
SURVEYS = Projection("surveys", HANDLES, tables=("interim_list", "survey_list", "survey_tallies", "swot_list"))
