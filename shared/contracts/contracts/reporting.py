"""What reporting tells: how far a school's reports have come, what the education office collects and who has filed."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import ReportKind


class ReportContract(Contract):
    """The period is half-open. `version` counts the compilations."""

    report: UUID
    kind: ReportKind
    since: date
    until: date


class ReportPlanned(ReportContract):
    """Monitoring is organised by the curator together with the head, who co-signs its plan (R-3.4-10)."""

    TYPE: ClassVar[str] = "reporting.ReportPlanned"


class ReportSubmitted(ReportContract):
    """The head is to approve it (R-3.4-11, N-15)."""

    TYPE: ClassVar[str] = "reporting.ReportSubmitted"
    version: int


class ReportReturned(ReportContract):
    TYPE: ClassVar[str] = "reporting.ReportReturned"
    version: int


class ReportApproved(ReportContract):
    """From now on this version is frozen (INV-29)."""

    TYPE: ClassVar[str] = "reporting.ReportApproved"
    version: int


class CampaignAnnounced(Contract):
    """Told in the municipality: every school is asked, and files from `opens` to `closes`, both included (R-3.4-11)."""

    TYPE: ClassVar[str] = "reporting.CampaignAnnounced"
    campaign: UUID
    opens: date
    closes: date


class CampaignExtended(Contract):
    """Told in the municipality: schools may file up to and including `closes` (R-3.4-11)."""

    TYPE: ClassVar[str] = "reporting.CampaignExtended"
    campaign: UUID
    closes: date


class ReturnFiled(Contract):
    """The school's `version` is frozen (INV-29)."""

    TYPE: ClassVar[str] = "reporting.ReturnFiled"
    filing: UUID
    campaign: UUID
    version: int
