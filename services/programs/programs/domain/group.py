"""Mentees join or leave by the head's order (A-07): the program is not restarted."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.rules import require
from contracts.codes import DecisionOutcome, Kind, ProgramState

from programs.domain import decisions
from programs.domain.plan import ProgramReopened
from programs.domain.program import EDITABLE, Program, ProgramEvent


class ProgramGroupChanged(ProgramEvent):
    """`kinds` are those from now on: a group of one stays a group until an order makes it a pair. Who joins one that
    runs may agree to it as it is; who leaves takes his agreements and open tasks with him (R-7.2-02, A-07)."""

    TOPIC: ClassVar[str] = "programs.ProgramGroupChanged"
    mentees: tuple[UUID, ...]
    joined: tuple[UUID, ...]
    left: tuple[UUID, ...]
    kinds: tuple[Kind, ...]
    order: UUID

    def apply(self, program: Program) -> None:
        program.mentees, program.kinds = self.mentees, self.kinds
        program.orders |= {self.order}
        for person in self.left:
            program.drop(person)


def change_group(program: Program, mentees: Sequence[UUID], order: UUID, on: date, *, as_pair: bool = False) -> None:
    """A program that has ended keeps its people. One that is being agreed on is a draft again."""
    joined = tuple(one for one in mentees if one not in program.mentees)
    left = tuple(one for one in program.mentees if one not in mentees)
    kinds = _as_pair(program.kinds) if as_pair else program.kinds
    if program.has_ended or not (joined or left or kinds != program.kinds):
        return
    require(bool(mentees), "R-1.2-09", "В программе не останется наставляемых")
    require(program.mentor not in mentees, "R-1.2-09", "Наставник не может быть своим наставляемым")
    if program.state in EDITABLE and program.state is not ProgramState.DRAFT:
        program.record(ProgramReopened(on=on))
    changed = ProgramGroupChanged(on=on, mentees=tuple(mentees), joined=joined, left=left, kinds=kinds, order=order)
    program.record(changed)
    decisions.take(program, DecisionOutcome.GROUP_CHANGED, on, about=left)


def _as_pair(kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    return tuple(dict.fromkeys(Kind.TRADITIONAL if kind is Kind.GROUP else kind for kind in kinds))
