"""Terms in working days, by the production calendar."""

from datetime import date, timedelta

import pytest
from contracts.workdays import DECREES, TRANSFERS, is_working, plus_working_days, working_days_between
from hypothesis import given
from hypothesis import strategies as st

DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31))
WORKING_DAYS = {2024: 248, 2025: 247, 2026: 247}
"""As the production calendars of these years count them for the five-day week."""


@pytest.mark.parametrize(
    ("asked", "last_day"),
    [
        (date(2025, 10, 6), date(2025, 10, 13)),
        (date(2025, 10, 10), date(2025, 10, 17)),
        (date(2025, 10, 11), date(2025, 10, 17)),
        (date(2025, 10, 31), date(2025, 11, 10)),
        (date(2025, 12, 30), date(2026, 1, 16)),
        (date(2024, 4, 26), date(2024, 5, 7)),
    ],
)
def test_weekends_and_public_holidays_do_not_count(asked: date, last_day: date) -> None:
    assert plus_working_days(asked, 5) == last_day


@pytest.mark.parametrize("year", sorted(TRANSFERS))
def test_a_known_year_has_as_many_working_days_as_its_calendar(year: int) -> None:
    assert working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == WORKING_DAYS[year]
    assert "постановление" in DECREES[year]


@pytest.mark.parametrize("day", [date(2024, 4, 27), date(2024, 11, 2), date(2024, 12, 28), date(2025, 11, 1)])
def test_some_saturdays_are_working(day: date) -> None:
    assert day.weekday() == 5
    assert is_working(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 12, 31),
        date(2025, 5, 2),
        date(2025, 5, 8),
        date(2025, 6, 13),
        date(2025, 12, 31),
        date(2026, 1, 9),
        date(2026, 3, 9),
        date(2026, 5, 11),
    ],
)
def test_some_weekdays_are_off(day: date) -> None:
    assert day.weekday() < 5
    assert not is_working(day)


@pytest.mark.parametrize("moved", [date(2025, 2, 24), date(2025, 3, 10)])
def test_what_a_decree_moves_elsewhere_does_not_move_to_the_next_day_as_well(moved: date) -> None:
    assert is_working(moved)


def test_a_year_without_a_decree_keeps_art_112() -> None:
    assert 2027 not in TRANSFERS
    assert not is_working(date(2027, 2, 23))
    assert not is_working(date(2027, 5, 3)), "1 May 2027 is a Saturday"
    assert is_working(date(2027, 1, 11)), "January's days off move by decree only"


@given(DAYS, st.integers(0, 40))
def test_a_term_is_counted_back_as_it_was_counted(day: date, count: int) -> None:
    last = plus_working_days(day, count)
    assert working_days_between(day, last) == count
    assert count == 0 or is_working(last)


@given(DAYS, st.integers(0, 60))
def test_between_a_later_day_and_an_earlier_one_there_is_none(day: date, ahead: int) -> None:
    assert working_days_between(day + timedelta(days=ahead), day) == 0
