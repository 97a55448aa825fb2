"""Orders about people."""

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain.act import Act
from registry.domain.order.content import AppointMentors, ApproveMenteeList, ApproveMentorRegistry, RelieveMentor
from registry.domain.participant import assignments, labour
from registry.domain.school import lists
from registry.domain.school.school import School


def appoint_mentors(app: Application, school: School, act: Act, content: AppointMentors) -> Effect:
    school.organised_on(act.dated)
    mentors = app.people(content.persons, school)
    for mentor in mentors.values():
        assignments.appoint(mentor, act)
    return Effect(tuple(mentors), tuple(mentors.values()))


def approve_mentee_list(app: Application, school: School, act: Act, content: ApproveMenteeList) -> Effect:
    mentees = app.people(content.persons, school)
    lists.approve_mentee_list(school, act, tuple(mentees.values()))
    return Effect(tuple(mentees), (school,))


def approve_mentor_registry(app: Application, school: School, act: Act, content: ApproveMentorRegistry) -> Effect:
    mentors = app.people(content.persons, school)
    lists.approve_mentor_registry(school, act, tuple(mentors.values()))
    return Effect(tuple(mentors), (school,))


def relieve_mentor(app: Application, school: School, act: Act, content: RelieveMentor) -> Effect:
    """His pairs and groups go on until another mentor is found for them, or they end."""
    mentor = app.participant(content.person, school)
    working_days = school.edition_in_force(act.dated).parameters.cancellation_working_days
    labour.relieve(mentor, act, content.ground, content.since, content.notified_on, working_days)
    return Effect((mentor.id,), (mentor,))


EFFECTS: Effects = {
    AppointMentors: appoint_mentors,
    RelieveMentor: relieve_mentor,
    ApproveMenteeList: approve_mentee_list,
    ApproveMentorRegistry: approve_mentor_registry,
}
