"""Working days of a five-day week. Public holidays are those of art. 112 of the Labour Code; the government's yearly
transfers of days off are not known here, so a term may end a day or two later than by the production calendar."""

from datetime import date, timedelta

HOLIDAYS = {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}


def is_working(day: date) -> bool:
    return day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS


def plus_working_days(day: date, count: int) -> date:
    """The last day of a term of `count` working days that begins on the day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day)
    return day
