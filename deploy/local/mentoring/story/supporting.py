"""What supports mentors: their association, their school, rewards, what is known of them (3.4, 3.5, annex)."""

from datetime import timedelta

from contracts.codes import OrderKind, RewardKind

from mentoring.story.cast import OFFICE
from mentoring.story.client import Json
from mentoring.story.consenting import mentors
from mentoring.story.stage import School

FORTNIGHT = timedelta(days=14)


def association(school: School) -> None:
    members = [str(school.people[place]) for place in mentors(school)[:2]]
    body: Json = {"name": "МО наставников", "members": members, "chair": members[0], "mediators": members[-1:]}
    proposed = school.create(school.curator, "registry", "/associations", body)
    school.order(OrderKind.APPROVE_ASSOCIATION, {"proposal": str(proposed)})


def incentives(school: School) -> None:
    texts = {"scheme": "Доплата за наставничество и грамоты"}
    school.order(OrderKind.APPROVE_INCENTIVES, {"material": True}, texts=texts)


def local_act(school: School) -> None:
    texts = {"title": "Положение о доске почёта наставников"}
    school.order(OrderKind.LOCAL_ACT, {"since": str(school.today)}, texts=texts)


def mentor_school(school: School) -> None:
    """Lessons for mentors; all of them take part."""
    texts = {"programme": "Программа обучения наставников", "feedback": "Обратная связь на уроке"}
    lesson = {"topic": "feedback", "on": str(school.today + FORTNIGHT)}
    school.order(OrderKind.OPEN_MENTOR_SCHOOL, {"schedule": [lesson]}, texts=texts)
    for place in mentors(school):
        school.about_person(school.curator, place, "trainings", {"on": str(school.today)})


def reward(school: School) -> None:
    """Not for money; it rests on what the mentor has proposed."""
    mentee, basis = school.mentees(school.steady())[0].person, school.praise.rpartition("/")[2]
    content = {"persons": [str(mentee)], "reward": RewardKind.NON_MATERIAL.value, "basis": [basis]}
    school.order(OrderKind.REWARD, content)


def registry_for_office(school: School) -> None:
    """The office asks with a legal basis; the head answers with figures, without names, at once or in the last days."""
    body: Json = {
        "school": str(school.id),
        "legal_basis": ["Положение об управлении образования, п. 3.7"],
        "due": str(school.today + FORTNIGHT),
    }
    asked = school.create(OFFICE, "registry", "/mentor-registry/requests", body)
    school.requests.append(f"/mentor-registry/requests/{asked}")
    if not school.plot.answers_late:
        answers(school)


def answers(school: School) -> None:
    for asked in school.requests:
        school.change(school.head, "registry", asked, "transmission", {})
    school.requests.clear()


def knowledge(school: School) -> None:
    """What is known of people: needs analysed, hashtags, a portfolio, whether somebody needs a mentor."""
    pairing = school.steady()
    mentee, mentor = pairing.mentees[0], pairing.mentor
    deficit = {"direction": pairing.direction.value, "level": 1}
    body: Json = {
        "on": str(school.today),
        "as_mentor": False,
        "method": "questionnaire",
        "deficits": [deficit],
        "note": "Затрудняется с планированием урока",
    }
    school.about_person(school.curator, mentee, "needs-analyses", body)
    school.about_person(school.curator, mentee, "pool", {"needed": True})
    own = school.as_("mentor", mentor)
    school.about_person(own, mentor, "hashtags", {"hashtags": ["young-teachers"]})
    entry = {"on": str(school.today), "kind": "education", "text": "Высшая квалификационная категория"}
    school.about_person(own, mentor, "portfolio", entry)
    school.ledger.portfolios.setdefault(school.people[mentor], school.today)
    school.about_person(school.curator, mentor, "experience", {"directions": [pairing.direction.value]})
