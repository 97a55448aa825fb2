"""The end of a program, in full or early (7.1)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.codes import Initiator, TerminationReason
from contracts.programs.program import ProgramContract


class TerminationRequested(ProgramContract):
    """`hearing_until` is the last day for statements where the curator asks (T-07)."""

    TYPE: ClassVar[str] = "programs.TerminationRequested"
    initiator: Initiator
    reason: TerminationReason
    hearing_until: date | None = None


class TerminationWithdrawn(ProgramContract):
    """Nobody asks for the end any more, and nobody has to be heard (T-07)."""

    TYPE: ClassVar[str] = "programs.TerminationWithdrawn"


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
