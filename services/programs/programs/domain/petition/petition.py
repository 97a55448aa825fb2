"""A petition: filed, then decided or withdrawn. What differs between kinds is told in `kinds`."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from contracts.codes import PetitionKind, PetitionOutcome, PetitionState
from pydantic import BaseModel, ConfigDict

from programs.domain.petition.kinds import PROCEDURES, Procedure, Who


class Details(BaseModel):
    """What is asked for, as far as the kind has it. `documents` are texts; `since` and `until` are both included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    concerned: tuple[UUID, ...] = ()
    activities: tuple[UUID, ...] = ()
    documents: tuple[UUID, ...] = ()
    since: date | None = None
    until: date | None = None
    shown_to_mentor: bool = False


class Substitution(BaseModel):
    """Somebody takes the lesson of a released person that begins then."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: UUID
    day: date
    begins: time
    substitute: UUID


@dataclass(frozen=True)
class Setting:
    """The program it is about, and who was in it when it was filed."""

    program: UUID
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class Petition(Aggregate):
    kind: PetitionKind
    by: UUID
    edition: UUID
    due: date
    to: tuple[Who, ...]
    outcomes: tuple[PetitionOutcome, ...]
    details: Details
    text: UUID
    filed: date

    def reset(self) -> None:
        self.state = PetitionState.FILED
        self.setting: Setting | None = None
        self.outcome: PetitionOutcome | None = None
        self.decided: date | None = None
        self.decided_by: UUID | None = None
        self.reason: UUID | None = None
        self.order: UUID | None = None
        self.continuity: UUID | None = None
        self.substitutions: tuple[Substitution, ...] = ()

    def evolve(self, event: Event) -> None:
        assert isinstance(event, PetitionEvent)
        event.apply(self)

    @property
    def procedure(self) -> Procedure:
        return PROCEDURES[self.kind]

    @property
    def substitutes(self) -> frozenset[UUID]:
        return frozenset(one.substitute for one in self.substitutions)

    def must_be_open(self) -> None:
        if self.state is not PetitionState.FILED:
            raise Refused("petition-closed", f"Обращение уже {self.state.label}")


class PetitionEvent(Event):
    """A fact of one petition."""

    @abstractmethod
    def apply(self, petition: Petition) -> None:
        """Changes the petition's state; never refuses."""


class PetitionFiled(PetitionEvent):
    """`due` is the last day for the decision; `outcomes` is how it may end by the law of the day it was filed."""

    TOPIC: ClassVar[str] = "programs.PetitionFiled"
    kind: PetitionKind
    by: UUID
    program: UUID | None = None
    match: UUID | None = None
    mentor: UUID | None = None
    mentees: tuple[UUID, ...] = ()
    edition: UUID
    due: date
    to: tuple[Who, ...]
    outcomes: tuple[PetitionOutcome, ...]
    details: Details
    text: UUID

    def apply(self, petition: Petition) -> None:
        petition.kind, petition.by, petition.edition, petition.due = self.kind, self.by, self.edition, self.due
        petition.to, petition.outcomes, petition.details = self.to, self.outcomes, self.details
        petition.text, petition.filed = self.text, self.on
        if self.program and self.match and self.mentor:
            petition.setting = Setting(self.program, self.match, self.mentor, self.mentees)


class PetitionDecided(PetitionEvent):
    """`continuity` is the attestation that teaching goes on, `substitutions` who takes which lesson (1.4)."""

    TOPIC: ClassVar[str] = "programs.PetitionDecided"
    by: UUID
    outcome: PetitionOutcome
    reason: UUID | None = None
    order: UUID | None = None
    continuity: UUID | None = None
    substitutions: tuple[Substitution, ...] = ()

    def apply(self, petition: Petition) -> None:
        petition.state, petition.decided, petition.decided_by = PetitionState.DECIDED, self.on, self.by
        petition.outcome, petition.reason, petition.order = self.outcome, self.reason, self.order
        petition.continuity, petition.substitutions = self.continuity, self.substitutions


class ReleaseUndone(PetitionEvent):
    """The order that it rested on has been repealed by the order `by` (R-1.4-02)."""

    TOPIC: ClassVar[str] = "programs.ReleaseUndone"
    by: UUID

    def apply(self, petition: Petition) -> None:
        petition.state = PetitionState.UNDONE


class PetitionWithdrawn(PetitionEvent):
    TOPIC: ClassVar[str] = "programs.PetitionWithdrawn"

    def apply(self, petition: Petition) -> None:
        petition.state = PetitionState.WITHDRAWN


Petition.BORN_AS = PetitionFiled
