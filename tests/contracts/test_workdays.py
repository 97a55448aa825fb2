"""T-07: the term for statements is counted in working days."""

from datetime import date

import pytest
from contracts.workdays import plus_working_days


@pytest.mark.parametrize(
    ("asked", "last_day"),
    [
        (date(2025, 10, 6), date(2025, 10, 13)),
        (date(2025, 10, 10), date(2025, 10, 17)),
        (date(2025, 10, 11), date(2025, 10, 17)),
        (date(2025, 10, 31), date(2025, 11, 10)),
        (date(2025, 12, 30), date(2026, 1, 14)),
    ],
)
def test_weekends_and_public_holidays_do_not_count(asked: date, last_day: date) -> None:
    assert plus_working_days(asked, 5) == last_day
