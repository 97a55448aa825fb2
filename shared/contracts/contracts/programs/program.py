"""What every message about a program says."""

from typing import ClassVar
from uuid import UUID

from contracts.base import Contract


class ProgramContract(Contract):
    """Every message about a program names it and the people in it, so that a reader needs no other."""

    program: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class DeviationRecorded(Contract):
    """A SOFT rule was not kept, for a recorded reason (N-19, K-34)."""

    TYPE: ClassVar[str] = "programs.DeviationRecorded"
    rule: str
