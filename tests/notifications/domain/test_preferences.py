"""When it is quiet, and until when."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from notifications.domain.preferences import Quiet

SARATOV = ZoneInfo("Europe/Saratov")


def here(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=SARATOV).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        (here(12, 19, 59), None),
        (here(12, 20), here(13, 7)),
        (here(12, 23, 30), here(13, 7)),
        (here(13, 3), here(13, 7)),
        (here(13, 7), None),
    ],
)
def test_the_night_ends_in_the_morning(now: datetime, ends: datetime | None) -> None:
    assert Quiet(time(20), time(7)).over(now, SARATOV) == ends


def test_quiet_hours_may_lie_within_a_day() -> None:
    lessons = Quiet(time(8), time(14))
    assert lessons.over(here(12, 9), SARATOV) == here(12, 14)
    assert lessons.over(here(12, 14), SARATOV) is None


def test_the_same_hour_twice_means_none() -> None:
    assert Quiet(time(), time()).over(here(12, 0), SARATOV) is None
