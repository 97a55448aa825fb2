"""Mediation between a mentor and a mentee (3.5): what is said in it is for the two and their mediator alone (R-3.5-09).

The mediator is whoever both sides and he himself agreed to; a member of the association may offer himself.
"""

from abc import abstractmethod
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Forbidden, NotFound, Refused
from backbone.events import Event
from backbone.rules import require
from contracts.codes import MediationOutcome

from programs.domain.help import Said


class Mediation(Aggregate):
    """`agreed` are those who agreed to the proposed mediator."""

    program: UUID
    parties: frozenset[UUID]
    opened: date

    def reset(self) -> None:
        self.mediator: UUID | None = None
        self.begun = False
        self.agreed: frozenset[UUID] = frozenset()
        self.messages: tuple[Said, ...] = ()
        self.outcome: MediationOutcome | None = None
        self.closed: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, MediationEvent)
        event.apply(self)

    @property
    def people(self) -> frozenset[UUID]:
        """Who knows of it: the sides and whoever was asked to mediate."""
        return self.parties | ({self.mediator} if self.mediator else set())

    def hears(self, person: UUID) -> bool:
        """Whether he may read what is said."""
        return person in self.parties or (self.begun and person == self.mediator)

    def must_be_open(self) -> None:
        if self.closed:
            raise Refused("mediation-closed", "Медиация уже закончена")


class MediationEvent(Event):
    """A fact of one mediation."""

    @abstractmethod
    def apply(self, mediation: Mediation) -> None:
        """Changes the mediation's state; never refuses."""


class MediationOpened(MediationEvent):
    TOPIC: ClassVar[str] = "programs.MediationOpened"
    program: UUID
    by: UUID
    other: UUID

    def apply(self, mediation: Mediation) -> None:
        mediation.program, mediation.opened = self.program, self.on
        mediation.parties = frozenset((self.by, self.other))


class MediatorProposed(MediationEvent):
    """The latest proposal is the one that stands."""

    TOPIC: ClassVar[str] = "programs.MediatorProposed"
    by: UUID
    mediator: UUID

    def apply(self, mediation: Mediation) -> None:
        mediation.mediator, mediation.agreed = self.mediator, frozenset((self.by,))


class MediatorAgreed(MediationEvent):
    TOPIC: ClassVar[str] = "programs.MediatorAgreed"
    person: UUID

    def apply(self, mediation: Mediation) -> None:
        mediation.agreed |= {self.person}


class MediationBegun(MediationEvent):
    """Nobody's agreement to the mediator is missing any more."""

    TOPIC: ClassVar[str] = "programs.MediationBegun"

    def apply(self, mediation: Mediation) -> None:
        mediation.begun = True


class MediationSpoken(MediationEvent):
    TOPIC: ClassVar[str] = "programs.MediationSpoken"
    by: UUID
    text: UUID
    at: datetime

    def apply(self, mediation: Mediation) -> None:
        mediation.messages += (Said(self.by, self.text, self.at),)


class MediationClosed(MediationEvent):
    TOPIC: ClassVar[str] = "programs.MediationClosed"
    by: UUID
    outcome: MediationOutcome

    def apply(self, mediation: Mediation) -> None:
        mediation.outcome, mediation.closed = self.outcome, self.on


Mediation.BORN_AS = MediationOpened


def open_(id: UUID, program: UUID, by: UUID, other: UUID, on: date) -> Mediation:
    mediation = Mediation(id)
    mediation.record(MediationOpened(on=on, program=program, by=by, other=other))
    return mediation


def propose(mediation: Mediation, by: UUID, mediator: UUID, on: date) -> None:
    mediation.must_be_open()
    if mediation.begun:
        raise Refused("mediator-chosen", "Посредник уже выбран")
    require(mediator not in mediation.parties, "R-3.5-09", "Сторона не может быть посредником", field="/mediator")
    mediation.record(MediatorProposed(on=on, by=by, mediator=mediator))


def agree(mediation: Mediation, by: UUID, on: date) -> None:
    mediation.must_be_open()
    if mediation.mediator is None:
        raise Refused("nothing-proposed", "Посредник ещё не предложен")
    if by in mediation.agreed:
        raise Refused("already-agreed", "Ваше согласие уже получено")
    mediation.record(MediatorAgreed(on=on, person=by))
    if mediation.agreed >= mediation.people:
        mediation.record(MediationBegun(on=on))


def speak(mediation: Mediation, by: UUID, text: UUID, at: datetime, on: date) -> None:
    mediation.must_be_open()
    outside = "Говорят стороны и посредник, на которого согласились обе"
    require(mediation.hears(by), "R-3.5-09", outside)
    mediation.record(MediationSpoken(on=on, by=by, text=text, at=at))


def close(mediation: Mediation, by: UUID, outcome: MediationOutcome, on: date) -> None:
    """The mediator says how it ended; a side may leave at any time."""
    mediation.must_be_open()
    leaving = by in mediation.parties and outcome is MediationOutcome.ABANDONED
    if not leaving and not (mediation.begun and by == mediation.mediator):
        raise Forbidden("Итог записывает посредник; сторона может отказаться от медиации")
    mediation.record(MediationClosed(on=on, by=by, outcome=outcome))


def must_know(mediation: Mediation, person: UUID) -> None:
    if person not in mediation.people:
        raise NotFound
