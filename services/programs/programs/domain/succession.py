"""What needs more than the longest term is closed, and another program goes on for the same people (1.2, 7.2; A-04)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from programs.domain.program import Program, ProgramEvent


class ProgramContinued(ProgramEvent):
    """By another one: `successor` (R-7.2-01)."""

    TOPIC: ClassVar[str] = "programs.ProgramContinued"
    successor: UUID

    def apply(self, program: Program) -> None:
        program.successor = self.successor


def go_on(program: Program, successor: Program, on: date) -> None:
    program.record(ProgramContinued(on=on, successor=successor.id))
