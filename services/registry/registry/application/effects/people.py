"""Orders about people."""

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain.act import Act
from registry.domain.order.content import AppointMentors
from registry.domain.participant import assignments
from registry.domain.school.school import School


def appoint_mentors(app: Application, school: School, act: Act, content: AppointMentors) -> Effect:
    school.organised_on(act.dated)
    mentors = app.people(content.persons, school)
    for mentor in mentors.values():
        assignments.appoint(mentor, act)
    return Effect(tuple(mentors), tuple(mentors.values()))


EFFECTS: Effects = {
    AppointMentors: appoint_mentors,
}
