"""The head's orders (3.3)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import OrderKind


class OrderIssued(Contract):
    """The head's act. `concerns` are those who must be acquainted; what follows, where its content names it: dates of
    what is ordered, persons it is about, the edition of the regulation a program is moved to."""

    TYPE: ClassVar[str] = "registry.OrderIssued"
    order: UUID
    kind: OrderKind
    number: str
    dated: date
    concerns: tuple[UUID, ...]
    match: UUID | None = None
    until: date | None = None
    since: date | None = None
    persons: tuple[UUID, ...] = ()
    edition: UUID | None = None


class OrderRepealed(Contract):
    """Repealed from `dated` on, or declared erroneous and so never in force, by the order `by` (R-3.3-02, INV-30)."""

    TYPE: ClassVar[str] = "registry.OrderRepealed"
    order: UUID
    by: UUID
    dated: date
    erroneous: bool


class OrderAcknowledged(Contract):
    TYPE: ClassVar[str] = "registry.OrderAcknowledged"
    order: UUID
    person: UUID


class MentorAppointed(Contract):
    TYPE: ClassVar[str] = "registry.MentorAppointed"
    participant: UUID
    order: UUID


class DeviationRecorded(Contract):
    """A SOFT rule was not kept, for a recorded reason (N-19, K-34)."""

    TYPE: ClassVar[str] = "registry.DeviationRecorded"
    rule: str
