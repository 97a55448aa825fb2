"""What the head's orders settle beside pairs: the association, rewards, the registry of mentors (3.3, 3.4, 3.5)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import RewardKind


class AssociationProposed(Contract):
    """The curator proposes who is in the association of mentors (R-3.4-03)."""

    TYPE: ClassVar[str] = "registry.AssociationProposed"
    association: UUID
    members: tuple[UUID, ...]
    chair: UUID
    mediators: tuple[UUID, ...]


class AssociationApproved(Contract):
    """By the head's order; it replaces the one before (R-3.4-03)."""

    TYPE: ClassVar[str] = "registry.AssociationApproved"
    association: UUID
    order: UUID
    since: date
    members: tuple[UUID, ...]
    chair: UUID
    mediators: tuple[UUID, ...]


class IncentiveGranted(Contract):
    """`basis` are the proposals and petitions it rests on (R-A.7-D3)."""

    TYPE: ClassVar[str] = "registry.IncentiveGranted"
    participant: UUID
    order: UUID
    reward: RewardKind
    basis: tuple[UUID, ...]


class MentorTrained(Contract):
    """Has gone through the training of mentors (R-A.4-05)."""

    TYPE: ClassVar[str] = "registry.MentorTrained"
    participant: UUID
    trained: date


class PartnerOrderRegistered(Contract):
    """The employer of an external mentor has its own order on the pair (R-A.5-D1)."""

    TYPE: ClassVar[str] = "registry.PartnerOrderRegistered"
    match: UUID
    mentor: UUID
    dated: date


class MentorRegistryRequested(Contract):
    """The education office asks for the registry of mentors; `due` is the last day, where it names one (R-A.4-D1)."""

    TYPE: ClassVar[str] = "registry.MentorRegistryRequested"
    request: UUID
    due: date | None


class MentorRegistryTransmitted(Contract):
    """Figures of version `number`; `persons` are those transmitted by name, with their consent (R-A.4-D1)."""

    TYPE: ClassVar[str] = "registry.MentorRegistryTransmitted"
    request: UUID
    number: int
    persons: tuple[UUID, ...]
