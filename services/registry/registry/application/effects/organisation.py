"""Orders that organise mentoring in the school."""

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain.act import Act
from registry.domain.order.content import AppointActingHead, AppointCurator, ApproveRegulation, LocalAct
from registry.domain.school import acts
from registry.domain.school.school import School


def approve_regulation(app: Application, school: School, act: Act, content: ApproveRegulation) -> Effect:
    app.people(content.responsible, school)
    acts.approve_regulation(school, act, content.parameters, content.responsible)
    return Effect(content.responsible, (school,))


def appoint_curator(app: Application, school: School, act: Act, content: AppointCurator) -> Effect:
    deputy = app.participant(content.person, school).card.deputy_head
    acts.appoint_curator(school, act, content.person, deputy_head=deputy)
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
