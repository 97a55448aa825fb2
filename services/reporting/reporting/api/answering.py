"""Figures for whoever asks, or why not yet."""

from collections.abc import Mapping
from dataclasses import replace

from backbone.errors import NotFound
from backbone.web import Problem
from backbone.web.problems import RETRY

from reporting.application import Reporting
from reporting.disclosure.audience import Audience
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Figure
from reporting.figures.question import Question
from reporting.report import Report
from reporting.statistics import StillCounting


def answer(
    app: Reporting, question: Question, audience: Audience, at_least: Mapping[str, int], *chosen: Figure
) -> Report:
    """Of the chosen figures; without any, of all."""
    try:
        told = app.statistics.answer(question, audience, at_least, chosen[0] if len(chosen) == 1 else None)
    except StillCounting:
        detail = "Показатели ещё считаются; повторите запрос"
        raise Problem("unavailable", detail, code="not-yet", headers=RETRY) from None
    return replace(told, figures=[it for it in told.figures if it.figure in chosen]) if chosen else told


def known(figure: str) -> Figure:
    try:
        return FIGURES[figure]
    except KeyError:
        raise NotFound(f"Показателя {figure} нет") from None
