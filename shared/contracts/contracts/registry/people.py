"""Who takes part, what he offers, asks for and consents to (3.2, 3.4, 6.1)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import (
    AcknowledgedAct,
    AnalysisMethod,
    ConsentPurpose,
    DataCategory,
    Direction,
    LeavingCause,
    PortfolioKind,
    QualificationCategory,
    SchoolDocument,
    StoppingDelay,
    TeachingSubject,
)


class ParticipantRegistered(Contract):
    """`experience_years` is teaching experience on the business date; `young` means 35 or younger (K-01). `partnership`
    is the agreement under which a partner lends an external specialist, `external_until` the last day of the basis on
    which he is here (T-17). Without `subjects` or `category` nothing is told of them (K-01, K-02)."""

    TYPE: ClassVar[str] = "registry.ParticipantRegistered"
    VERSION: ClassVar[int] = 2
    participant: UUID
    pedagogical: bool
    external: bool = False
    external_until: date | None = None
    partnership: UUID | None = None
    experience_years: int
    young: bool
    deputy_head: bool = False
    subjects: tuple[TeachingSubject, ...] = ()
    category: QualificationCategory | None = None


class ParticipantLeft(Contract):
    """For good (A-35). `destroy_due` is the last day on which data are kept that nothing but the employment allowed to
    keep (T-14)."""

    TYPE: ClassVar[str] = "registry.ParticipantLeft"
    VERSION: ClassVar[int] = 2
    participant: UUID
    cause: LeavingCause = LeavingCause.UNKNOWN
    destroy_due: date | None = None


class ParticipantForgotten(Contract):
    """The person's key is destroyed; every service destroys its own."""

    TYPE: ClassVar[str] = "registry.ParticipantForgotten"
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


class ConsentRequested(Contract):
    """The person is asked for a consent that is needed (N-02); nobody has to give it. `categories` and `url` only where
    it is to publish."""

    TYPE: ClassVar[str] = "registry.ConsentRequested"
    participant: UUID
    purpose: ConsentPurpose
    match: UUID | None = None
    categories: tuple[DataCategory, ...] = ()
    url: str | None = None


class ConsentGiven(Contract):
    """`match` only where the purpose is to join one. What follows, only where it is to publish: which data, on which
    resource, up to which day (INV-15)."""

    TYPE: ClassVar[str] = "registry.ConsentGiven"
    participant: UUID
    purpose: ConsentPurpose
    match: UUID | None = None
    categories: tuple[DataCategory, ...] = ()
    url: str | None = None
    until: date | None = None


class ConsentWithdrawn(Contract):
    """`due` is the last day on which what rested on it must have stopped (T-10, T-11), `destroy_due` the last on which
    data are kept that nothing else allows to keep (T-14)."""

    TYPE: ClassVar[str] = "registry.ConsentWithdrawn"
    participant: UUID
    purpose: ConsentPurpose
    match: UUID | None = None
    categories: tuple[DataCategory, ...] = ()
    url: str | None = None
    due: date | None = None
    destroy_due: date | None = None


class StoppingExtended(Contract):
    """The school says to the person why it needs more time, before the term is over: `due` is the new last day
    (T-11)."""

    TYPE: ClassVar[str] = "registry.StoppingExtended"
    participant: UUID
    purpose: ConsentPurpose
    url: str | None = None
    delay: StoppingDelay
    previous_due: date
    due: date


class ProcessingStopped(Contract):
    """What rested on a withdrawn consent has stopped, as the school says (T-10, T-11)."""

    TYPE: ClassVar[str] = "registry.ProcessingStopped"
    participant: UUID
    purpose: ConsentPurpose
    url: str | None = None


class ActAcknowledged(Contract):
    """Got acquainted with a version of what binds him: the regulation, a legal act, the code of ethics (D-19)."""

    TYPE: ClassVar[str] = "registry.ActAcknowledged"
    participant: UUID
    act: AcknowledgedAct
    document: UUID


class DocumentPublished(Contract):
    """A version of a form of consent or of the code of ethics is in force (R-A.1-D4, R-1.3-06)."""

    TYPE: ClassVar[str] = "registry.DocumentPublished"
    document: UUID
    kind: SchoolDocument
    purpose: ConsentPurpose | None = None
    number: int


class NeedsAnalysed(Contract):
    """In which directions somebody lacks something, as a mentee or as a mentor (R-A.2-03, R-A.4-03)."""

    TYPE: ClassVar[str] = "registry.NeedsAnalysed"
    participant: UUID
    as_mentor: bool
    method: AnalysisMethod
    directions: tuple[Direction, ...]


class PortfolioUpdated(Contract):
    """Somebody has added an entry of his own to his portfolio; a mentor's is D-32 (R-A.3-D1)."""

    TYPE: ClassVar[str] = "registry.PortfolioUpdated"
    participant: UUID
    kind: PortfolioKind
