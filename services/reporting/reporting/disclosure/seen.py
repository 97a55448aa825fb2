"""A report as those outside the school see it: what is hidden is said to be."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from reporting.disclosure.hiding import Cell as Place
from reporting.disclosure.hiding import hidden
from reporting.disclosure.layout import sheet
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import Cell
from reporting.figures.figure import Figure
from reporting.figures.identities import kin
from reporting.report import Counted, Report

WHY = "Меньше {smallest} или позволило бы узнать такое число"
REMEMBERED = 1024
"""Families of figures: of the questions asked last."""

Told = tuple[tuple[UUID | None, str | None, int | None, int | None], ...]
"""Of the cells of a figure, how many are behind each, and how many of those are its part."""


def seen(whole: Report, smallest: Sequence[int], school: UUID | None, figure: Figure | None = None) -> Report:
    """Of the municipality or of one school, of all figures or one. `whole` is of the municipality, since schools hide
    each other, and has the figure's kin, since figures do."""
    places, why = hidden_of(whole.figures, smallest), WHY.format(smallest=smallest[-1])
    figures = [
        Counted(it.figure, [_seen(it.figure, cell, places, why) for cell in it.cells if school in (None, cell.school)])
        for it in whole.figures
        if figure in (None, it.figure)
    ]
    schools = [one for one in whole.schools if school in (None, one.id)]
    return replace(whole, question=replace(whole.question, school=school), schools=schools, figures=figures)


def hidden_of(figures: Iterable[Counted], smallest: Sequence[int]) -> frozenset[Place]:
    """Of all that is answered to one question; each figure with its kin."""
    families: dict[frozenset[str], list[tuple[str, Told]]] = {}
    for it in figures:
        told = tuple((cell.school, cell.key, cell.n, cell.part) for cell in it.cells)
        families.setdefault(kin(it.figure.id), []).append((it.figure.id, told))
    return frozenset[Place]().union(*(_hidden_of(tuple(those), tuple(smallest)) for those in families.values()))


@lru_cache(REMEMBERED)
def _hidden_of(family: tuple[tuple[str, Told], ...], smallest: tuple[int, ...]) -> frozenset[Place]:
    drawn, found = sheet((FIGURES[id], told) for id, told in family), frozenset[Place]()
    for fewest in smallest:
        found = hidden(drawn, fewest, found)
    return found


def _seen(figure: Figure, cell: Cell, places: Collection[Place], why: str) -> Cell:
    if (figure.id, cell.school, cell.key) not in places:
        return cell
    return replace(cell, value=None, n=None, part=None, p90=None, hidden=True, reason=why)
