"""All that one audience may see, of a day or a period or of two days, taken together: nobody reckons what is hidden."""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting.disclosure.hiding import Cell

from tests.reporting.attack import Attacker
from tests.reporting.histories import DAYS, history
from tests.reporting.knowledge import Knowledge
from tests.reporting.published import Published, hidden, numbers, on, over
from tests.reporting.seeded import seeded

OFFICE, PUBLIC = (3,), (3, 5)
AUTUMN, WINTER = date(2025, 9, 15), date(2025, 11, 15)
DAYS_OF_AUTUMN = st.integers(0, 60).map(lambda days: AUTUMN + timedelta(days=days))
SEEDS, SCHOOLS = st.integers(0, 1_000_000), st.integers(1, 7)

attacked = settings(max_examples=5, deadline=None, derandomize=True)


def pinned(published: Published, smallest: tuple[int, ...]) -> list[object]:
    return [*Attacker(published, hidden(published, smallest)).pinned()]


@attacked
@given(SEEDS, SCHOOLS, DAYS_OF_AUTUMN, st.sampled_from([OFFICE, PUBLIC]))
def test_on_any_day_of_any_town(seed: int, schools: int, day: date, smallest: tuple[int, ...]) -> None:
    assert pinned(on(seeded(seed, schools).everything, day), smallest) == []


@attacked
@given(SEEDS, SCHOOLS, DAYS_OF_AUTUMN, st.integers(1, 40))
def test_over_any_period_in_any_town(seed: int, schools: int, since: date, length: int) -> None:
    assert pinned(over(seeded(seed, schools).everything, since, since + timedelta(days=length)), OFFICE) == []


@attacked
@given(SEEDS, DAYS)
def test_whatever_happens(seed: int, day: date) -> None:
    assert pinned(on(history(Random(seed)).everything, day), OFFICE) == []


def test_where_each_figure_is_hidden_by_itself_the_attacker_finds_out() -> None:
    """The control: the figures of a town, without what is known of each by the others."""
    town = on(seeded(1, 7).everything, WINTER)
    alone = frozenset[Cell]().union(*(hidden([one], OFFICE) for one in town))
    found = Attacker(town, alone)
    assert len(found.pinned()) > 10
    together = Attacker(town, hidden(town, OFFICE))
    assert (together.pinned(), len(together.secrets) > 500) == ([], True)


def test_who_knows_all_changes_learns_nothing_while_the_same_is_hidden_for_the_same_reasons() -> None:
    compared = 0
    for first, second in pairwise(_days_of_a_town()):
        places = hidden(first, OFFICE)
        if places == hidden(second, OFFICE) and _alike(first, second, places):
            compared += len(Attacker(first, places).secrets)
            assert Attacker(first, places, second).pinned() == []
    assert compared > 500


def _days_of_a_town() -> list[Published]:
    town = seeded(3, 6).everything
    return [on(town, AUTUMN + timedelta(days=days)) for days in range(46, 52)]


def _alike(first: Published, second: Published, places: Collection[Cell]) -> bool:
    """Of whatever is hidden there are as many digits."""
    one, other = (Knowledge(numbers(day), places) for day in (first, second))
    digits = [{it: day.numbers[it].bit_length() for it in day.unknown} for day in (one, other)]
    return digits[0] == digits[1]


@pytest.mark.parametrize("smallest", [OFFICE, PUBLIC])
def test_what_is_hidden_is_a_matter_of_the_numbers_alone(smallest: tuple[int, ...]) -> None:
    town = on(seeded(5, 6).everything, WINTER)
    assert hidden(town, smallest) == hidden([(figure, [*told]) for figure, told in town], smallest)
    assert hidden(town, OFFICE) <= hidden(town, smallest)
