"""Tables of numbers as chance will have them: few schools, few people."""

from random import Random
from uuid import UUID

from hypothesis import strategies as st
from reporting.disclosure.moves import Numbers, Place

from tests.reporting.municipality import named

Told = dict[Place, tuple[int, ...]]


def table(random: Random, *, layers: int, added_up: bool) -> Numbers:
    """`layers`: 2 for a share. Where lines are not to be `added_up`, people stand in several."""
    lines = random.choice([[], ["x", "y"], ["x", "y", "z", "w"]])
    schools: list[UUID | None] = [named(f"school {i}") for i in range(random.randint(1, 6))]
    most = random.choice([2, 4, 12])
    told: Told = {}
    for school in schools:
        rows = [tuple(max(0, random.randint(-2, most)) for _ in range(layers)) for _ in lines]
        told |= {(school, line): row for line, row in zip(lines, rows, strict=True)}
        told[school, None] = tuple(_whole(random, [row[i] for row in rows], most, added_up) for i in range(layers))
    wholes: Told = {
        (None, line): tuple(sum(told[school, line][i] for school in schools) for i in range(layers))
        for line in [None, *lines]
    }
    return wholes | told


def _whole(random: Random, lines: list[int], most: int, added_up: bool) -> int:
    if not lines:
        return max(0, random.randint(-2, most))
    return sum(lines) if added_up else random.randint(max(lines), sum(lines))


def tables(*, layers: int, added_up: bool) -> st.SearchStrategy[Numbers]:
    return st.builds(lambda random: table(random, layers=layers, added_up=added_up), st.randoms(use_true_random=True))
