"""Another mentor by the head's order: the program is not restarted (5.1)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.codes import DecisionOutcome

from programs.domain import decisions
from programs.domain.program import Program, ProgramEvent


class ProgramMentorReplaced(ProgramEvent):
    """The program goes on under its own dates. What the previous mentor was to do is now the new one's; what he had
    agreed to or asked for is not."""

    TOPIC: ClassVar[str] = "programs.ProgramMentorReplaced"
    previous: UUID
    mentor: UUID
    order: UUID

    def apply(self, program: Program) -> None:
        program.hand_over(self.previous, self.mentor)


def replace_mentor(program: Program, mentor: UUID, order: UUID, on: date) -> None:
    """A program that has ended keeps its last mentor, and one that has this mentor needs no change."""
    if not program.has_ended and mentor != program.mentor:
        previous = program.mentor
        program.record(ProgramMentorReplaced(on=on, previous=previous, mentor=mentor, order=order))
        decisions.take(program, DecisionOutcome.MENTOR_REPLACED, on, about=(previous,))
