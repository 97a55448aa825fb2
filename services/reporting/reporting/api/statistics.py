"""Figures, and the events behind them."""

from dataclasses import replace
from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.web import Page, Paging, Routes
from fastapi import Query

from reporting.api.answering import answer, known
from reporting.api.asked import App, Asked, AtLeast, For
from reporting.api.models import DefinitionView, EventView, StatisticsView
from reporting.disclosure.audience import Audience
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Figure
from reporting.figures.question import Question
from reporting.grounds import grounds

TAGS = {"statistics": "Показатели наставничества"}
routes = Routes(tags=["statistics"])

Before = Annotated[bool, Query(description="И сколько было за год до того.")]
Line = Annotated[str | None, Query(max_length=64, description="Только эта строка разбивки.", examples=["pair"])]


@routes.get("/figures")
def list_figures() -> list[DefinitionView]:
    """Словарь показателей."""
    return [DefinitionView.model_validate(figure) for figure in FIGURES.values()]


@routes.get("/statistics")
def get_statistics(
    question: Asked, audience: For, app: App, at_least: AtLeast, year_before: Before = False
) -> StatisticsView:
    """Все показатели на дату или за период; у каждой школы – при каких положениях её числа верны.

    Вне школы малые числа и те, по которым их можно было бы вычислить, скрыты (INV-28); школа узнает, каким её видит
    управление образования, из `seen_by=office`."""
    return _answer(app, question, audience, at_least, year_before)


@routes.get("/statistics/{figure}")
def get_figure(
    figure: str, question: Asked, audience: For, app: App, at_least: AtLeast, year_before: Before = False
) -> StatisticsView:
    """Один показатель на дату или за период."""
    return _answer(app, question, audience, at_least, year_before, known(figure))


@routes.get("/statistics/{figure}/events")
def list_figure_events(
    figure: str, question: Asked, audience: For, app: App, paging: Paging, key: Line = None
) -> Page[EventView]:
    """События, на которых стоит показатель; о скрытых числах – ни одного, и тогда заголовок `X-Withheld` (INV-28)."""
    after, smallest = paging.after(tuple[date, UUID]), app.smallest.for_(audience)
    found = grounds(app.database, question, known(figure), key, after, paging.limit + 1, smallest)
    unnamed = {} if audience is Audience.SCHOOL else {"aggregate": None, "version": None}
    rows = [EventView.model_validate(event | unnamed) for event in found.events]
    page = paging.page(rows, key=lambda row: (row.on, row.id), positions=found.positions)
    return replace(page, withheld=bool(found.hidden))


def _answer(
    app: App, question: Question, audience: Audience, at_least: AtLeast, compared: bool, *chosen: Figure
) -> StatisticsView:
    now = answer(app, question, audience, at_least, *chosen)
    then = answer(app, question.year_before, audience, at_least, *chosen) if compared else None
    return StatisticsView.of(now, then)
