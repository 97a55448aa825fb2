"""What befalls a program: its people change, it pauses, it is moved, somebody must decide (7.2, 9.2, A-35)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.codes import DecisionCause, DecisionOutcome, Form, Kind
from contracts.programs.program import ProgramContract


class ProgramGroupChanged(ProgramContract):
    """`mentees`, `forms` and `kinds` are those from now on; a group of one that becomes a pair has the same mentee
    (A-07, R-7.2-02)."""

    TYPE: ClassVar[str] = "programs.ProgramGroupChanged"
    joined: tuple[UUID, ...]
    left: tuple[UUID, ...]
    forms: tuple[Form, ...] = ()
    kinds: tuple[Kind, ...]
    order: UUID


class ProgramSuspended(ProgramContract):
    """No meetings are asked for and terms stand still; the end of the program does not move (A-35). `pause_until` is
    the last day, where it is foreseen."""

    TYPE: ClassVar[str] = "programs.ProgramSuspended"
    order: UUID
    since: date
    pause_until: date | None = None


class ProgramResumed(ProgramContract):
    """`since` is the first day on which it goes on (A-35)."""

    TYPE: ClassVar[str] = "programs.ProgramResumed"
    order: UUID
    since: date


class ProgramMoved(ProgramContract):
    """By the head's order it goes by another edition of the regulation from now on (R-9.2-01)."""

    TYPE: ClassVar[str] = "programs.ProgramMoved"
    previous: UUID
    edition: UUID
    order: UUID


class DecisionNeeded(ProgramContract):
    """Suspend, replace, change the group or end: to be decided up to and including `due` (A-35)."""

    TYPE: ClassVar[str] = "programs.DecisionNeeded"
    decision: UUID
    cause: DecisionCause
    person: UUID
    due: date


class DecisionTaken(ProgramContract):
    """What DecisionNeeded asked for has been decided (A-35)."""

    TYPE: ClassVar[str] = "programs.DecisionTaken"
    decision: UUID
    outcome: DecisionOutcome
