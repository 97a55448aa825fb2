"""Tables of numbers as chance will have them: few schools, few people."""

from random import Random

from hypothesis import strategies as st
from reporting.disclosure.sheet import Line, Row
from reporting.figures.figure import Figure, Measure, Timing

from tests.reporting.municipality import named
from tests.reporting.published import Published

Told = dict[tuple[Row, Line], tuple[int, ...]]


def figure(measure: Measure) -> Figure:
    return Figure("K", "", "", "", "", Timing.STOCK, measure, rows="")


def published(told: Told, measure: Measure = Measure.COUNT) -> Published:
    """Of a share, those that are and those that are not."""
    return [(figure(measure), [(row, line, sum(those), those[0]) for (row, line), those in told.items()])]


def table(random: Random, *, measure: Measure, added_up: bool) -> Published:
    """Where lines are not to be `added_up`, people stand in several."""
    layers = range(2 if measure is Measure.SHARE else 1)
    lines = random.choice([[], ["x", "y"], ["x", "y", "z", "w"]])
    schools: list[Row] = [named(f"school {i}") for i in range(random.randint(1, 6))]
    most = random.choice([2, 4, 12])
    told: Told = {}
    for school in schools:
        rows = [tuple(max(0, random.randint(-2, most)) for _ in layers) for _ in lines]
        told |= {(school, line): row for line, row in zip(lines, rows, strict=True)}
        told[school, None] = tuple(_whole(random, [row[i] for row in rows], most, added_up) for i in layers)
    wholes: Told = {
        (None, line): tuple(sum(told[school, line][i] for school in schools) for i in layers) for line in [None, *lines]
    }
    return published(wholes | told, measure)


def _whole(random: Random, lines: list[int], most: int, added_up: bool) -> int:
    if not lines:
        return max(0, random.randint(-2, most))
    return sum(lines) if added_up else random.randint(max(lines), sum(lines))


def tables(*, measure: Measure, added_up: bool = True) -> st.SearchStrategy[Published]:
    return st.builds(lambda random: table(random, measure=measure, added_up=added_up), st.randoms(use_true_random=True))
