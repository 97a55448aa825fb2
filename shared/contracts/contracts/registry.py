"""What registry tells: who takes part, and on what legal basis. Ids and codes only, never a person's name."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import ConsentPurpose, Direction, Form, Kind, OrderKind
from contracts.regulation import RuleParameters


class SchoolRegistered(Contract):
    """`name` is the public name of the institution; `origins` are the web origins of its own frontend."""

    TYPE: ClassVar[str] = "registry.SchoolRegistered"
    school: UUID
    name: str
    short_name: str
    head: UUID
    origins: tuple[str, ...] = ()


class SchoolOriginsDeclared(Contract):
    TYPE: ClassVar[str] = "registry.SchoolOriginsDeclared"
    school: UUID
    origins: tuple[str, ...]


class RegulationEditionApproved(Contract):
    TYPE: ClassVar[str] = "registry.RegulationEditionApproved"
    edition: UUID
    number: int
    order: UUID
    valid_from: date
    parameters: RuleParameters


class CuratorAppointed(Contract):
    TYPE: ClassVar[str] = "registry.CuratorAppointed"
    person: UUID
    order: UUID
    since: date


class ActingHeadAppointed(Contract):
    """`since` and `until` are both included."""

    TYPE: ClassVar[str] = "registry.ActingHeadAppointed"
    person: UUID
    order: UUID
    since: date
    until: date


class ParticipantRegistered(Contract):
    """`experience_years` is teaching experience on the business date; `young` means 35 or younger (K-01)."""

    TYPE: ClassVar[str] = "registry.ParticipantRegistered"
    participant: UUID
    pedagogical: bool
    external: bool = False
    experience_years: int
    young: bool
    deputy_head: bool = False


class ParticipantLeft(Contract):
    TYPE: ClassVar[str] = "registry.ParticipantLeft"
    participant: UUID


class MentorRegistered(Contract):
    """Stands in the bank of mentors; told again whenever competences or the declared capacity change."""

    TYPE: ClassVar[str] = "registry.MentorRegistered"
    participant: UUID
    competences: tuple[Direction, ...]
    capacity: int


class MenteeRegistered(Contract):
    """Asked for a mentor; told again whenever the needs change. Waiting time starts with the first."""

    TYPE: ClassVar[str] = "registry.MenteeRegistered"
    participant: UUID
    needs: tuple[Direction, ...]


class MenteePoolActualised(Contract):
    TYPE: ClassVar[str] = "registry.MenteePoolActualised"
    mentees: int
    next_due: date


class ConsentGiven(Contract):
    """`match` only where the purpose is to join one."""

    TYPE: ClassVar[str] = "registry.ConsentGiven"
    participant: UUID
    purpose: ConsentPurpose
    match: UUID | None = None


class ConsentWithdrawn(Contract):
    TYPE: ClassVar[str] = "registry.ConsentWithdrawn"
    participant: UUID
    purpose: ConsentPurpose
    match: UUID | None = None


class OrderIssued(Contract):
    """The head's act. `match` and `until` where its content names them; `concerns` are those who must be acquainted."""

    TYPE: ClassVar[str] = "registry.OrderIssued"
    order: UUID
    kind: OrderKind
    number: str
    dated: date
    concerns: tuple[UUID, ...]
    match: UUID | None = None
    until: date | None = None


class OrderAcknowledged(Contract):
    TYPE: ClassVar[str] = "registry.OrderAcknowledged"
    order: UUID
    person: UUID


class MentorAppointed(Contract):
    TYPE: ClassVar[str] = "registry.MentorAppointed"
    participant: UUID
    order: UUID


class MatchProposed(Contract):
    TYPE: ClassVar[str] = "registry.MatchProposed"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    kinds: tuple[Kind, ...]


class MatchConfirmed(Contract):
    """Curator, mentor and every mentee have confirmed (6.2); the head may sign."""

    TYPE: ClassVar[str] = "registry.MatchConfirmed"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class MatchDeclined(Contract):
    """Somebody said no; who and why is nobody's business (R-1.3-05)."""

    TYPE: ClassVar[str] = "registry.MatchDeclined"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class MentorAssigned(Contract):
    """The order that fixes a pair or a group has taken effect (3.3, 6.2). `counterpart` is the other direction of a
    reverse pair. The program it opens stays on `edition`."""

    TYPE: ClassVar[str] = "registry.MentorAssigned"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    counterpart: UUID | None = None
    order: UUID
    effective: date
    edition: UUID
    curator: UUID


class MentorReplaced(Contract):
    TYPE: ClassVar[str] = "registry.MentorReplaced"
    match: UUID
    previous: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    order: UUID
    effective: date


class AssignmentEnded(Contract):
    """The program ended and the mentor's capacity is free again."""

    TYPE: ClassVar[str] = "registry.AssignmentEnded"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class DeviationRecorded(Contract):
    """A SOFT rule was not kept, for a recorded reason (N-19, K-34)."""

    TYPE: ClassVar[str] = "registry.DeviationRecorded"
    rule: str


class ParticipantForgotten(Contract):
    """The person's key is destroyed; every service destroys its own."""

    TYPE: ClassVar[str] = "registry.ParticipantForgotten"
    participant: UUID
