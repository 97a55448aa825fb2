"""A difficulty is removed by mentor and mentee together, so both confirm it (5.2)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Forbidden, NotFound, Refused
from backbone.rules import require
from contracts.codes import ProgramState

from programs.domain.parts import Nature, Part, Participant, Trait
from programs.domain.program import Program, ProgramEvent, must_be_part


class ResolutionConfirmed(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ResolutionConfirmed"
    difficulty: UUID
    person: UUID

    def apply(self, program: Program) -> None:
        trait = program.traits[self.difficulty]
        program.traits[self.difficulty] = replace(trait, confirmed=trait.confirmed | {self.person})


class DifficultyResolved(ProgramEvent):
    """By both confirmations (R-5.2-07)."""

    TOPIC: ClassVar[str] = "programs.DifficultyResolved"
    difficulty: UUID
    mentee: UUID

    def apply(self, program: Program) -> None:
        program.traits[self.difficulty] = replace(program.traits[self.difficulty], resolved=self.on)


def confirm(program: Program, by: Participant, difficulty: UUID, on: date) -> None:
    found = _open(program, by, difficulty)
    if by.person in found.confirmed:
        raise Refused("already-confirmed", "Ваше подтверждение уже получено")
    program.record(ResolutionConfirmed(on=on, difficulty=difficulty, person=by.person))


def resolve(program: Program, by: Participant, difficulty: UUID, on: date) -> None:
    found = _open(program, by, difficulty)
    both = {program.mentor, found.mentee} <= found.confirmed
    require(both, "R-5.2-07", "Устранение подтверждают и наставник, и этот наставляемый")
    program.record(DifficultyResolved(on=on, difficulty=difficulty, mentee=found.mentee))


def _open(program: Program, by: Participant, difficulty: UUID) -> Trait:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_be(ProgramState.RUNNING)
    found = program.traits.get(difficulty)
    if found is None:
        raise NotFound
    if by.part is Part.MENTEE and by.person != found.mentee:
        raise Forbidden("Наставляемый говорит только о себе")
    if found.nature is not Nature.DIFFICULTY or found.resolved:
        raise Refused("nothing-to-resolve", "Это не открытое затруднение")
    return found
