"""Orders that support mentors: their association, their school, incentives and rewards."""

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain import association as associations
from registry.domain.act import Act
from registry.domain.association import Association
from registry.domain.cycle.cycle import Cycle, cycle_id
from registry.domain.order.content import ApproveAssociation, ApproveIncentives, OpenMentorSchool, Reward
from registry.domain.participant import encouragement
from registry.domain.school import schemes
from registry.domain.school.schemes import IncentiveScheme
from registry.domain.school.school import School


def approve_association(app: Application, school: School, act: Act, content: ApproveAssociation) -> Effect:
    proposal = app.find(Association, content.proposal, school)
    schemes.form_association(school, act, proposal)
    assert proposal is not None
    associations.approve(proposal, act)
    return Effect(proposal.composition.members, (school, proposal))


def approve_incentives(app: Application, school: School, act: Act, content: ApproveIncentives) -> Effect:
    schemes.approve_incentives(school, act, material=content.material)
    return Effect((), (school,))


def reward(app: Application, school: School, act: Act, content: Reward) -> Effect:
    encouragement.must_be_proposed(content.basis, app.proposed(content.basis, school))
    scheme, people = school.last_on(IncentiveScheme, act.dated), app.people(content.persons, school)
    for person in people.values():
        paid_for = scheme is not None and scheme.material
        encouragement.reward(person, act, content.reward, content.basis, paid_for=paid_for)
    return Effect(tuple(people), tuple(people.values()))


def open_mentor_school(app: Application, school: School, act: Act, content: OpenMentorSchool) -> Effect:
    schedule = tuple(lesson.on for lesson in content.schedule)
    near = {day.year - past for day in schedule for past in (0, 1)}
    found = [app.find(Cycle, cycle_id(school.id, year), school) for year in sorted(near)]
    approved = [cycle for cycle in found if cycle is not None and cycle.order is not None]
    schemes.open_mentor_school(school, act, schedule, approved)
    return Effect((), (school,))


EFFECTS: Effects = {
    ApproveAssociation: approve_association,
    ApproveIncentives: approve_incentives,
    Reward: reward,
    OpenMentorSchool: open_mentor_school,
}
