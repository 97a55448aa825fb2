"""How the stages go: started, their items answered for, completed. They run in parallel (A-28)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Forbidden, Refused
from backbone.rules import require, soft
from contracts.codes import Responsible

from registry.domain.roadmap.evidence import Facts, missing, only_orders
from registry.domain.roadmap.roadmap import Confirmation, Course, Roadmap, RoadmapEvent
from registry.domain.roadmap.template import TITLES

STANDS_FOR = {
    "acting_head": {Responsible.HEAD},
    "curator": {Responsible.ASSOCIATION, Responsible.MENTOR, Responsible.SYSADMIN},
}
"""Who answers in another's place: the acting head (A-32), and the curator where no association does (A-12)."""


class StageStarted(RoadmapEvent):
    """R-A.1-00, R-A.2-00, R-A.3-00, R-A.4-00, R-A.5-00, R-A.6-00, R-A.7-00."""

    TOPIC: ClassVar[str] = "registry.StageStarted"
    stage: int
    due: date

    def apply(self, roadmap: Roadmap) -> None:
        roadmap.courses[self.stage] = Course(started=self.on)


class StageCompleted(RoadmapEvent):
    """`late`: after the last day, for a recorded reason."""

    TOPIC: ClassVar[str] = "registry.StageCompleted"
    stage: int
    due: date
    late: bool

    def apply(self, roadmap: Roadmap) -> None:
        course = roadmap.course(self.stage)
        roadmap.courses[self.stage] = replace(course, completed=self.on, late=self.late)


class StageDeviationRecorded(RoadmapEvent):
    """A stage was completed after its term; `reason` is sealed."""

    TOPIC: ClassVar[str] = "registry.StageDeviationRecorded"
    stage: int
    rule: str
    reason: UUID

    def apply(self, roadmap: Roadmap) -> None:
        roadmap.deviations[self.stage] = self.reason


class ItemConfirmed(RoadmapEvent):
    """Somebody answers for an item that nothing on the platform shows (R-A.1-04); `note` and `url` are sealed."""

    TOPIC: ClassVar[str] = "registry.ItemConfirmed"
    item: str
    person: UUID
    note: UUID
    url: UUID | None

    def apply(self, roadmap: Roadmap) -> None:
        roadmap.confirmations[self.item] = Confirmation(self.on, self.person, self.note, self.url)


def start(roadmap: Roadmap, number: int, today: date) -> None:
    stage = roadmap.must_be_in_force().stage(number)
    if roadmap.course(number).started:
        raise Refused("stage-started", f"Этап {number} уже начат")
    roadmap.record(StageStarted(on=today, stage=number, due=stage.due))


def complete(roadmap: Roadmap, number: int, facts: Facts, reasons: Mapping[str, UUID], today: date) -> None:
    stage, course = roadmap.must_be_in_force().stage(number), roadmap.course(number)
    if not course.started or course.completed:
        raise Refused("stage-not-going", f"Этап {number} не идёт: {course.state.label}")
    lacking = "; ".join(f"{item.id} {TITLES.get(item.id, '')}" for item in missing(roadmap, number, facts))
    require(not lacking, "R-A.1-04", f"Этап {number} не завершить, не исполнено: {lacking}")
    late = today > stage.due
    detail = f"Срок этапа {number} – {stage.due:%d.%m.%Y}; укажите причину опоздания"
    reason = soft(not late, stage.term, detail, reasons)
    roadmap.record(StageCompleted(on=today, stage=number, due=stage.due, late=late))
    if reason is not None:
        roadmap.record(StageDeviationRecorded(on=today, stage=number, rule=stage.term, reason=reason))


def confirm(roadmap: Roadmap, id: str, person: UUID, role: str, note: UUID, url: UUID | None, today: date) -> None:
    """`role` is that in which the person acts."""
    item = roadmap.must_be_in_force().item(id)
    if item.role != role and item.role not in STANDS_FOR.get(role, ()):
        raise Forbidden(f"За этот пункт отвечает {item.role.label}")
    if all(only_orders(group) for group in item.evidence):
        raise Refused("order-needed", "Этот пункт исполняет только приказ")
    roadmap.record(ItemConfirmed(on=today, item=id, person=person, note=note, url=url))
