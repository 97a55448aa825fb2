"""The story: chapters on days of one year, each played in every school before the clock moves on."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from mentoring.settings import TIME_ZONE
from mentoring.story import neighbours
from mentoring.story.chapters import CHAPTERS, Chapter
from mentoring.story.stage import School
from mentoring.story.transport import Line

HERE = ZoneInfo(TIME_ZONE)
MORNING = time(9)
AT_ONCE = 5
"""Schools that play at the same time."""


class MovableClock(Protocol):
    def now(self) -> datetime: ...

    def move_clock(self, to: datetime) -> datetime: ...


@dataclass(frozen=True)
class Stage:
    """The schools, the clock over them, and who hears what happens."""

    schools: Sequence[School]
    clock: MovableClock
    line: Line
    told: Callable[[Chapter, School], None]

    def play(self, first: date) -> None:
        """All chapters. What was played before is gone through and changes nothing."""
        neighbours.meet(self.schools)
        for chapter in CHAPTERS:
            day = chapter.day(first)
            moved = self._move(day)
            for school in self.schools:
                school.today, school.first_time = day, moved
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(partial(self._act, chapter), self.schools))

    def _act(self, chapter: Chapter, school: School) -> None:
        for act in chapter.acts:
            act(school)
        self.told(chapter, school)

    def _move(self, day: date) -> bool:
        """Whether the day only begins now. The clock goes forward only."""
        morning = datetime.combine(day, MORNING, HERE)

        def reached() -> bool:
            return self.clock.now() >= morning

        if self.line.patiently(reached):
            return False
        self.line.patiently(lambda: reached() or self.clock.move_clock(morning))
        return True
