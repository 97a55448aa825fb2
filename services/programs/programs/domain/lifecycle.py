"""From a draft that an order opened to a program that runs: submission, agreement, review, approval, start."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import ActivityKind, Direction, Form, Kind, ProgramState

from programs.domain.completeness import require_whole
from programs.domain.deviations import Preferred, allow_all
from programs.domain.entitlement import lasting
from programs.domain.parts import Part, Participant, Terms
from programs.domain.program import Program, ProgramEvent, must_be_part, program_id


class ProgramDrafted(ProgramEvent):
    """Opened by the order that fixed the pair or group; `effective` is when that order takes effect."""

    TOPIC: ClassVar[str] = "programs.ProgramDrafted"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    curator: UUID
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    edition: UUID
    terms: Terms
    order: UUID
    effective: date
    predecessor: UUID | None = None

    def apply(self, program: Program) -> None:
        program.match, program.mentor, program.mentees = self.match, self.mentor, self.mentees
        program.curator, program.edition, program.terms = self.curator, self.edition, self.terms
        program.directions, program.forms, program.kinds = (self.direction,), self.forms, self.kinds
        program.effective, program.predecessor = self.effective, self.predecessor
        program.enter(ProgramState.DRAFT, self.on)


Program.BORN_AS = ProgramDrafted


class ProgramSubmitted(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramSubmitted"

    def apply(self, program: Program) -> None:
        program.enter(ProgramState.SUBMITTED, self.on)
        program.review_comment = None


class ProgramAgreed(ProgramEvent):
    """`unanimous` where the draft is agreed with it (R-5.1-02, INV-13)."""

    TOPIC: ClassVar[str] = "programs.ProgramAgreed"
    mentee: UUID
    unanimous: bool

    def apply(self, program: Program) -> None:
        program.agreed |= {self.mentee}
        if self.unanimous:
            program.enter(ProgramState.AGREED, self.on)


class ProgramReviewed(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramReviewed"
    comment: UUID | None = None

    def apply(self, program: Program) -> None:
        program.enter(ProgramState.REVIEWED, self.on)
        program.review_comment = self.comment


class ProgramReturned(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramReturned"
    comment: UUID

    def apply(self, program: Program) -> None:
        program.back_to_draft(self.on)
        program.review_comment = self.comment


class ProgramApproved(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramApproved"

    def apply(self, program: Program) -> None:
        program.enter(ProgramState.APPROVED, self.on)


class ProgramStarted(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramStarted"

    def apply(self, program: Program) -> None:
        program.enter(ProgramState.RUNNING, self.on)


ENCOURAGED = {"R-4.2-03": ActivityKind.COMMUNITY, "R-4.2-04": ActivityKind.INNOVATION}
"""What every plan should have an activity for (4.2)."""


def draft(drafted: ProgramDrafted) -> Program:
    require(bool(drafted.mentees), "R-1.2-09", "В программе нет наставляемых")
    require(drafted.mentor not in drafted.mentees, "R-1.2-09", "Наставник не может быть своим наставляемым")
    program = Program(program_id(drafted.match))
    program.record(drafted)
    return program


def submit(program: Program, by: Participant, reasons: dict[str, UUID], on: date) -> None:
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.DRAFT)
    require_whole(program)
    own = {*program.traits, *program.results, *program.activities} - program.from_template
    planned = {activity.kind for activity in program.activities.values()}
    alike = "Программа не отличается от шаблона: добавьте своё затруднение, мероприятие или результат"
    preferred = [Preferred(bool(own), "R-1.3-08", alike)]
    for rule, kind in ENCOURAGED.items():
        preferred.append(Preferred(kind in planned, rule, f"В плане нет мероприятия «{kind.label}»"))
    allow_all(program, preferred, reasons, on)
    program.record(ProgramSubmitted(on=on))


def agree(program: Program, by: Participant, on: date) -> None:
    """Who joined a group later agrees to a program that was approved before."""
    must_be_part(by, Part.MENTEE)
    if by.person in program.agreed:
        raise Refused("already-agreed", "Ваше согласие уже получено")
    program.must_be(ProgramState.SUBMITTED, ProgramState.APPROVED, ProgramState.RUNNING)
    unanimous = program.state is ProgramState.SUBMITTED and program.agreed | {by.person} == frozenset(program.mentees)
    program.record(ProgramAgreed(on=on, mentee=by.person, unanimous=unanimous))


def review(program: Program, accepted: bool, comment: UUID | None, on: date) -> None:
    require(program.state is not ProgramState.SUBMITTED, "INV-13", "Программу согласовали ещё не все наставляемые")
    program.must_be(ProgramState.AGREED)
    if accepted:
        program.record(ProgramReviewed(on=on, comment=comment))
    elif comment is None:
        raise Refused("comment-required", "Напишите, что исправить", field="/comment")
    else:
        program.record(ProgramReturned(on=on, comment=comment))


def approve(
    program: Program, by: Participant, reasons: dict[str, UUID], on: date, entitled: date | None = None
) -> None:
    """`entitled`: up to and including which day a mentor from outside may be one."""
    require(program.state is not ProgramState.SUBMITTED, "INV-13", "Программу согласовали ещё не все наставляемые")
    require(program.state is not ProgramState.AGREED, "R-3.4-09", "Программу ещё не рассмотрел куратор")
    program.must_be(ProgramState.REVIEWED)
    another = Preferred(by.person not in program.people, "R-2.3-02", "Вы участник этой программы")
    allow_all(program, [another, lasting(entitled, program.planned_period().until)], reasons, on)
    program.record(ProgramApproved(on=on))


def start(program: Program, by: Participant, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.CURATOR)
    program.must_be(ProgramState.APPROVED)
    period = program.planned_period()
    too_early = f"Приказ о закреплении вступает в силу {program.effective:%d.%m.%Y}"
    require(program.effective <= on, "INV-07", too_early)
    if on not in period:
        raise Refused("outside-period", f"Срок программы: {period.start:%d.%m.%Y} – {period.until:%d.%m.%Y}")
    if Kind.SHORT_TERM in program.kinds:
        require(program.scheduled, "R-2.3-09", "Для краткосрочного наставничества заранее установите график встреч")
        goals = [result for result in program.results.values() if result.due]
        require(bool(goals), "R-2.3-09", "Для краткосрочного наставничества нужна цель со сроком")
    program.record(ProgramStarted(on=on))
