"""The mentor's report on the program (annex, stage 7; D-23): in words only, nobody is scored (1.3, 5.2)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import ProgramState

from programs.domain.parts import Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_mentee, must_be_part
from programs.domain.standing import MentorReport


class MentorReported(ProgramEvent):
    """`about` tells of each mentee for himself, of discipline and bearing too (R-5.2-08, R-A.7-D2)."""

    TOPIC: ClassVar[str] = "programs.MentorReported"
    text: UUID
    about: dict[UUID, UUID]

    def apply(self, program: Program) -> None:
        program.report = MentorReport(self.on, self.text, self.about)


def report(program: Program, by: Participant, text: UUID, about: dict[UUID, UUID], on: date) -> None:
    """A later report takes the place of an earlier one; it may come after the end."""
    must_be_part(by, Part.MENTOR)
    if program.state not in (ProgramState.RUNNING, ProgramState.COMPLETED, ProgramState.TERMINATED):
        raise Refused("not-begun", "Отчитываются о программе, которая началась")
    for mentee in about:
        must_be_mentee(program, mentee)
    program.record(MentorReported(on=on, text=text, about=about))
