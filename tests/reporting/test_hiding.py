"""What is hidden cannot be reckoned from what is not: in tables as chance will have them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting.disclosure.hiding import Cell, hidden
from reporting.disclosure.layout import sheet
from reporting.figures.figure import Measure

from tests.reporting.attack import Attacker
from tests.reporting.municipality import named
from tests.reporting.published import Published
from tests.reporting.tables import Told, published, tables

SMALLEST = 3
A, B, C = (named(school) for school in "abc")

solved = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize("measure", [Measure.COUNT, Measure.SHARE])
@pytest.mark.parametrize("added_up", [True, False])
def test_no_hidden_number_can_be_pinned_down(measure: Measure, added_up: bool) -> None:
    @solved
    @given(tables(measure=measure, added_up=added_up))
    def attacked(told: Published) -> None:
        assert Attacker(told, hidden(sheet(told), SMALLEST)).pinned() == []

    attacked()


@solved
@given(tables(measure=Measure.COUNT), st.integers(2, 4), st.integers(4, 6))
def test_nor_from_what_the_office_and_everybody_see_together(told: Published, office: int, public: int) -> None:
    seen_by_office = hidden(sheet(told), office)
    everybody = hidden(sheet(told), public, seen_by_office)
    assert seen_by_office <= everybody
    assert Attacker(told, everybody).pinned() == []


@given(tables(measure=Measure.SHARE))
def test_every_small_number_is_hidden(told: Published) -> None:
    places = hidden(sheet(told), SMALLEST)
    for figure, cells in told:
        for row, line, n, part in cells:
            if any(0 < one < SMALLEST for one in (n, part, n - part)):
                assert (figure.id, row, line) in places


@given(tables(measure=Measure.COUNT))
def test_zeros_are_hidden_only_with_the_whole_of_their_school(told: Published) -> None:
    places = hidden(sheet(told), SMALLEST)
    for figure, cells in told:
        for row, line, n, _ in cells:
            assert n or (figure.id, row, line) not in places or (figure.id, row, None) in places


def few(told: Told, measure: Measure = Measure.COUNT) -> set[Cell]:
    return set(hidden(sheet(published(told, measure)), SMALLEST))


def test_the_attacker_finds_what_is_hidden_alone() -> None:
    told = published({(None, None): (9,), (A, None): (2,), (B, None): (3,), (C, None): (4,)})
    assert [row for row, _ in Attacker(told, {("K", A, None)}).pinned()] == [A]


def test_of_companions_the_smallest_is_hidden() -> None:
    told: Told = {(None, None): (9,), (A, None): (2,), (B, None): (3,), (C, None): (4,)}
    assert few(told) == {("K", A, None), ("K", B, None)}


def test_companions_are_the_same_while_numbers_have_as_many_digits() -> None:
    """Between two that are as large, the first."""
    for b, c in ((5, 7), (7, 5), (4, 4)):
        told: Told = {(None, None): (2 + b + c,), (A, None): (2,), (B, None): (b,), (C, None): (c,)}
        assert few(told) == {("K", A, None), ("K", B, None)}


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    assert few({(None, None): (12,), (A, None): (5,), (B, None): (7,), (C, None): (0,)}) == set()


def test_a_share_of_all_but_one_tells_of_the_one() -> None:
    told: Told = {(None, None): (20, 11), (A, None): (9, 1), (B, None): (6, 5), (C, None): (5, 5)}
    assert ("K", A, None) in few(told, Measure.SHARE)


def test_where_a_school_is_hidden_as_a_whole_so_are_all_its_lines() -> None:
    told: Told = {(None, None): (14,), (A, None): (1,), (B, None): (6,), (C, None): (7,)}
    told |= {(None, "x"): (7,), (A, "x"): (1,), (B, "x"): (3,), (C, "x"): (3,)}
    told |= {(None, "y"): (7,), (A, "y"): (0,), (B, "y"): (3,), (C, "y"): (4,)}
    assert {("K", A, None), ("K", A, "x"), ("K", A, "y")} <= few(told)
