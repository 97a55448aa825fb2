"""Working days of a five-day week, by the production calendar: art. 112 of the Labour Code, and the government's yearly
transfers of days off, which `production_calendar.toml` holds by decree.

For a year that is not in the file art. 112 alone counts, so a term in it may end a day or two off.
"""

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_DATA = tomllib.loads(files("contracts").joinpath("production_calendar.toml").read_text("utf-8"))
DECREES: dict[int, str] = {int(year): table["decree"] for year, table in _DATA.items()}
"""The source of each year whose transfers are known."""
TRANSFERS: dict[int, dict[date, date]] = {
    int(year): {moved["from"]: moved["to"] for moved in table["transfers"]} for year, table in _DATA.items()
}
"""From the day off that is moved to the day that it becomes."""

NEW_YEAR = tuple((1, day) for day in range(1, 9))
"""Days off that fall on these are moved by decree only."""
OTHERS = ((2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4))


def is_working(day: date) -> bool:
    if day in _holidays(day.year) or day in _moved_here(day.year):
        return False
    return day.weekday() < 5 or day in TRANSFERS.get(day.year, {})


def plus_working_days(day: date, count: int) -> date:
    """The last day of a term of `count` working days that begins on the day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days come after `start`, up to and including `end`: the term that `plus_working_days` counts."""
    return sum(is_working(start + timedelta(days=ahead)) for ahead in range(1, (end - start).days + 1))


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(date(year, month, day) for month, day in NEW_YEAR + OTHERS)


@cache
def _moved_here(year: int) -> frozenset[date]:
    """Days off by decree, and the day after each holiday on a weekend that no decree has moved (art. 112, part 2)."""
    decreed = TRANSFERS.get(year, {})
    off = set(decreed.values())
    for holiday in (date(year, month, day) for month, day in OTHERS):
        if holiday.weekday() >= 5 and holiday not in decreed:
            day = holiday
            while day.weekday() >= 5 or day in _holidays(year) or day in off:
                day += timedelta(days=1)
            off.add(day)
    return frozenset(off)
