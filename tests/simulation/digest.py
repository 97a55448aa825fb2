"""The head's Monday letter, counted from the terms: what falls due within two weeks or is overdue."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from tests.simulation.history import History
from tests.simulation.terms import Reminder, Term, last_day, morning

QUIET = (
    "consent",
    "destruction-act",
    "relief",
    "survey",
    "meeting-soon",
    "task",
    "activity",
    "file-access",
    "campaign",
    "campaign-begun",
    "campaign-longer",
)
"""Kinds that are everybody's own business, and what the head can do nothing about any more."""
SOON = timedelta(days=14)
WEEK = timedelta(days=7)


def digests(school: UUID, terms: Sequence[Term], history: History, first: date, now: datetime) -> Iterator[Reminder]:
    day = first - timedelta(days=first.weekday()) + WEEK
    while (begun := morning(day)) <= now:
        listed = [
            (term.kind, due)
            for term in terms
            if term.kind not in QUIET and term.open_at(begun) and (due := last_day(term, begun, history)) <= day + SOON
        ]
        if listed:
            detail = said(Counter(kind for kind, _ in listed), sum(due < day for _, due in listed))
            for head in history.head(day, begun) - history.gone(begun):
                for channel in ("inbox", "email"):
                    yield Reminder("weekly-digest", school, detail, head, day, channel)
        day += WEEK


def said(matters: Counter[str], overdue: int) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in sorted(matters.items())) + f"; overdue {overdue}"
