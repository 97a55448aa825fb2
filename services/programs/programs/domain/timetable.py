"""The lessons that somebody gives or has, as far as meetings must not clash with them (1.4)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from pydantic import BaseModel, ConfigDict


class WeeklyLesson(BaseModel):
    """`weekday` as ISO counts them, Monday is 1. `ends` is not included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weekday: int
    begins: time
    ends: time


@dataclass(frozen=True)
class Term:
    """`since` and `until` are both included."""

    since: date
    until: date
    lessons: tuple[WeeklyLesson, ...]


class Timetable(Aggregate):
    def reset(self) -> None:
        self.terms: tuple[Term, ...] = ()

    def evolve(self, event: Event) -> None:
        assert isinstance(event, TimetableSet)
        self.terms = (Term(event.since, event.until, event.lessons), *self.terms)

    def lessons_on(self, day: date) -> tuple[WeeklyLesson, ...]:
        """Of several terms that hold the day, the one set last counts."""
        term = next((term for term in self.terms if term.since <= day <= term.until), None)
        return tuple(one for one in term.lessons if one.weekday == day.isoweekday()) if term else ()

    def is_busy(self, at: datetime, minutes: int) -> bool:
        """From `at` on, for so many minutes; what goes on after midnight is in nobody's way."""
        ends = datetime.combine(at.date(), time.max, at.tzinfo)
        until = min(at + timedelta(minutes=minutes), ends).time()
        return any(lesson.begins < until and at.time() < lesson.ends for lesson in self.lessons_on(at.date()))


class TimetableSet(Event):
    """The weekly lessons of one person for a term (R-1.4-01)."""

    TOPIC: ClassVar[str] = "programs.TimetableSet"
    person: UUID
    since: date
    until: date
    lessons: tuple[WeeklyLesson, ...]


Timetable.BORN_AS = TimetableSet


def timetable_id(school: UUID, person: UUID) -> UUID:
    return uuid5(school, f"timetable {person}")


def set_term(timetable: Timetable, set_: TimetableSet) -> None:
    if set_.until < set_.since:
        raise Refused("wrong-window", "Последний день раньше первого", field="/until")
    backwards = [lesson for lesson in set_.lessons if lesson.ends <= lesson.begins]
    if backwards:
        raise Refused("wrong-lesson", "Урок кончается раньше, чем начинается", field="/lessons")
    timetable.record(set_)
