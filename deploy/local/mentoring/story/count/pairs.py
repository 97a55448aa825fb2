"""Pairs and groups, and the load of those who lead them."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from mentoring.story.ledger import Lead, Ledger

Lines = Iterator[tuple[str, UUID]]


def leading(ledger: Ledger, day: date) -> list[Lead]:
    return [lead for lead in ledger.leads if lead.since <= day < lead.until]


def pairs_and_groups(ledger: Ledger, day: date) -> Lines:
    yield from (("group" if len(lead.mentees) > 1 else "pair", lead.match) for lead in leading(ledger, day))


def groups_by_size(ledger: Ledger, day: date) -> Lines:
    yield from ((str(len(lead.mentees)), lead.match) for lead in leading(ledger, day) if len(lead.mentees) > 1)


def changes(ledger: Ledger, day: date) -> Lines:
    gone_on = {(lead.match, lead.since) for lead in ledger.leads if not lead.formed}
    for lead in ledger.leads:
        if lead.since <= day and (lead.formed or lead.replacement):
            yield "replaced" if lead.replacement else "formed", lead.match
        if lead.until <= day and (lead.match, lead.until) not in gone_on:
            yield "closed", lead.match


def by_load(ledger: Ledger, day: date) -> Lines:
    yield from ((str(mentees), mentor) for mentor, mentees in _load(ledger, day).items())


def at_capacity(ledger: Ledger, day: date) -> list[bool]:
    load = _load(ledger, day)
    capacities = {person: offer.at(day) for person, offer in ledger.offers.items()}
    return [load.get(person, 0) >= capacity for person, capacity in capacities.items() if capacity]


def _load(ledger: Ledger, day: date) -> dict[UUID, int]:
    """How many different people each mentor leads."""
    led: dict[UUID, set[UUID]] = {}
    for lead in leading(ledger, day):
        led.setdefault(lead.mentor, set()).update(lead.mentees)
    return {mentor: len(mentees) for mentor, mentees in led.items()}
