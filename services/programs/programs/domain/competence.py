"""What a mentee can do: levels at entry, in the middle, at exit; and the day he works by himself (2.2)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import AssessmentPoint, Direction, ProgramState

from programs.domain.parts import Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_mentee, must_be_part
from programs.domain.standing import Assessment


class CompetenceAssessed(ProgramEvent):
    """The latest of a direction and point counts (R-2.2-07). There is no mark of a person as a whole (R-1.3-09)."""

    TOPIC: ClassVar[str] = "programs.CompetenceAssessed"
    mentee: UUID
    direction: Direction
    point: AssessmentPoint
    level: int

    def apply(self, program: Program) -> None:
        assessed = Assessment(self.mentee, self.direction, self.point, self.level, self.on)
        program.assessments[self.mentee, self.direction, self.point] = assessed


class IndependenceAttested(ProgramEvent):
    """From this day on the mentee works independently, well and responsibly, says the mentor (R-2.2-08)."""

    TOPIC: ClassVar[str] = "programs.IndependenceAttested"
    mentee: UUID

    def apply(self, program: Program) -> None:
        program.independent[self.mentee] = self.on


def assess(program: Program, by: Participant, assessed: CompetenceAssessed) -> None:
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.RUNNING)
    must_be_mentee(program, assessed.mentee)
    if assessed.direction not in program.directions:
        raise Refused("other-direction", "Этого направления в программе нет", field="/direction")
    program.record(assessed)


def attest(program: Program, by: Participant, mentee: UUID, on: date) -> None:
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.RUNNING)
    must_be_mentee(program, mentee)
    if mentee in program.independent:
        raise Refused("already-attested", f"Подтверждено {program.independent[mentee]:%d.%m.%Y}")
    program.record(IndependenceAttested(on=on, mentee=mentee))
