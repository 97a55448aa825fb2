"""Whether somebody is at work, and on what terms he is a mentor (A-35, Labour Code, art. 351.8)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import ClearanceKind, LegalRegime, ReliefGround


class ParticipantAway(Contract):
    """Absent for long, and expected back (A-35). `until` is the last day, where it is known."""

    TYPE: ClassVar[str] = "registry.ParticipantAway"
    participant: UUID
    since: date
    until: date | None = None


class ParticipantReturned(Contract):
    TYPE: ClassVar[str] = "registry.ParticipantReturned"
    participant: UUID
    since: date


class MentorRegimeRecorded(Contract):
    """From `since` this is the legal basis of his mentoring (A-15): where it is an assignment under art. 351.8, nobody
    refuses a resignation (R-4.1-03)."""

    TYPE: ClassVar[str] = "registry.MentorRegimeRecorded"
    participant: UUID
    regime: LegalRegime
    since: date


class LabourAgreementSigned(Contract):
    """Content, terms, form and pay of mentoring are agreed (D-36, K-35)."""

    TYPE: ClassVar[str] = "registry.LabourAgreementSigned"
    participant: UUID
    agreement: UUID
    since: date


class MentorRelieved(Contract):
    """From `effective` no longer a mentor (D-37). His pairs and groups go on until they get another, or end."""

    TYPE: ClassVar[str] = "registry.MentorRelieved"
    participant: UUID
    order: UUID
    ground: ReliefGround
    effective: date


class ClearanceAttested(Contract):
    """A certificate of an external specialist is valid up to and including `until` (R-A.3-D4, N-11)."""

    TYPE: ClassVar[str] = "registry.ClearanceAttested"
    participant: UUID
    kind: ClearanceKind
    until: date
