"""The association of mentors: an optional body that the curator proposes and an order approves (3.4, A-12)."""

from abc import abstractmethod
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from pydantic import BaseModel, ConfigDict, Field

from registry.domain.act import Act


class Composition(BaseModel):
    """The chair and the mediators are members."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    members: tuple[UUID, ...] = Field(min_length=1, max_length=100)
    chair: UUID
    mediators: tuple[UUID, ...] = Field((), max_length=20)


class Association(Aggregate):
    """`name` is sealed."""

    name: UUID
    composition: Composition
    proposed: date

    def reset(self) -> None:
        self.order: UUID | None = None
        self.since: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, AssociationEvent)
        event.apply(self)


class AssociationEvent(Event):
    """A fact of one association."""

    @abstractmethod
    def apply(self, association: Association) -> None:
        """Changes the association's state; never refuses."""


class AssociationProposed(AssociationEvent):
    """By the curator (R-3.4-03)."""

    TOPIC: ClassVar[str] = "registry.AssociationProposed"
    name: UUID
    composition: Composition

    def apply(self, association: Association) -> None:
        association.name, association.composition, association.proposed = self.name, self.composition, self.on


Association.BORN_AS = AssociationProposed


class AssociationApproved(AssociationEvent):
    """By the head's order (R-3.4-03)."""

    TOPIC: ClassVar[str] = "registry.AssociationApproved"
    order: UUID
    composition: Composition

    def apply(self, association: Association) -> None:
        association.order, association.since = self.order, self.on


def propose(association: Association, name: UUID, composition: Composition, today: date) -> None:
    if not {composition.chair, *composition.mediators} <= set(composition.members):
        raise Refused("not-a-member", "Председатель и посредники входят в состав", field="/members")
    association.record(AssociationProposed(on=today, name=name, composition=composition))


def approve(association: Association, act: Act) -> None:
    if association.order is not None:
        raise Refused("already-approved", "Этот состав уже утверждён", field="/content/proposal")
    approved = AssociationApproved(on=act.dated, order=act.order, composition=association.composition)
    association.record(approved)
