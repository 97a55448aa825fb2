"""Figures, and the events behind them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Page, Paging, Problem, Reader, Routes
from backbone.web.problems import RETRY
from fastapi import Query

from reporting.api.asked import App, Asked, AtLeast
from reporting.api.models import DefinitionView, EventView, StatisticsView
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Figure
from reporting.figures.question import Question
from reporting.report import Report, grounds
from reporting.statistics import StillCounting

TAGS = {"statistics": "Показатели наставничества"}
routes = Routes(tags=["statistics"])

Line = Annotated[str | None, Query(max_length=64, description="Только эта строка разбивки.", examples=["pair"])]


@routes.get("/figures")
def list_figures() -> list[DefinitionView]:
    """Словарь показателей."""
    return [DefinitionView.model_validate(figure) for figure in FIGURES.values()]


@routes.get("/statistics")
def get_statistics(question: Asked, app: App, at_least: AtLeast) -> StatisticsView:
    """Все показатели на дату или за период; у каждой школы – при каких положениях её числа верны."""
    return StatisticsView.of(_answer(app, question, at_least))


@routes.get("/statistics/{figure}")
def get_figure(figure: str, question: Asked, app: App, at_least: AtLeast) -> StatisticsView:
    """Один показатель на дату или за период."""
    return StatisticsView.of(_answer(app, question, at_least, _known(figure)))


@routes.get("/statistics/{figure}/events")
def list_figure_events(
    figure: str, question: Asked, reader: Reader, app: App, paging: Paging, key: Line = None
) -> Page[EventView]:
    """События, на которых стоит показатель."""
    after = paging.after(tuple[date, UUID])
    found = grounds(app.database, question, _known(figure), key, after, paging.limit + 1)
    hidden = {"aggregate": None} if reader.school is None else {}
    rows = [EventView.model_validate(event | hidden) for event in found.events]
    return paging.page(rows, key=lambda row: (row.on, row.id), positions=found.positions)


def _answer(app: App, question: Question, at_least: AtLeast, figure: Figure | None = None) -> Report:
    try:
        return app.statistics.answer(question, at_least, figure)
    except StillCounting:
        detail = "Показатели ещё считаются; повторите запрос"
        raise Problem("unavailable", detail, code="not-yet", headers=RETRY) from None


def _known(figure: str) -> Figure:
    try:
        return FIGURES[figure]
    except KeyError:
        raise NotFound("Такого показателя нет") from None
