"""Commands on the way from draft to a running program."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent
from backbone.rules import require
from contracts.codes import Direction, Form, Kind

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


@dataclass(frozen=True)
class NewActivity:
    text: str
    due: date
    responsible: UUID
    addresses: tuple[UUID, ...] = ()

    def planned(self, intent: Intent, texts: Texts, subject: UUID, name: str = "activity") -> PlannedActivity:
        return PlannedActivity(
            activity=intent.new_id(name),
            text=texts.keep(subject, f"{name} text", self.text),
            due=self.due,
            responsible=self.responsible,
            addresses=self.addresses,
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
        )
        elsewhere = lists.directions_elsewhere(self.database, intent.school, program.mentees, id)
        plan.outline(program, outlined, elsewhere, intent.deviations)
        return program, *texts.sealed

    @command
    def record_difficulty(self, intent: Intent, id: UUID, nature: Nature, mentee: UUID, text: str) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        recorded = DifficultyRecorded(
            on=intent.today,
            difficulty=intent.new_id("difficulty"),
            nature=nature,
            mentee=mentee,
            text=texts.keep(mentee, "text", text),
        )
        plan.record_difficulty(program, by, recorded)
        return program, *texts.sealed

    @command
    def expect_result(self, intent: Intent, id: UUID, text: str, measure: str) -> Decision:
        program, by = self.take(intent, id)
        texts, subject = Texts(intent, self.vault), spoken_of(program, by)
        expected = ExpectedResultSet(
            on=intent.today,
            result=intent.new_id("result"),
            text=texts.keep(subject, "text", text),
            measure=texts.keep(subject, "measure", measure),
        )
        plan.expect_result(program, expected)
        return program, *texts.sealed

    @command
    def plan_activity(self, intent: Intent, id: UUID, new: NewActivity) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        planned = ActivityPlanned(on=intent.today, planned=new.planned(intent, texts, spoken_of(program, by)))
        plan.plan_activity(program, planned, intent.deviations)
        return program, *texts.sealed

    @command
    def remove_item(self, intent: Intent, id: UUID, item: UUID) -> Program:
        program, _ = self.take(intent, id)
        plan.remove_item(program, item, intent.today)
        return program

    @command
    def submit(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        lifecycle.submit(program, by, intent.today)
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
