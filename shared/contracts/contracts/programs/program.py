"""What every message about a program says."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from contracts.base import Contract


class ProgramContract(Contract):
    """Every message about a program names it and the people in it, so that a reader needs no other."""

    program: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class ActivityTerm(BaseModel):
    """An activity of the plan; `due` is its last day (R-5.2-02)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    activity: UUID
    due: date


class DeviationRecorded(Contract):
    """A SOFT rule was not kept, for a recorded reason (N-19, K-34)."""

    TYPE: ClassVar[str] = "programs.DeviationRecorded"
    rule: str
