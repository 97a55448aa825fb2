"""Figures of rounds: one round, all of a form over a time, the needs by direction."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.identity import Role
from backbone.rules import require
from backbone.web import Access, Reader, Routes
from contracts.codes import SurveyForm
from fastapi import Query

from programs import survey_lists, survey_results
from programs.api.parts import App, school_of
from programs.api.survey_shapes import (
    CellView,
    CountView,
    GroupView,
    IndexView,
    NeedsReportView,
    NeedsView,
    ResultsView,
    SummaryView,
    ValueView,
    WordView,
)
from programs.application import Programs
from programs.domain.survey.counting import Count, Tally, told_by
from programs.domain.survey.questionnaire import Question, Questionnaire
from programs.domain.survey.survey import Survey

routes = Routes(prefix="/surveys", tags=["surveys"])

Since = Annotated[date, Query(alias="from", description="Подсчитано не раньше этого дня.")]
Until = Annotated[date, Query(alias="to", description="Подсчитано не позже этого дня.")]


@routes.get("/summary")
def survey_summary(form: SurveyForm, since: Since, until: Until, reader: Reader, app: App) -> SummaryView:
    """Сводка по всем опросам одной анкеты за время (R-A.7-01, R-A.7-D1, R-2.1-02, R-2.2-01, R-5.2-09)."""
    lots = survey_lists.lots_of(app.database, school_of(reader), form, since, until)
    versions = {lot.version for lot in lots}
    groups = [
        group
        for version in sorted(versions)
        for group in _groups(app, reader, form, version, [lot.tally for lot in lots if lot.version == version])
    ]
    return SummaryView(form=form, since=since, until=until, groups=groups)


@routes.get("/needs-report")
def needs_report(form: SurveyForm, since: Since, until: Until, reader: Reader, app: App) -> NeedsReportView:
    """Отчёт по анализу потребностей (R-A.2-D3, R-A.4-D3): по направлениям, малые числа скрыты; управлению – по всем
    школам вместе."""
    lots = survey_lists.lots_of(app.database, reader.school, form, since, until)
    found = survey_results.needs(lot.tally for lot in lots)
    needs = [
        NeedsView(
            question=key,
            answered=count.answered,
            cells=[
                CellView(direction=direction, label=direction.label, count=times)
                for direction, times in survey_results.cells(count).items()
            ],
        )
        for key, count in sorted(found.items())
    ]
    return NeedsReportView(form=form, since=since, until=until, needs=needs)


@routes.get("/{id}/results")
def survey_results_of(id: UUID, reader: Reader, app: App) -> ResultsView:
    """Итоги одного опроса: после закрытия, по трём ответившим или больше (R-A.1-07, R-A.7-01, R-2.2-01)."""
    survey = app.load(Survey, id, school_of(reader))
    require(survey.closed is not None, "INV-28", "Итоги будут, когда опрос закроют")
    return ResultsView(
        id=id,
        form=survey.form,
        invited=len(survey.invited),
        answered=len(survey.answered),
        response_rate=round(len(survey.answered) / len(survey.invited), 3),
        groups=_groups(app, reader, survey.form, survey.form_version, survey.own_tallies),
    )


def _groups(app: Programs, reader: Access, form: SurveyForm, version: int, tallies: Iterable[Tally]) -> list[GroupView]:
    questionnaire = app.questionnaire(school_of(reader), form, version)
    return [_group(app, reader, questionnaire, tally) for _, tally in sorted(told_by(tallies).items())]


def _group(app: Programs, reader: Access, questionnaire: Questionnaire, tally: Tally) -> GroupView:
    said = survey_results.spoken(app, tally) if reader.role is Role.CURATOR else survey_results.NOTHING
    return GroupView(
        form_version=questionnaire.version,
        respondent=tally.respondent,
        answered=tally.answered,
        surveys=len(tally.surveys),
        indices=[IndexView(block=block, label=block.label, value=value) for block, value in tally.indices.items()],
        questions=[
            _count(question, question.text[tally.respondent], tally.counts[question.key])
            for question in questionnaire.asked(tally.respondent)
            if question.key in tally.counts
        ],
        words=[WordView(question=word.question, text=word.text, author=word.author) for word in said.words],
        only_in_summary=said.only_in_summary,
    )


def _count(question: Question, text: str, count: Count) -> CountView:
    distribution = [
        ValueView(value=value, label=question.options.get(value, value), count=times)
        for value, times in count.values.items()
    ]
    mean = None if count.mean is None else round(count.mean, 2)
    return CountView(key=question.key, text=text, answered=count.answered, mean=mean, distribution=distribution)
