"""A term that somebody has to keep, and the reminders that it should lead to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from contracts.workdays import is_working
from mentoring.settings import TIME_ZONE

from tests.simulation.history import History

HERE = ZoneInfo(TIME_ZONE)
NINE = time(9)


class Step(NamedTuple):
    """On the morning of `day` those of `to` are reminded; `late` when the term is over, again `every` so many days."""

    day: date
    template: str
    to: str
    late: bool = False
    every: int | None = None


class Reminder(NamedTuple):
    """One message to one person over one channel; `detail` tells several of one day apart."""

    template: str
    about: UUID
    detail: str
    recipient: UUID
    on: date
    channel: str


@dataclass(frozen=True)
class Term:
    """`closed`: when it was done, or replaced by a new one under the same key. A reminder whose time has passed before
    the term was `opened` is made good where `at_once`, and where it is late; else the news of the opening is enough."""

    kind: str
    key: str
    about: UUID
    opened: datetime
    due: date
    steps: tuple[Step, ...]
    closed: datetime | None = None
    detail: str = ""
    at_once: bool = False
    persons: tuple[UUID, ...] = ()
    program: UUID | None = None
    stands_still: bool = False
    worthless: datetime | None = None
    """From when on a reminder of what is to come says nothing; else from the end of the last day on."""

    def open_at(self, moment: datetime) -> bool:
        return self.opened <= moment and (self.closed is None or moment < self.closed)


def morning(day: date) -> datetime:
    return datetime.combine(day, NINE, HERE)


def midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), HERE)


def working_day_before(due: date) -> date:
    day = due - timedelta(days=1)
    while not is_working(day):
        day -= timedelta(days=1)
    return day


def ahead(due: date, template: str, to: str, *days: int) -> tuple[Step, ...]:
    return tuple(Step(due - timedelta(days=before), template, to) for before in days)


def late(due: date, template: str, to: str, days: int = 1) -> Step:
    return Step(due + timedelta(days=days), template, to, late=True)


def earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def reminders(terms: Iterable[Term], history: History, now: datetime) -> Iterator[Reminder]:
    """All that had to be sent up to `now`; under one key nothing is told twice."""
    told: set[tuple[str, str, datetime]] = set()
    for term in sorted(terms, key=lambda term: term.opened):
        for moment, step in _moments(term, history, now):
            planned = (term.kind, term.key, moment)
            if planned not in told:
                told.add(planned)
                yield from _messages(term, step, max(moment, term.opened), history)


def _moments(term: Term, history: History, now: datetime) -> Iterator[tuple[datetime, Step]]:
    times = sorted((moment, step) for step in term.steps if step.to for moment in _times(term, step, history, now))
    missed = [(moment, step) for moment, step in times if moment < term.opened and (step.late or term.at_once)]
    for moment, step in missed[-1:] + [(moment, step) for moment, step in times if moment >= term.opened]:
        told = max(moment, term.opened)
        end = _worthless(term, history)
        if term.open_at(told) and (step.late or end is None or told < end):
            yield moment, step


def _times(term: Term, step: Step, history: History, now: datetime) -> Iterator[datetime]:
    planned = morning(step.day)
    while planned <= now:
        moment = _postponed(term, planned, history)
        if moment and moment <= now:
            yield moment
        if not step.every:
            return
        planned += timedelta(days=step.every)


def _postponed(term: Term, moment: datetime, history: History) -> datetime | None:
    """What stands still with a program comes so much later as the program stood still, or never."""
    pauses = history.pauses(term.program) if term.program and term.stands_still else ()
    for pause in pauses:
        if moment >= pause.suspended and (pause.resumed is None or pause.resumed > term.opened):
            if pause.resumed is None:
                return None
            moment = max(moment + timedelta(days=pause.days), pause.resumed)
    return moment


def _worthless(term: Term, history: History) -> datetime | None:
    return _postponed(term, term.worthless or midnight_after(term.due), history)


def last_day(term: Term, at: datetime, history: History) -> date:
    """As far as known at the moment: what stands still with a program is due later by its pauses."""
    pauses = history.pauses(term.program) if term.program and term.stands_still else ()
    days = (pause.days for pause in pauses if pause.resumed and term.opened < pause.resumed <= at)
    return term.due + timedelta(days=sum(days))


def _messages(term: Term, step: Step, at: datetime, history: History) -> Iterator[Reminder]:
    on = at.astimezone(HERE).date()
    for person in recipients(term, step.to, on, at, history):
        for channel in ("inbox", "email"):
            yield Reminder(step.template, term.about, term.detail, person, on, channel)


def recipients(term: Term, to: str, on: date, at: datetime, history: History) -> set[UUID]:
    found: set[UUID] = set()
    for name in to.split():
        match name:
            case "head":
                found |= history.head(on, at)
            case "curator":
                found |= history.curator(on, at)
            case "person":
                found |= set(term.persons)
            case "mentor" | "mentees":
                assert term.program
                mentor, mentees = history.people(term.program, at)
                found |= mentor if name == "mentor" else mentees
    return found - history.gone(at)
