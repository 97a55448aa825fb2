"""The individual plan of a mentee (D-16): drawn up by one side, agreed by the other, approved by the curator."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import NotFound, Refused

from programs.domain.parts import Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_mentee, must_be_part
from programs.domain.standing import DevelopmentPlan, Step


class DevelopmentPlanProposed(ProgramEvent):
    """In place of the one before: whoever had agreed to that, and its approval, have to come anew (R-A.5-D2)."""

    TOPIC: ClassVar[str] = "programs.DevelopmentPlanProposed"
    mentee: UUID
    by: UUID
    goals: tuple[UUID, ...]
    steps: tuple[Step, ...]

    def apply(self, program: Program) -> None:
        plan = DevelopmentPlan(self.by, self.goals, self.steps, frozenset((self.by,)))
        program.development[self.mentee] = plan


class DevelopmentPlanAgreed(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.DevelopmentPlanAgreed"
    mentee: UUID
    person: UUID

    def apply(self, program: Program) -> None:
        plan = program.development[self.mentee]
        program.development[self.mentee] = replace(plan, agreed=plan.agreed | {self.person})


class DevelopmentPlanApproved(ProgramEvent):
    """R-A.5-D2, R-2.2-01."""

    TOPIC: ClassVar[str] = "programs.DevelopmentPlanApproved"
    mentee: UUID

    def apply(self, program: Program) -> None:
        program.development[self.mentee] = replace(program.development[self.mentee], approved=self.on)


def propose(program: Program, by: Participant, proposed: DevelopmentPlanProposed) -> None:
    program.must_live()
    must_be_mentee(program, proposed.mentee)
    _must_be_side(by, proposed.mentee)
    for index, step in enumerate(proposed.steps):
        if step.due not in program.planned_period():
            raise Refused("outside-period", "Шаг вне срока программы", field=f"/steps/{index}/due")
    program.record(proposed)


def agree(program: Program, by: Participant, mentee: UUID, on: date) -> None:
    program.must_live()
    plan = _of(program, mentee)
    _must_be_side(by, mentee)
    if by.person in plan.agreed:
        raise Refused("already-agreed", "Ваше согласие уже получено")
    program.record(DevelopmentPlanAgreed(on=on, mentee=mentee, person=by.person))


def approve(program: Program, by: Participant, mentee: UUID, on: date) -> None:
    must_be_part(by, Part.CURATOR)
    program.must_live()
    plan = _of(program, mentee)
    if plan.approved:
        raise Refused("already-approved", f"План утверждён {plan.approved:%d.%m.%Y}")
    if not {program.mentor, mentee} <= plan.agreed:
        raise Refused("not-agreed", "План ещё не согласован наставником и наставляемым")
    program.record(DevelopmentPlanApproved(on=on, mentee=mentee))


def _of(program: Program, mentee: UUID) -> DevelopmentPlan:
    try:
        return program.development[mentee]
    except KeyError:
        raise NotFound from None


def _must_be_side(by: Participant, mentee: UUID) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    if by.part is Part.MENTEE and by.person != mentee:
        raise NotFound
