"""A school's year that tests begin with: its program of mentoring, its roadmap, one event of every kind about them."""

from datetime import date

from backbone.events import Event
from contracts.codes import Form, Responsible
from registry.domain.cycle.approval import SchoolCycleApproved, SchoolCycleDrafted
from registry.domain.cycle.cycle import Cycle, Goal, Passport, PlanItem, RoleModel, cycle_id
from registry.domain.roadmap.roadmap import Plan, Roadmap, StagePlan, roadmap_id
from registry.domain.roadmap.stages import ItemConfirmed, StageCompleted, StageDeviationRecorded, StageStarted
from registry.domain.roadmap.template import Item
from registry.domain.roadmap.versions import RoadmapAmended, RoadmapApproved, RoadmapDrafted

from tests.registry.given import CURATOR, ORDER, REASON, REGULATED, SCHOOL, TODAY, named

CYCLE = cycle_id(SCHOOL, 2025)
ROADMAP = roadmap_id(CYCLE)
STARTS, UNTIL = date(2025, 9, 1), date(2026, 9, 1)

PASSPORT = Passport(
    starts=STARTS,
    until=UNTIL,
    goals=(Goal(text=named("goal"), indicator=named("indicator"), target=100),),
    tasks=(named("task"),),
    results=(named("result"),),
    models=(RoleModel(form=Form.TEACHER_TEACHER, goal=named("model"), tasks=()),),
    plan=(PlanItem(on=date(2025, 10, 15), text=named("round table")),),
)
DRAFTED_CYCLE = SchoolCycleDrafted(on=REGULATED, passport=PASSPORT)
APPROVED_CYCLE = SchoolCycleApproved(on=TODAY, order=ORDER, starts=STARTS, until=UNTIL, reporting_end=date(2026, 8, 31))

ITEMS = (
    Item(id="R-A.2-01", role=Responsible.CURATOR, evidence=(("record:information-campaign",),), mandatory=True),
    Item(id="R-A.2-D1", role=Responsible.HEAD, evidence=(("order:approve-mentee-list",),), mandatory=True),
    Item(id="R-A.2-04", role=Responsible.CURATOR, evidence=(("record:promo-event",),)),
)
STAGE = StagePlan(stage=2, due=date(2025, 10, 1), term="T-02", items=ITEMS)
PLAN = Plan(version=1, introduced=REGULATED, since=STARTS, stages=(STAGE,))
DRAFTED = RoadmapDrafted(on=REGULATED, cycle=CYCLE, plan=PLAN)
APPROVED = RoadmapApproved(on=REGULATED, cycle=CYCLE, order=ORDER, plan=PLAN)
STARTED = StageStarted(on=TODAY, stage=2, due=STAGE.due)

YEAR: list[Event] = [
    DRAFTED_CYCLE,
    APPROVED_CYCLE,
    DRAFTED,
    APPROVED,
    RoadmapAmended(on=TODAY, cycle=CYCLE, order=ORDER, plan=PLAN.model_copy(update={"version": 2})),
    STARTED,
    StageCompleted(on=date(2025, 10, 5), stage=2, due=STAGE.due, late=True),
    StageDeviationRecorded(on=date(2025, 10, 5), stage=2, rule="T-02", reason=REASON),
    ItemConfirmed(on=TODAY, item="R-A.2-01", person=CURATOR, note=REASON, url=named("url")),
]


def cycle(*events: Event) -> Cycle:
    return Cycle.replay(CYCLE, events or (DRAFTED_CYCLE,), SCHOOL)


def roadmap(*events: Event) -> Roadmap:
    return Roadmap.replay(ROADMAP, events or (DRAFTED, APPROVED, STARTED), SCHOOL)
