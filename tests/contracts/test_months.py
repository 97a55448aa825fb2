"""A month later is the same day, or the last one of a shorter month."""

from datetime import date, timedelta

import pytest
from contracts.months import plus_months
from hypothesis import given as for_all
from hypothesis import strategies as st

DATES = st.dates(date(2020, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(0, 36)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2025, 8, 31), 3, date(2025, 11, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
    ],
)
def test_months_are_clipped_to_the_end_of_a_short_month(day: date, months: int, later: date) -> None:
    assert plus_months(day, months) == later


@for_all(DATES, MONTHS)
def test_adding_months_lands_in_the_right_month_on_the_same_day_or_its_last(day: date, months: int) -> None:
    later = plus_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@for_all(DATES, DATES, MONTHS)
def test_adding_months_keeps_the_order_of_days(first: date, second: date, months: int) -> None:
    earlier, later = sorted((first, second))
    assert plus_months(earlier, months) <= plus_months(later, months)
