"""Calendar months as the regulation counts them."""

from calendar import monthrange
from datetime import date


def plus_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
