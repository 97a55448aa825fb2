"""Records of what people did, what the school keeps, whom it agrees with, what it publishes."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from contracts.base import Contract
from contracts.codes import (
    ActLevel,
    ActType,
    AgreementKind,
    Audience,
    Direction,
    EventFormat,
    Level,
    MaterialKind,
    PublicationKind,
    RecordKind,
    RecordResult,
    Structure,
)


class RecordMade(Contract):
    """Something was done on `day`, and is evidence. Told again when corrected. Of a confidential kind no persons are
    told. `months` after the program's end the person was asked after (K-24)."""

    TYPE: ClassVar[str] = "registry.RecordMade"
    record: UUID
    kind: RecordKind
    day: date
    persons: tuple[UUID, ...] = ()
    match: UUID | None = None
    level: Level | None = None
    structure: Structure | None = None
    reach: Mapping[Audience, int] = Field({})
    format: EventFormat | None = None
    direction: Direction | None = None
    result: RecordResult | None = None
    months: int | None = None
    partner: UUID | None = None
    material: UUID | None = None
    source: UUID | None = None
    invitation: UUID | None = None


class RecordAnnulled(Contract):
    TYPE: ClassVar[str] = "registry.RecordAnnulled"
    record: UUID
    kind: RecordKind


class SchoolInvited(Contract):
    """Told in the invited school: its answer is awaited (R-3.4-08)."""

    TYPE: ClassVar[str] = "registry.SchoolInvited"
    invitation: UUID
    host: UUID
    guest: UUID
    kind: RecordKind
    day: date


class InvitationAnswered(Contract):
    TYPE: ClassVar[str] = "registry.InvitationAnswered"
    invitation: UUID
    host: UUID
    accepted: bool


class LegalSourceAdded(Contract):
    TYPE: ClassVar[str] = "registry.LegalSourceAdded"
    source: UUID
    type: ActType
    number: str
    dated: date
    level: ActLevel


class LegalSourceChanged(Contract):
    """Amended or repealed by the act `number`. `cited`: the edition in force rests on it (N-12; R-1.1-03, R-9.2-01)."""

    TYPE: ClassVar[str] = "registry.LegalSourceChanged"
    source: UUID
    number: str
    effective: date
    repealed: bool
    cited: bool


class MaterialPublished(Contract):
    """A material, or the next version `number` of one."""

    TYPE: ClassVar[str] = "registry.MaterialPublished"
    material: UUID
    kind: MaterialKind
    number: int
    level: Level
    directions: tuple[Direction, ...] = ()


class MaterialAcknowledged(Contract):
    TYPE: ClassVar[str] = "registry.MaterialAcknowledged"
    material: UUID
    person: UUID
    number: int


class MaterialWithdrawn(Contract):
    TYPE: ClassVar[str] = "registry.MaterialWithdrawn"
    material: UUID


class PartnershipConcluded(Contract):
    """`until` is the last day of the term (T-17), None where there is none."""

    TYPE: ClassVar[str] = "registry.PartnershipConcluded"
    partnership: UUID
    kind: AgreementKind
    number: str
    level: Level
    since: date
    until: date | None = None


class PartnershipRenewed(Contract):
    TYPE: ClassVar[str] = "registry.PartnershipRenewed"
    partnership: UUID
    number: str
    until: date


class PartnershipEnded(Contract):
    TYPE: ClassVar[str] = "registry.PartnershipEnded"
    partnership: UUID
    ended: date


class PracticeDescribed(Contract):
    TYPE: ClassVar[str] = "registry.PracticeDescribed"
    practice: UUID
    match: UUID
    direction: Direction
    level: Level


class PracticeApproved(Contract):
    TYPE: ClassVar[str] = "registry.PracticeApproved"
    practice: UUID
    match: UUID
    direction: Direction
    level: Level


class PublicationRequested(Contract):
    TYPE: ClassVar[str] = "registry.PublicationRequested"
    publication: UUID
    kind: PublicationKind
    subject: UUID | None = None


class PublicationPublished(Contract):
    """It stands in the public section. `persons` are those it names."""

    TYPE: ClassVar[str] = "registry.PublicationPublished"
    publication: UUID
    kind: PublicationKind
    subject: UUID | None = None
    persons: tuple[UUID, ...] = ()


class PublicationWithdrawn(Contract):
    """`by_consent`: because a person named in it took the consent back (T-10)."""

    TYPE: ClassVar[str] = "registry.PublicationWithdrawn"
    publication: UUID
    kind: PublicationKind
    subject: UUID | None = None
    persons: tuple[UUID, ...] = ()
    by_consent: bool = False
