"""What a program sets out to do: forms, kinds, directions, period; difficulties, results, activities (1.2, 2.3).

A plan is edited until the head approves it; afterwards only an amendment changes it.
"""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Forbidden, NotFound, Refused
from backbone.rules import require
from contracts.codes import Difficulty, Direction, Form, Kind, ProgramState, Purpose

from programs.domain.completeness import require_fitting, require_period, require_suitable
from programs.domain.deviations import allow
from programs.domain.parts import (
    Activity,
    ExpectedResult,
    Justification,
    Nature,
    Part,
    Participant,
    PlannedActivity,
    Trait,
)
from programs.domain.period import Period
from programs.domain.program import EDITABLE, Program, ProgramEvent, must_be_mentee


class ProgramReopened(ProgramEvent):
    """What was sent off is being changed: it is a draft again, and nobody has agreed to it any more."""

    TOPIC: ClassVar[str] = "programs.ProgramReopened"

    def apply(self, program: Program) -> None:
        program.back_to_draft(self.on)


class ProgramOutlined(ProgramEvent):
    """The period is half-open."""

    TOPIC: ClassVar[str] = "programs.ProgramOutlined"
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    directions: tuple[Direction, ...]
    justification: Justification
    start: date
    until: date
    purpose: Purpose | None = None

    def apply(self, program: Program) -> None:
        program.forms, program.kinds, program.directions = self.forms, self.kinds, self.directions
        program.purpose = self.purpose
        program.justification = self.justification
        program.period = Period(self.start, self.until)


class DifficultyRecorded(ProgramEvent):
    """A difficulty of a mentee or a strength; `by` is whoever recorded it (R-1.2-12, R-1.2-13, R-5.1-02)."""

    TOPIC: ClassVar[str] = "programs.DifficultyRecorded"
    difficulty: UUID
    nature: Nature
    mentee: UUID
    text: UUID
    topic: Difficulty | None = None
    by: UUID | None = None

    def apply(self, program: Program) -> None:
        program.traits[self.difficulty] = Trait(self.nature, self.mentee, self.text, self.topic, self.by)


class ExpectedResultSet(ProgramEvent):
    """With `due` it is a short-term goal (R-1.2-03, R-2.3-09)."""

    TOPIC: ClassVar[str] = "programs.ExpectedResultSet"
    result: UUID
    text: UUID
    measure: UUID
    due: date | None = None
    by: UUID | None = None

    def apply(self, program: Program) -> None:
        program.results[self.result] = ExpectedResult(self.text, self.measure, self.due, self.by)


class ActivityPlanned(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ActivityPlanned"
    planned: PlannedActivity

    def apply(self, program: Program) -> None:
        add_activity(program, self.planned)


class PlanItemRemoved(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.PlanItemRemoved"
    item: UUID

    def apply(self, program: Program) -> None:
        for items in (program.traits, program.results, program.activities):
            items.pop(self.item, None)
        for id, activity in program.activities.items():
            left = tuple(trait for trait in activity.addresses if trait != self.item)
            program.activities[id] = replace(activity, addresses=left)


def add_activity(program: Program, new: PlannedActivity) -> None:
    program.activities[new.activity] = Activity(new.text, new.due, new.responsible, new.addresses, new.kind, new.by)


def outline(
    program: Program,
    outlined: ProgramOutlined,
    elsewhere: frozenset[Direction],
    reasons: dict[str, UUID],
) -> None:
    """`elsewhere` are the directions in which the mentees take part in other programs."""
    require_editable(program)
    require_suitable(program, outlined.forms, outlined.kinds)
    require(bool(outlined.directions), "INV-11", "Выберите хотя бы одно направление", field="/directions")
    require_period(program, Period(outlined.start, outlined.until))
    twice = ", ".join(direction.label for direction in outlined.directions if direction in elsewhere)
    detail = f"Наставляемый уже участвует в программе по направлению: {twice}"
    allow(program, not twice, "INV-22", detail, reasons, outlined.on)
    edit(program, outlined)


def record_difficulty(program: Program, by: Participant, recorded: DifficultyRecorded) -> None:
    require_editable(program)
    must_be_mentee(program, recorded.mentee)
    if by.part is Part.MENTEE and by.person != recorded.mentee:
        raise Forbidden("Наставляемый говорит только о себе")
    edit(program, recorded)


def expect_result(program: Program, expected: ExpectedResultSet) -> None:
    require_editable(program)
    if expected.due is not None and expected.due not in program.planned_period():
        raise Refused("outside-period", "Срок цели вне срока программы", field="/due")
    edit(program, expected)


def plan_activity(program: Program, planned: ActivityPlanned, reasons: dict[str, UUID]) -> None:
    require_editable(program)
    require_fitting(program, planned.planned, program.planned_period())
    detail = "Мероприятие не связано ни с затруднением, ни с сильной стороной"
    allow(program, bool(planned.planned.addresses), "R-1.2-12", detail, reasons, planned.on)
    edit(program, planned)


def remove_item(program: Program, item: UUID, on: date) -> None:
    """A difficulty, an expected result or an activity that the draft does without."""
    require_editable(program)
    if item not in {*program.traits, *program.results, *program.activities}:
        raise NotFound
    edit(program, PlanItemRemoved(on=on, item=item))


def require_editable(program: Program) -> None:
    approved = program.state in (ProgramState.APPROVED, ProgramState.RUNNING, ProgramState.SUSPENDED)
    require(not approved, "R-7.2-02", "Утверждённую программу меняют корректировкой по обоюдному согласию")
    program.must_be(*EDITABLE)


def edit(program: Program, change: ProgramEvent) -> None:
    if program.state is not ProgramState.DRAFT:
        program.record(ProgramReopened(on=change.on))
    program.record(change)
