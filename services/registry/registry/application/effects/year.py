"""Orders about the school's year: its program and its roadmap."""

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain.act import Act
from registry.domain.cycle import approval
from registry.domain.cycle.cycle import Cycle
from registry.domain.order.content import ApproveCycle, ApproveRoadmap
from registry.domain.roadmap import versions
from registry.domain.roadmap.roadmap import Roadmap, roadmap_id
from registry.domain.school.school import School


def approve_cycle(app: Application, school: School, act: Act, content: ApproveCycle) -> Effect:
    cycle = app.load(Cycle, content.cycle, school.id)
    _, curator = school.organised_on(act.dated)
    approval.approve(cycle, act, school)
    return Effect((curator.person,), (cycle,))


def approve_roadmap(app: Application, school: School, act: Act, content: ApproveRoadmap) -> Effect:
    roadmap = app.load(Roadmap, roadmap_id(content.cycle), school.id)
    _, curator = school.organised_on(act.dated)
    versions.approve(roadmap, act)
    return Effect((curator.person,), (roadmap,))


EFFECTS: Effects = {
    ApproveCycle: approve_cycle,
    ApproveRoadmap: approve_roadmap,
}
