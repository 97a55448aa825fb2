"""From a draft to a program that runs (1.2, 3.4)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.codes import Direction, Form, Kind, Purpose
from contracts.programs.program import ActivityTerm, ProgramContract


class ProgramDrafted(ProgramContract):
    TYPE: ClassVar[str] = "programs.ProgramDrafted"
    match: UUID
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    curator: UUID
    predecessor: UUID | None = None


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
    """The period is half-open: `start` included, `until` not. `purpose` tells adaptation from development
    (R-1.2-05)."""

    TYPE: ClassVar[str] = "programs.ProgramApproved"
    VERSION: ClassVar[int] = 2
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    start: date
    until: date
    purpose: Purpose | None = None


class ProgramStarted(ProgramContract):
    """`activities` are those ahead, with their terms (R-5.2-02)."""

    TYPE: ClassVar[str] = "programs.ProgramStarted"
    start: date
    until: date
    activities: tuple[ActivityTerm, ...] = ()
