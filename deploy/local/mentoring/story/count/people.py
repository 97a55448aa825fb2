"""Mentees and mentors: how many, who they are, who is covered, who waits."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from mentoring.story.count.pairs import leading
from mentoring.story.count.programs import running
from mentoring.story.ledger import Ledger

Lines = Iterator[tuple[str, UUID]]
BEGINNER = 3
"""Years of teaching."""


def paired(ledger: Ledger, day: date) -> set[UUID]:
    return {mentee for lead in leading(ledger, day) for mentee in lead.mentees}


def waiting(ledger: Ledger, day: date) -> dict[UUID, date]:
    """Those without a mentor who have asked for one since they had none, and since when."""
    found = {}
    for person, asks in ledger.asks.items():
        spells = [lead for lead in ledger.leads if person in lead.mentees and lead.since <= day]
        alone = max((lead.until for lead in spells), default=date.min)
        if asked := [ask for ask in asks if alone <= ask <= day]:
            found[person] = min(asked)
    return found


def waits(ledger: Ledger, day: date) -> list[int]:
    """Days."""
    return [(day - since).days for since in waiting(ledger, day).values()]


def learning(ledger: Ledger, day: date) -> set[UUID]:
    """Mentees whose program is running."""
    return {mentee for program in running(ledger, day).values() for mentee in program.mentees}


def mentees(ledger: Ledger, day: date) -> Lines:
    yield from (("paired", person) for person in paired(ledger, day))
    yield from (("waiting", person) for person in waiting(ledger, day))


def mentees_by_experience(ledger: Ledger, day: date) -> Lines:
    for person in paired(ledger, day):
        years = ledger.people[person].experience
        yield "under-1" if years < 1 else "1-3" if years <= BEGINNER else "over-3", person


def mentees_by_age(ledger: Ledger, day: date) -> Lines:
    yield from (("young" if ledger.people[person].young else "older", person) for person in paired(ledger, day))


def mentors(ledger: Ledger, day: date) -> Lines:
    yield from (("offered", person) for person, offer in ledger.offers.items() if offer.at(day))
    yield from (("appointed", person) for person, since in ledger.appointed.items() if since <= day)
    yield from (("acting", lead.mentor) for lead in leading(ledger, day))


def mentors_by_origin(ledger: Ledger, day: date) -> Lines:
    yield from (("internal", lead.mentor) for lead in leading(ledger, day))


def beginners_covered(ledger: Ledger, day: date) -> list[bool]:
    covered = learning(ledger, day)
    beginners = (person for person, staff in ledger.people.items() if staff.experience <= BEGINNER)
    return [person in covered for person in beginners]


def needed_covered(ledger: Ledger, day: date) -> list[bool]:
    covered = learning(ledger, day)
    return [person in covered for person in paired(ledger, day) | waiting(ledger, day).keys()]
