"""People: staff, the banks of mentors and of mentees, appointments. Ids and numbers, never names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from backbone.letters import Delivery
from contracts import registry
from reporting.timeline import Entry, Handles


@dataclass(frozen=True, kw_only=True)
class Staff(Entry):
    TABLE: ClassVar[str] = "staff"
    pedagogical: bool | None = None
    external: bool | None = None
    experience_years: int | None = None
    young: bool | None = None
    subjects: list[str] | None = None
    category: str | None = None


@dataclass(frozen=True, kw_only=True)
class Offer(Entry):
    """Stands in the bank of mentors, ready for so many mentees."""

    TABLE: ClassVar[str] = "offers"
    capacity: int | None = None


@dataclass(frozen=True, kw_only=True)
class Appointment(Entry):
    TABLE: ClassVar[str] = "appointments"


@dataclass(frozen=True, kw_only=True)
class Need(Entry):
    """Asked for a mentor."""

    TABLE: ClassVar[str] = "needs"


def participant_registered(told: Delivery[registry.ParticipantRegistered]) -> Iterator[Entry]:
    fact = told.fact
    yield Staff(
        subject=fact.participant,
        since=told.on,
        pedagogical=fact.pedagogical,
        external=fact.external,
        experience_years=fact.experience_years,
        young=fact.young,
        subjects=list(fact.subjects),
        category=fact.category,
    )


def mentor_registered(told: Delivery[registry.MentorRegistered]) -> Iterator[Entry]:
    yield Offer(subject=told.fact.participant, since=told.on, capacity=told.fact.capacity)


def mentor_appointed(told: Delivery[registry.MentorAppointed]) -> Iterator[Entry]:
    yield Appointment(subject=told.fact.participant, since=told.on)


def mentee_registered(told: Delivery[registry.MenteeRegistered]) -> Iterator[Entry]:
    yield Need(subject=told.fact.participant, since=told.on)


def participant_left(told: Delivery[registry.ParticipantLeft]) -> Iterator[Entry]:
    for kind in (Staff, Offer, Appointment, Need):
        yield kind(subject=told.fact.participant, since=told.on, live=False)


HANDLES: Handles = {
    registry.ParticipantRegistered: participant_registered,
    registry.MentorRegistered: mentor_registered,
    registry.MentorAppointed: mentor_appointed,
    registry.MenteeRegistered: mentee_registered,
    registry.ParticipantLeft: participant_left,
}
