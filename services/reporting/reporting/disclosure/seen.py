"""A report as those outside the school see it: what is hidden is said to be."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from uuid import UUID

from reporting.disclosure.hiding import hidden
from reporting.disclosure.moves import Numbers, Place
from reporting.figures.counting import Cell
from reporting.figures.figure import Figure, Measure
from reporting.report import Counted, Report

WHY = "Меньше {smallest} или позволило бы узнать такое число"
NOTHING: frozenset[Place] = frozenset()


def seen(whole: Report, smallest: Sequence[int], school: UUID | None) -> Report:
    """Of the municipality or of one school: `whole` is all of it, since the schools hide each other."""
    figures = [Counted(it.figure, _shown(it.figure, it.cells, smallest, school)) for it in whole.figures]
    schools = [one for one in whole.schools if school in (None, one.id)]
    return replace(whole, question=replace(whole.question, school=school), schools=schools, figures=figures)


def hidden_of(figure: Figure, cells: Sequence[Cell], smallest: Sequence[int]) -> frozenset[Place]:
    """What is nobody's own is never hidden."""
    if not figure.persons:
        return NOTHING
    numbers, found = _numbers(cells, figure.measure is Measure.SHARE), NOTHING
    for fewest in smallest:
        found = hidden(numbers, ceil(fewest / figure.persons), found)
    return found


def _shown(figure: Figure, cells: Sequence[Cell], smallest: Sequence[int], school: UUID | None) -> list[Cell]:
    places = hidden_of(figure, cells, smallest)
    why = WHY.format(smallest=smallest[-1])
    return [
        replace(cell, value=None, n=None, part=None, p90=None, hidden=True, reason=why)
        if (cell.school, cell.key) in places
        else cell
        for cell in cells
        if school in (None, cell.school)
    ]


def _numbers(cells: Sequence[Cell], share: bool) -> Numbers:
    return {(cell.school, cell.key): _told(cell, share) for cell in cells}


def _told(cell: Cell, share: bool) -> tuple[int, ...]:
    n, part = cell.n or 0, cell.part or 0
    return (part, n - part) if share else (n,)
