"""What a question publishes, as the judge counts it: every number of people, of each school and of all, zeros too."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from backbone.letters import Delivery
from reporting.disclosure.hiding import Cell as Place
from reporting.disclosure.seen import hidden_of
from reporting.disclosure.sheet import Line, Row
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import Cell
from reporting.figures.figure import WHOLE, Figure, Measure, Timing
from reporting.figures.identities import Layer, Number
from reporting.report import Counted

from tests.reporting.judge import Judgement, judge

Told = list[tuple[Row, Line, int, int]]
Published = list[tuple[Figure, Told]]
Messages = Sequence[Delivery[Any]]
EVERYTHING_BEFORE = date(2025, 8, 1)
DAY = timedelta(days=1)
OF_PEOPLE = ("K-11-days", "K-13")
"""Of these the judge tells of people and of what happened to them."""


def on(told: Messages, day: date) -> Published:
    return published(told, judge(told, day, day + DAY), judge(told, EVERYTHING_BEFORE, day + DAY))


def over(told: Messages, since: date, until: date) -> Published:
    judgement = judge(told, since, until)
    return published(told, judgement, judgement)


def published(told: Messages, stocks: Judgement, flows: Judgement) -> Published:
    """Of all figures of people."""
    rows: list[Row] = [None, *sorted({one.meta.school for one in told})]
    found: dict[str, dict[tuple[Row, Line], tuple[set[Any], set[Any]]]] = defaultdict(lambda: defaultdict(_nobody))
    for timing, judgement in ((Timing.STOCK, stocks), (Timing.FLOW, flows)):
        for figure, school, key, told_of, value in judgement.lines:
            if FIGURES[figure].timing is timing:
                subject = told_of[0] if figure in OF_PEOPLE else told_of
                for place in _places(school, key):
                    those, part = found[figure][place]
                    those.add(subject)
                    part.update([subject] if value == 1 else [])
    return [(figure, list(_told(figure, rows, found[figure.id]))) for figure in FIGURES.values() if figure.persons]


def numbers(published: Published) -> dict[tuple[Row, Number], int]:
    """By their names."""
    found: dict[tuple[Row, Number], int] = {}
    for figure, told in published:
        for row, line, n, part in told:
            found[row, Number(figure.id, line)] = n
            if figure.measure is Measure.SHARE:
                found[row, Number(figure.id, line, Layer.PART)] = part
                found[row, Number(figure.id, line, Layer.REST)] = n - part
    return found


def _nobody() -> tuple[set[Any], set[Any]]:
    return set(), set()


def _places(school: UUID, key: str) -> Iterator[tuple[Row, Line]]:
    for line in {None, None if key == WHOLE else key}:
        yield from ((school, line), (None, line))


def _told(
    figure: Figure, rows: Sequence[Row], found: dict[tuple[Row, Line], tuple[set[Any], set[Any]]]
) -> Iterator[tuple[Row, Line, int, int]]:
    lines = dict.fromkeys([None, *figure.labels, *sorted(line for _, line in found if line)])
    for row in rows:
        for line in lines:
            those, part = found.get((row, line), _nobody())
            yield row, line, len(those), len(part)


def hidden(published: Published, smallest: Sequence[int]) -> frozenset[Place]:
    """As it is from the answer."""
    return hidden_of([Counted(figure, [*_cells(told)]) for figure, told in published], smallest)


def _cells(told: Told) -> Iterator[Cell]:
    yield from (Cell(row, line, line or "", n, n, part) for row, line, n, part in told)
