"""Versions of the roadmap: drafted by the curator from the template, approved by the head's order, never edited."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.months import plus_months

from registry.domain.act import Act
from registry.domain.cycle.cycle import Cycle
from registry.domain.cycle.period import reporting_end
from registry.domain.roadmap.roadmap import Approval, Plan, Roadmap, RoadmapEvent, StagePlan
from registry.domain.roadmap.template import STAGES, dues, items_of
from registry.domain.school.school import School

ON_TIME = 1
"""Months after the introducing order within which a roadmap starts from it; a later one starts anew."""


class RoadmapDrafted(RoadmapEvent):
    """By the curator (R-3.4-04)."""

    TOPIC: ClassVar[str] = "registry.RoadmapDrafted"
    cycle: UUID
    plan: Plan

    def apply(self, roadmap: Roadmap) -> None:
        roadmap.cycle, roadmap.draft = self.cycle, self.plan


class RoadmapApproved(RoadmapEvent):
    """The first version of the year (R-3.3-04). It stands in the event whole: nothing changes it."""

    TOPIC: ClassVar[str] = "registry.RoadmapApproved"
    cycle: UUID
    order: UUID
    plan: Plan

    def apply(self, roadmap: Roadmap) -> None:
        roadmap.cycle = self.cycle
        roadmap.approvals += (Approval(self.plan, self.order, self.on),)
        roadmap.draft = None


class RoadmapAmended(RoadmapApproved):
    """A new version by a new order (R-3.3-04)."""

    TOPIC: ClassVar[str] = "registry.RoadmapAmended"


def draft(roadmap: Roadmap, cycle: Cycle, school: School, introduced: date | None, today: date) -> None:
    """`introduced` is named where the school begins at another day than the introducing order's (A-10)."""
    edition = school.edition_in_force(today)
    end = cycle.reporting_end or reporting_end(cycle.passport.starts, edition.parameters.year_end_month)
    order = school.editions[0].valid_from
    base = introduced or start(order, cycle.passport.starts, today)
    if not order <= base < min(end, cycle.passport.until):
        raise Refused("roadmap-start", f"Отсчёт начинают с {order:%d.%m.%Y} до {end:%d.%m.%Y}", field="/introduced")
    since = min(base, cycle.passport.starts, cycle.drafted)
    plan = _plan(len(roadmap.approvals) + 1, base, since, end)
    roadmap.record(RoadmapDrafted(on=today, cycle=cycle.id, plan=plan))


def introduce(roadmap: Roadmap, cycle: UUID, starts: date, school: School, act: Act) -> None:
    """The first version by the order that introduces mentoring: it needs no draft, as all its terms follow from the
    order's date (R-A.1-D1, A-10). `starts` is the first day of the school's year `cycle`."""
    end = reporting_end(starts, school.edition_in_force(act.dated).parameters.year_end_month)
    if not act.dated < end:
        detail = f"Отчётный период этого года – до {end:%d.%m.%Y}: приказ о внедрении позже"
        raise Refused("roadmap-start", detail, field="/content/year_starts")
    plan = _plan(1, act.dated, min(act.dated, starts), end)
    roadmap.record(RoadmapApproved(on=act.dated, cycle=cycle, order=act.order, plan=plan))


def _plan(version: int, introduced: date, since: date, end: date) -> Plan:
    due = dues(introduced, end)
    stages = tuple(StagePlan(stage=n, due=due[n], term=STAGES[n].term, items=items_of(n)) for n in STAGES)
    return Plan(version=version, introduced=introduced, since=since, stages=stages)


def start(order: date, year_starts: date, today: date) -> date:
    """The introducing order's date; for who comes later than that the day he comes, or the beginning of his year."""
    return order if today <= plus_months(order, ON_TIME) else max(year_starts, today)


def approve(roadmap: Roadmap, act: Act) -> None:
    plan = roadmap.draft
    detail = "Утверждённая «дорожная карта» не меняется; новый приказ утверждает новую редакцию, а её нет"
    require(plan is not None, "R-3.3-04", detail, field="/content/cycle")
    assert plan is not None
    kind = RoadmapAmended if roadmap.approvals else RoadmapApproved
    roadmap.record(kind(on=act.dated, cycle=roadmap.cycle, order=act.order, plan=plan))
