"""What programs tells: what happens between mentor and mentees. Ids, codes, dates; texts stay in the vault."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import Direction, Form, Initiator, Kind, TerminationReason


class ProgramContract(Contract):
    """Every message about a program names it and the people in it, so that a reader needs no other."""

    program: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class ProgramDrafted(ProgramContract):
    TYPE: ClassVar[str] = "programs.ProgramDrafted"
    match: UUID
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    curator: UUID


class ProgramSubmitted(ProgramContract):
    TYPE: ClassVar[str] = "programs.ProgramSubmitted"


class ProgramAgreed(ProgramContract):
    """`mentee` agreed; `unanimous` when nobody's agreement is missing any more."""

    TYPE: ClassVar[str] = "programs.ProgramAgreed"
    mentee: UUID
    unanimous: bool


class ProgramReviewed(ProgramContract):
    TYPE: ClassVar[str] = "programs.ProgramReviewed"


class ProgramReturned(ProgramContract):
    TYPE: ClassVar[str] = "programs.ProgramReturned"


class ProgramReopened(ProgramContract):
    """Changed after it was sent off: a draft again, and nobody's agreement holds."""

    TYPE: ClassVar[str] = "programs.ProgramReopened"


class ProgramApproved(ProgramContract):
    """The period is half-open: `start` included, `until` not."""

    TYPE: ClassVar[str] = "programs.ProgramApproved"
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    start: date
    until: date


class ProgramStarted(ProgramContract):
    TYPE: ClassVar[str] = "programs.ProgramStarted"
    start: date
    until: date


class MeetingScheduled(ProgramContract):
    """`at` is UTC."""

    TYPE: ClassVar[str] = "programs.MeetingScheduled"
    meeting: UUID
    at: datetime
    remote: bool


class MeetingHeld(ProgramContract):
    TYPE: ClassVar[str] = "programs.MeetingHeld"
    meeting: UUID
    minutes: int


class MeetingMissed(ProgramContract):
    TYPE: ClassVar[str] = "programs.MeetingMissed"
    meeting: UUID


class TaskAssigned(ProgramContract):
    TYPE: ClassVar[str] = "programs.TaskAssigned"
    task: UUID
    mentee: UUID
    due: date


class TaskSubmitted(ProgramContract):
    TYPE: ClassVar[str] = "programs.TaskSubmitted"
    task: UUID
    mentee: UUID


class TaskChecked(ProgramContract):
    TYPE: ClassVar[str] = "programs.TaskChecked"
    task: UUID
    mentee: UUID
    accepted: bool


class ExtensionProposed(ProgramContract):
    TYPE: ClassVar[str] = "programs.ExtensionProposed"
    until: date


class ExtensionAgreed(ProgramContract):
    TYPE: ClassVar[str] = "programs.ExtensionAgreed"
    person: UUID
    unanimous: bool


class ProgramExtended(ProgramContract):
    """By unanimous consent and the head's order (7.2); `until` is not included."""

    TYPE: ClassVar[str] = "programs.ProgramExtended"
    previous_until: date
    until: date
    order: UUID


class AmendmentProposed(ProgramContract):
    TYPE: ClassVar[str] = "programs.AmendmentProposed"


class ProgramAmended(ProgramContract):
    """`order` only where the form or the kind changes (7.2)."""

    TYPE: ClassVar[str] = "programs.ProgramAmended"
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    order: UUID | None = None


class ProgramMentorReplaced(ProgramContract):
    """The program goes on under its own dates; `mentor` is the new one."""

    TYPE: ClassVar[str] = "programs.ProgramMentorReplaced"
    previous: UUID


class TerminationRequested(ProgramContract):
    """`hearing_until` is the last day for statements where the curator asks (T-07)."""

    TYPE: ClassVar[str] = "programs.TerminationRequested"
    initiator: Initiator
    reason: TerminationReason
    hearing_until: date | None = None


class ProgramCompleted(ProgramContract):
    """The plan was done in full (7.1)."""

    TYPE: ClassVar[str] = "programs.ProgramCompleted"
    match: UUID
    order: UUID
    ended: date


class ProgramTerminated(ProgramContract):
    """Ended early (7.1), by an order of the head."""

    TYPE: ClassVar[str] = "programs.ProgramTerminated"
    match: UUID
    initiator: Initiator
    reason: TerminationReason
    order: UUID
    ended: date


class DeviationRecorded(Contract):
    """A SOFT rule was not kept, for a recorded reason (N-19, K-34)."""

    TYPE: ClassVar[str] = "programs.DeviationRecorded"
    rule: str
