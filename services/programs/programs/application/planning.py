"""Commands on the way from draft to a running program."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.rules import require
from contracts.codes import ActivityKind, Difficulty, Direction, Form, Kind, Purpose

from programs import lists
from programs.application.base import Base, Here, in_program
from programs.domain import lifecycle, plan
from programs.domain.parts import Justification, Nature, PlannedActivity
from programs.domain.plan import ActivityPlanned, DifficultyRecorded, ExpectedResultSet, ProgramOutlined
from programs.lent import entitled_until

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

    def recorded(self, here: Here, name: str = "difficulty") -> DifficultyRecorded:
        return DifficultyRecorded(
            on=here.today,
            difficulty=here.intent.new_id(name),
            nature=self.nature,
            mentee=self.mentee,
            text=here.texts.keep(self.mentee, f"{name} text", self.text),
            topic=self.topic,
            by=here.by.person,
        )


@dataclass(frozen=True)
class NewResult:
    text: str
    measure: str
    due: date | None = None

    def expected(self, here: Here) -> ExpectedResultSet:
        return ExpectedResultSet(
            on=here.today,
            result=here.intent.new_id("result"),
            text=here.texts.keep(here.subject, "result text", self.text),
            measure=here.texts.keep(here.subject, "measure", self.measure),
            due=self.due,
            by=here.by.person,
        )


@dataclass(frozen=True)
class NewActivity:
    text: str
    due: date
    responsible: UUID
    addresses: tuple[UUID, ...] = ()
    kind: ActivityKind = ActivityKind.METHODICAL

    def planned(self, here: Here, name: str = "activity") -> PlannedActivity:
        return PlannedActivity(
            activity=here.intent.new_id(name),
            text=here.texts.keep(here.subject, f"{name} text", self.text),
            due=self.due,
            responsible=self.responsible,
            addresses=self.addresses,
            kind=self.kind,
            by=here.by.person,
        )


class Planning(Base):
    @in_program
    def outline(self, here: Here, wanted: Outline) -> None:
        for factor in FACTORS:
            told = bool(wanted.justification.get(factor))
            require(told, "INV-10b", "Обоснуйте выбор форм", field=f"/justification/{factor}")
        reasons = {factor: here.texts.keep(here.subject, factor, wanted.justification[factor]) for factor in FACTORS}
        outlined = ProgramOutlined(
            on=here.today,
            forms=wanted.forms,
            kinds=wanted.kinds,
            directions=wanted.directions,
            justification=Justification.model_validate(reasons),
            start=wanted.start,
            until=wanted.until,
            purpose=wanted.purpose,
        )
        program = here.program
        elsewhere = lists.directions_elsewhere(self.database, here.intent.school, program.mentees, program.id)
        plan.outline(program, outlined, elsewhere, here.intent.deviations)

    @in_program
    def record_difficulty(self, here: Here, new: NewDifficulty) -> None:
        plan.record_difficulty(here.program, here.by, new.recorded(here))

    @in_program
    def expect_result(self, here: Here, new: NewResult) -> None:
        plan.expect_result(here.program, new.expected(here))

    @in_program
    def plan_activity(self, here: Here, new: NewActivity) -> None:
        planned = ActivityPlanned(on=here.today, planned=new.planned(here))
        plan.plan_activity(here.program, planned, here.intent.deviations)

    @in_program
    def remove_item(self, here: Here, item: UUID) -> None:
        plan.remove_item(here.program, item, here.today)

    @in_program
    def submit(self, here: Here) -> None:
        lifecycle.submit(here.program, here.by, here.intent.deviations, here.today)

    @in_program
    def agree(self, here: Here) -> None:
        lifecycle.agree(here.program, here.by, here.today)

    @in_program
    def review(self, here: Here, accepted: bool, comment: str | None) -> None:
        told = here.texts.keep_any(here.by.person, "comment", comment, here.subject)
        lifecycle.review(here.program, accepted, told, here.today)

    @in_program
    def approve(self, here: Here) -> None:
        entitled = entitled_until(self.database, here.intent.school, here.program.mentor)
        lifecycle.approve(here.program, here.by, here.intent.deviations, here.today, entitled)

    @in_program
    def start(self, here: Here) -> None:
        lifecycle.start(here.program, here.by, here.today)
