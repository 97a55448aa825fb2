"""Commands on the way from draft to a running program."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent
from backbone.rules import require
from contracts.codes import ActivityKind, Difficulty, Direction, Form, Kind, Purpose

from programs import lists
from programs.application.base import Base, Texts, spoken_of
from programs.domain import lifecycle, plan
from programs.domain.parts import Justification, Nature, PlannedActivity
from programs.domain.plan import ActivityPlanned, DifficultyRecorded, ExpectedResultSet, ProgramOutlined
from programs.domain.program import Program

FACTORS = ("goal", "difficulties", "request", "resources")


@dataclass(frozen=True)
class Outline:
    """What the client wants of a program; `justification` are texts by factor (2.3)."""

    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    directions: tuple[Direction, ...]
    justification: dict[str, str]
    start: date
    until: date
    purpose: Purpose


@dataclass(frozen=True)
class NewDifficulty:
    nature: Nature
    mentee: UUID
    text: str
    topic: Difficulty | None = None

    def recorded(self, intent: Intent, texts: Texts, by: UUID, name: str = "difficulty") -> DifficultyRecorded:
        return DifficultyRecorded(
            on=intent.today,
            difficulty=intent.new_id(name),
            nature=self.nature,
            mentee=self.mentee,
            text=texts.keep(self.mentee, f"{name} text", self.text),
            topic=self.topic,
            by=by,
        )


@dataclass(frozen=True)
class NewResult:
    text: str
    measure: str
    due: date | None = None

    def expected(self, intent: Intent, texts: Texts, subject: UUID, by: UUID) -> ExpectedResultSet:
        return ExpectedResultSet(
            on=intent.today,
            result=intent.new_id("result"),
            text=texts.keep(subject, "result text", self.text),
            measure=texts.keep(subject, "measure", self.measure),
            due=self.due,
            by=by,
        )


@dataclass(frozen=True)
class NewActivity:
    text: str
    due: date
    responsible: UUID
    addresses: tuple[UUID, ...] = ()
    kind: ActivityKind = ActivityKind.METHODICAL

    def planned(self, intent: Intent, texts: Texts, subject: UUID, by: UUID, name: str = "activity") -> PlannedActivity:
        return PlannedActivity(
            activity=intent.new_id(name),
            text=texts.keep(subject, f"{name} text", self.text),
            due=self.due,
            responsible=self.responsible,
            addresses=self.addresses,
            kind=self.kind,
            by=by,
        )


class Planning(Base):
    @command
    def outline(self, intent: Intent, id: UUID, wanted: Outline) -> Decision:
        program, by = self.take(intent, id)
        for factor in FACTORS:
            told = bool(wanted.justification.get(factor))
            require(told, "INV-10b", "Обоснуйте выбор форм", field=f"/justification/{factor}")
        texts, subject = Texts(intent, self.vault), spoken_of(program, by)
        reasons = {factor: texts.keep(subject, factor, wanted.justification[factor]) for factor in FACTORS}
        outlined = ProgramOutlined(
            on=intent.today,
            forms=wanted.forms,
            kinds=wanted.kinds,
            directions=wanted.directions,
            justification=Justification.model_validate(reasons),
            start=wanted.start,
            until=wanted.until,
            purpose=wanted.purpose,
        )
        elsewhere = lists.directions_elsewhere(self.database, intent.school, program.mentees, id)
        plan.outline(program, outlined, elsewhere, intent.deviations)
        return program, *texts.sealed

    @command
    def record_difficulty(self, intent: Intent, id: UUID, new: NewDifficulty) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        plan.record_difficulty(program, by, new.recorded(intent, texts, by.person))
        return program, *texts.sealed

    @command
    def expect_result(self, intent: Intent, id: UUID, new: NewResult) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        plan.expect_result(program, new.expected(intent, texts, spoken_of(program, by), by.person))
        return program, *texts.sealed

    @command
    def plan_activity(self, intent: Intent, id: UUID, new: NewActivity) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        planned = new.planned(intent, texts, spoken_of(program, by), by.person)
        plan.plan_activity(program, ActivityPlanned(on=intent.today, planned=planned), intent.deviations)
        return program, *texts.sealed

    @command
    def remove_item(self, intent: Intent, id: UUID, item: UUID) -> Program:
        program, _ = self.take(intent, id)
        plan.remove_item(program, item, intent.today)
        return program

    @command
    def submit(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        lifecycle.submit(program, by, intent.deviations, intent.today)
        return program

    @command
    def agree(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        lifecycle.agree(program, by, intent.today)
        return program

    @command
    def review(self, intent: Intent, id: UUID, accepted: bool, comment: str | None) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        lifecycle.review(program, accepted, texts.keep_any(by.person, "comment", comment), intent.today)
        return program, *texts.sealed

    @command
    def approve(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        lifecycle.approve(program, by, intent.deviations, intent.today)
        return program

    @command
    def start(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        lifecycle.start(program, by, intent.today)
        return program
