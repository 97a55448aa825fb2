"""Strengths, weaknesses, opportunities and threats: what people named, and the curator's summary."""

from typing import Annotated
from uuid import UUID

from backbone.identity import Role
from backbone.web import Body, Command, Created, Reader, Routes, Versioned
from contracts.codes import Form, Quadrant, SurveyForm
from pydantic import Field

from programs import survey_lists, survey_results
from programs.api.parts import App, Day, Text, school_of
from programs.api.survey_results import Since, Until
from programs.api.survey_shapes import SwotCellView, SwotGroupView, SwotItemView, SwotSummaryView, SwotView
from programs.application import Programs
from programs.application.surveys import Group
from programs.domain.survey.counting import Tally
from programs.domain.survey.swot import SwotSummary

routes = Routes(prefix="/swot", tags=["surveys"])


class GroupBody(Body):
    quadrant: Quadrant
    form: Form | None = None
    text: Annotated[Text, Field(examples=["Опытные наставники по каждому предмету"])]


class SwotBody(Body):
    """Записи за период, сведённые куратором в группы, и общий вывод."""

    since: Day
    until: Day
    conclusion: Annotated[Text, Field(examples=["Сильные стороны преобладают; не хватает времени на встречи"])]
    groups: Annotated[tuple[GroupBody, ...], Field(max_length=100)] = ()


@routes.post("")
def summarise_swot(body: SwotBody, intent: Command, app: App) -> Created:
    """Подвести итоги SWOT-анализа."""
    groups = [Group(one.quadrant, one.form, one.text) for one in body.groups]
    return Created(app.summarise_swot(intent, body.since, body.until, body.conclusion, groups), at="/swot")


@routes.get("")
def get_swot(since: Since, until: Until, reader: Reader, app: App) -> SwotView:
    """Записи SWOT за время, подсчитанные по частям и формам наставничества; куратору – и словами."""
    school = school_of(reader)
    tallies = [lot.tally for lot in survey_lists.lots_of(app.database, school, SurveyForm.SWOT, since, until)]
    items, kept_back = _items(app, tallies) if reader.role is Role.CURATOR else ([], 0)
    return SwotView(
        since=since,
        until=until,
        cells=[
            SwotCellView(quadrant=quadrant, form=form, count=count)
            for quadrant, form, count in survey_results.swot_cells(tallies)
        ],
        items=items,
        only_in_summary=kept_back,
        summaries=list(survey_lists.summaries_of(app.database, school, since, until)),
    )


@routes.get("/{id}")
def get_swot_summary(id: UUID, reader: Reader, app: App) -> Versioned[SwotSummaryView]:
    """Итоги SWOT-анализа, подведённые куратором."""
    summary = app.load(SwotSummary, id, school_of(reader))
    texts = app.vault.open([summary.conclusion, *(group.text for group in summary.groups)])
    groups = [SwotGroupView(quadrant=one.quadrant, form=one.form, text=texts[one.text]) for one in summary.groups]
    told = SwotSummaryView(
        id=id,
        on=summary.on,
        since=summary.since,
        until=summary.until,
        conclusion=texts[summary.conclusion],
        groups=groups,
    )
    return Versioned(summary.version, told)


def _items(app: Programs, tallies: list[Tally]) -> tuple[list[SwotItemView], int]:
    found, kept_back = [], 0
    for tally in tallies:
        said = survey_results.spoken(app, tally)
        kept_back += said.only_in_summary
        for word in said.words:
            if quadrant := tally.counts[word.question].quadrant:
                found.append(SwotItemView(quadrant=quadrant, form=word.by, text=word.text, author=word.author))
    return sorted(found, key=lambda item: (item.quadrant, item.form or "", item.text)), kept_back
