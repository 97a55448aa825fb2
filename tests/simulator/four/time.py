"""The clock of all four; it goes forward only when it is told to."""

from datetime import UTC, datetime, timedelta

from backbone.clock import Clock

BEGINNING = datetime(2026, 9, 1, 6, tzinfo=UTC)
"""A morning."""


class Time(Clock):
    def __init__(self) -> None:
        super().__init__()
        self.moment = BEGINNING

    def now(self) -> datetime:
        return self.moment

    def pass_(self, **time: float) -> None:
        self.moment += timedelta(**time)
