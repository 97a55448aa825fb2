"""How long the school's year is, and where its reporting period ends."""

from datetime import date, timedelta

from backbone.rules import require
from contracts.months import plus_months

LENGTH = 12
"""Months (INV-19)."""


def must_be_a_year(starts: date, until: date) -> None:
    whole = plus_months(starts, LENGTH)
    detail = f"Программа наставничества в ОО длится ровно год: с {starts:%d.%m.%Y} до {whole:%d.%m.%Y}"
    require(until == whole, "INV-19", detail, field="/until")


def reporting_end(starts: date, month: int) -> date:
    """The last day of the reporting period (A-34): the end of the month that the edition names, or the end of the year
    itself where that month comes before its half is over."""
    last = plus_months(starts, LENGTH) - timedelta(days=1)
    named = [_end_of(year, month) for year in (starts.year, last.year)]
    return next((end for end in named if plus_months(starts, LENGTH // 2) <= end <= last), last)


def _end_of(year: int, month: int) -> date:
    return plus_months(date(year, month, 1), 1) - timedelta(days=1)
