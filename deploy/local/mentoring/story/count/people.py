"""Mentees and mentors: how many, who they are, who is covered, who waits."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from mentoring.story.count.pairs import leading
from mentoring.story.count.programs import running
from mentoring.story.ledger import Ledger
from mentoring.story.people import Staff

Lines = Iterator[tuple[str, UUID]]
BEGINNER = 3
"""Years of teaching."""


def staff(ledger: Ledger, day: date) -> dict[UUID, Staff]:
    """Those who are still there."""
    gone = {person for person, on in ledger.left.items() if on <= day}
    return {person: one for person, one in ledger.people.items() if person not in gone}


def paired(ledger: Ledger, day: date) -> set[UUID]:
    return {mentee for lead in leading(ledger, day) for mentee in lead.mentees}


def waiting(ledger: Ledger, day: date) -> dict[UUID, date]:
    """Those without a mentor who have asked for one since they had none, and since when."""
    found = {}
    here = staff(ledger, day)
    for person, asks in ledger.asks.items():
        spells = [lead for lead in ledger.leads if person in lead.mentees and lead.since <= day]
        alone = max((lead.until for lead in spells), default=date.min)
        if asked := [ask for ask in asks if person in here and alone <= ask <= day]:
            found[person] = min(asked)
    return found


def waits(ledger: Ledger, day: date) -> list[int]:
    """Days."""
    return [(day - since).days for since in waiting(ledger, day).values()]


def learning(ledger: Ledger, day: date) -> set[UUID]:
    """Mentees whose program is running."""
    return {mentee for program in running(ledger, day).values() for mentee in program.mentees.on(day)}


def mentees(ledger: Ledger, day: date) -> Lines:
    yield from (("paired", person) for person in paired(ledger, day))
    yield from (("waiting", person) for person in waiting(ledger, day))


def mentees_by_experience(ledger: Ledger, day: date) -> Lines:
    here = staff(ledger, day)
    yield from ((by_years(here.get(person)), person) for person in paired(ledger, day))


def by_years(one: Staff | None) -> str:
    if one is None:
        return "unknown"
    return "under-1" if one.experience < 1 else "1-3" if one.experience <= BEGINNER else "over-3"


def mentees_by_age(ledger: Ledger, day: date) -> Lines:
    here = staff(ledger, day)
    for person in paired(ledger, day):
        yield "unknown" if person not in here else "young" if here[person].young else "older", person


def mentees_by_subject(ledger: Ledger, day: date) -> Lines:
    here = staff(ledger, day)
    for person in paired(ledger, day):
        subject = here[person].subject if person in here else None
        yield subject or "unknown", person


def mentors(ledger: Ledger, day: date) -> Lines:
    here = staff(ledger, day)
    yield from (("offered", person) for person in offering(ledger, day))
    for person, since in ledger.appointed.items():
        if person in here and since <= day < ledger.relieved.get(person, date.max):
            yield "appointed", person
    yield from (("acting", lead.mentor) for lead in leading(ledger, day))


def offering(ledger: Ledger, day: date) -> list[UUID]:
    here = staff(ledger, day)
    return [person for person, offer in ledger.offers.items() if person in here and offer.at(day)]


def mentors_by_portfolio(ledger: Ledger, day: date) -> Lines:
    for person in offering(ledger, day):
        yield "kept" if ledger.portfolios.get(person, date.max) <= day else "none", person


def mentors_by_origin(ledger: Ledger, day: date) -> Lines:
    for lead in leading(ledger, day):
        yield "external" if ledger.people[lead.mentor].external else "internal", lead.mentor


def mentors_by_category(ledger: Ledger, day: date) -> Lines:
    here = staff(ledger, day)
    for lead in leading(ledger, day):
        category = here[lead.mentor].category if lead.mentor in here else None
        yield category or "unknown", lead.mentor


def beginners_covered(ledger: Ledger, day: date) -> list[bool]:
    covered = learning(ledger, day)
    here = staff(ledger, day).items()
    return [person in covered for person, one in here if one.experience <= BEGINNER and not one.external]


def needed_covered(ledger: Ledger, day: date) -> list[bool]:
    covered = learning(ledger, day)
    return [person in covered for person in paired(ledger, day) | waiting(ledger, day).keys()]
