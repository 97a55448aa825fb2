"""Orders that organise mentoring in the school."""

from datetime import date

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain.act import Act
from registry.domain.cycle.cycle import cycle_id
from registry.domain.library.source import LegalSource, must_be_current
from registry.domain.order.content import AppointActingHead, AppointCurator, ApproveRegulation, LocalAct
from registry.domain.roadmap import versions
from registry.domain.roadmap.roadmap import Roadmap, roadmap_id
from registry.domain.school import acts
from registry.domain.school.school import School


def approve_regulation(app: Application, school: School, act: Act, content: ApproveRegulation) -> Effect:
    """A new edition is read anew by everybody who takes part (R-9.2-01). The first may bring the roadmap with it."""
    app.people(content.responsible, school)
    must_be_current([app.load(LegalSource, id, school.id) for id in content.sources], act)
    edition = acts.approve_regulation(school, act, content)
    taking_part = app.taking_part(school) if edition.number > 1 else ()
    roadmaps = [_roadmap(school, act, content.year_starts)] if content.year_starts else []
    return Effect(tuple(dict.fromkeys((*content.responsible, *taking_part))), (school, *roadmaps))


def _roadmap(school: School, act: Act, starts: date) -> Roadmap:
    cycle = cycle_id(school.id, starts.year)
    roadmap = Roadmap(roadmap_id(cycle), school.id)
    versions.introduce(roadmap, cycle, starts, school, act)
    return roadmap


def appoint_curator(app: Application, school: School, act: Act, content: AppointCurator) -> Effect:
    deputy = app.participant(content.person, school).card.deputy_head
    acts.appoint_curator(school, act, content.person, content.until, deputy_head=deputy)
    return Effect((content.person,), (school,))


def appoint_acting_head(app: Application, school: School, act: Act, content: AppointActingHead) -> Effect:
    person = app.participant(content.person, school).id
    acts.appoint_acting_head(school, act, person, content.since, content.until)
    return Effect((person,), (school,))


def issue_local_act(app: Application, school: School, act: Act, content: LocalAct) -> Effect:
    return Effect(tuple(app.people(content.persons, school)))


EFFECTS: Effects = {
    ApproveRegulation: approve_regulation,
    AppointCurator: appoint_curator,
    AppointActingHead: appoint_acting_head,
    LocalAct: issue_local_act,
}
