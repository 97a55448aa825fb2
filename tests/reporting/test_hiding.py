"""What is hidden cannot be reckoned from what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting.disclosure.hiding import hidden
from reporting.disclosure.moves import Numbers, Place

from tests.reporting.attack import Attacker
from tests.reporting.municipality import named
from tests.reporting.tables import tables

SMALLEST = 3
A, B, C = (named(school) for school in "abc")

solved = settings(max_examples=20, deadline=None)


@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("added_up", [True, False])
def test_no_hidden_number_can_be_pinned_down(layers: int, added_up: bool) -> None:
    @solved
    @given(tables(layers=layers, added_up=added_up))
    def attacked(numbers: Numbers) -> None:
        places = hidden(numbers, SMALLEST)
        assert Attacker(numbers, places, added_up=added_up).pinned() == []

    attacked()


@solved
@given(tables(layers=1, added_up=True), st.integers(2, 4), st.integers(4, 6))
def test_nor_from_what_the_office_and_everybody_see_together(numbers: Numbers, office: int, public: int) -> None:
    seen_by_office = hidden(numbers, office)
    published = hidden(numbers, public, seen_by_office)
    assert seen_by_office <= published
    assert Attacker(numbers, published, added_up=True).pinned() == []


@given(tables(layers=2, added_up=True))
def test_every_small_number_is_hidden_and_zeros_are_not(numbers: Numbers) -> None:
    places = hidden(numbers, SMALLEST)
    for place, told in numbers.items():
        if any(0 < one < SMALLEST for one in (*told, sum(told))):
            assert place in places
        if not any(told):
            assert place not in places


def test_the_attacker_finds_what_is_hidden_alone() -> None:
    numbers: Numbers = {(None, None): (9,), (A, None): (2,), (B, None): (3,), (C, None): (4,)}
    assert Attacker(numbers, {(A, None)}, added_up=True).pinned() == [(A, None)]


def test_of_companions_the_smallest_is_hidden() -> None:
    numbers: Numbers = {(None, None): (9,), (A, None): (2,), (B, None): (3,), (C, None): (4,)}
    assert hidden(numbers, SMALLEST) == {(A, None), (B, None)}


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    numbers: dict[Place, tuple[int, ...]] = {(None, None): (12,), (A, None): (5,), (B, None): (7,), (C, None): (0,)}
    assert hidden(numbers, SMALLEST) == frozenset()


def test_a_share_of_all_but_one_tells_of_the_one() -> None:
    """(those who are, those who are not)"""
    numbers: Numbers = {(None, None): (20, 11), (A, None): (9, 1), (B, None): (6, 5), (C, None): (5, 5)}
    assert (A, None) in hidden(numbers, SMALLEST)
