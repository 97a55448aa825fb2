"""From a draft that an order opened to a program that runs: submission, agreement, review, approval, start."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import Direction, Form, Kind, ProgramState

from programs.domain.completeness import require_whole
from programs.domain.deviations import allow
from programs.domain.parts import MeetingState, Part, Participant, Terms
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

    def apply(self, program: Program) -> None:
        program.match, program.mentor, program.mentees = self.match, self.mentor, self.mentees
        program.curator, program.edition, program.terms = self.curator, self.edition, self.terms
        program.directions, program.forms, program.kinds = (self.direction,), self.forms, self.kinds
        program.effective = self.effective
        program.enter(ProgramState.DRAFT, self.on)


Program.BORN_AS = ProgramDrafted


class ProgramSubmitted(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramSubmitted"

    def apply(self, program: Program) -> None:
        program.enter(ProgramState.SUBMITTED, self.on)
        program.review_comment = None


class ProgramAgreed(ProgramEvent):
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


def draft(drafted: ProgramDrafted) -> Program:
    program = Program(program_id(drafted.match))
    program.record(drafted)
    return program


def submit(program: Program, by: Participant, on: date) -> None:
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.DRAFT)
    require_whole(program)
    program.record(ProgramSubmitted(on=on))


def agree(program: Program, by: Participant, on: date) -> None:
    must_be_part(by, Part.MENTEE)
    if by.person in program.agreed:
        raise Refused("already-agreed", "Ваше согласие уже получено")
    program.must_be(ProgramState.SUBMITTED)
    unanimous = program.agreed | {by.person} == frozenset(program.mentees)
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


def approve(program: Program, by: Participant, reasons: dict[str, UUID], on: date) -> None:
    require(program.state is not ProgramState.SUBMITTED, "INV-13", "Программу согласовали ещё не все наставляемые")
    program.must_be(ProgramState.REVIEWED)
    allow(program, by.person not in program.people, "R-2.3-02", "Вы участник этой программы", reasons, on)
    program.record(ProgramApproved(on=on))


def start(program: Program, by: Participant, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.CURATOR)
    program.must_be(ProgramState.APPROVED)
    period = program.planned_period()
    too_early = f"Приказ о закреплении вступает в силу {program.effective:%d.%m.%Y}"
    require(program.effective <= on, "INV-07", too_early)
    if on not in period:
        raise Refused("outside-period", f"Срок программы: {period.start:%d.%m.%Y} – {period.until:%d.%m.%Y}")
    scheduled = any(meeting.state is MeetingState.SCHEDULED for meeting in program.meetings.values())
    no_schedule = "Для краткосрочного наставничества заранее назначьте встречи"
    require(scheduled or Kind.SHORT_TERM not in program.kinds, "R-2.3-09", no_schedule)
    program.record(ProgramStarted(on=on))
