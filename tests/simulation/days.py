"""The clock of a simulated year: it goes from morning to morning, and no day ends before its reminders are sent."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta

from mentoring.access import Access
from mentoring.platform import Platform
from stores import MAINS, behind, database

from tests.simulation.terms import HERE, morning

PATIENCE = 300.0
PAUSE = 0.02
DAY = timedelta(days=1)
DUE = """SELECT FROM reminders JOIN deadlines USING (series) LEFT JOIN programs USING (program)
         WHERE done_at IS NULL AND due_at <= %s AND NOT (stands_still AND suspended IS NOT NULL) LIMIT 1"""
DIGESTS = """SELECT FROM posts WHERE role = 'head' AND known_at < %s
             AND NOT EXISTS (SELECT FROM digests WHERE digests.school = posts.school AND week >= %s) LIMIT 1"""


class Days(Access):
    """What the story is played with: whoever moves the clock far moves it day by day."""

    def __init__(self, platform: Platform) -> None:
        super().__init__(platform.ports)
        self._held = ExitStack()
        self._logs = {service: self._held.enter_context(database(platform, service)) for service in MAINS}
        for connection in self._logs.values():
            connection.autocommit = True

    def close(self) -> None:
        self._held.close()
        super().close()

    def move_clock(self, to: datetime) -> datetime:
        self._awaited(lambda: not self._unread() and self._nobody_waits())
        while (tomorrow := morning(self.now().astimezone(HERE).date() + DAY)) < to:
            super().move_clock(tomorrow)
            self._awaited(self._nobody_waits)
        moved = super().move_clock(to)
        self._awaited(self._nobody_waits)
        return moved

    def _unread(self) -> list[str]:
        return [line for line in behind(self._logs) if "letters" not in line]

    def _nobody_waits(self) -> bool:
        """Whatever is due by now has been told."""
        now = self.now()
        today = now.astimezone(HERE).date()
        monday = today - timedelta(days=today.weekday())
        log = self._logs["notifications"]
        due = log.execute(DUE, (now,)).fetchone()
        return due is None and log.execute(DIGESTS, (morning(monday), monday)).fetchone() is None

    def _awaited(self, reached: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not reached():
            assert time.monotonic() < deadline, "the day does not end"
            time.sleep(PAUSE)
