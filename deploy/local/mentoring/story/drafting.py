"""A program from draft to start: drawn up together, agreed, reviewed, approved (1.2, 5.1, 3.4)."""

from datetime import date, timedelta
from functools import partial

from contracts.codes import ProgramState

from mentoring.story.client import Json
from mentoring.story.dates import plus_months
from mentoring.story.schools import Pairing
from mentoring.story.stage import School
from mentoring.story.year import schedule

JUSTIFICATION = {
    "goal": "Уверенно вести уроки и классное руководство",
    "difficulties": "Планирование урока, дисциплина в классе",
    "request": "Бывать на уроках друг у друга",
    "resources": "В школе есть опытный педагог того же профиля",
}
AHEAD = timedelta(days=2)
"""From drawing up a program to its start."""


def wrong_length(school: School) -> None:
    """A program is neither shorter nor longer than the school's regulation allows (INV-05)."""
    if months := school.plot.refused_months:
        school.refused("INV-05", partial(outline, school, school.fixed()[0], months))


def drawing_up(school: School) -> None:
    """Mentor and mentees draw it up, all mentees agree, the curator reviews, the head approves."""
    for pairing in school.fixed():
        outline(school, pairing, pairing.months)
        plan(school, pairing)
        approve(school, pairing)


def outline(school: School, pairing: Pairing, months: int) -> None:
    start, until = period(school, months)
    body: Json = {
        "forms": [form.value for form in pairing.forms],
        "kinds": [kind.value for kind in pairing.kinds],
        "directions": [pairing.direction.value],
        "justification": JUSTIFICATION,
        "start": str(start),
        "until": str(until),
    }
    school.in_program(school.mentor(pairing), pairing, "outline", body)


def period(school: School, months: int) -> tuple[date, date]:
    start = school.today + AHEAD
    return start, plus_months(start, months)


def plan(school: School, pairing: Pairing) -> None:
    """What is difficult, what shall come of it, and what will be done about it."""
    mentor, start = school.mentor(pairing), school.today + AHEAD
    for mentee in school.mentees(pairing):
        body: Json = {"nature": "difficulty", "mentee": str(mentee.person), "text": "Трудно удержать внимание класса"}
        difficulty = school.in_program(mentee, pairing, "difficulties", body)
        body = {
            "text": "Взаимное посещение и разбор уроков",
            "due": str(plus_months(start, 2)),
            "responsible": str(mentee.person),
            "addresses": [str(difficulty.id)],
        }
        activity = school.in_program(mentor, pairing, "activities", body, turn=school.place(mentee))
        school.activities.setdefault(pairing.name, []).append(activity.id)
    body = {"text": "Проводит урок по новому ФГОС", "measure": "Открытый урок оценён методическим объединением"}
    school.results[pairing.name] = school.in_program(mentor, pairing, "expected-results", body).id


def approve(school: School, pairing: Pairing) -> None:
    school.in_program(school.mentor(pairing), pairing, "submission", {})
    for mentee in school.mentees(pairing):
        school.in_program(mentee, pairing, "agreement", {})
    school.in_program(school.curator, pairing, "review", {"accepted": True, "comment": "План выполним"})
    school.in_program(school.head, pairing, "approval", {})
    noted = school.noted(pairing)
    noted.state.note(school.today, ProgramState.APPROVED)
    noted.period.note(school.today, period(school, pairing.months))


def start(school: School) -> None:
    """The first meeting is agreed on, and the program begins."""
    for pairing in school.fixed():
        schedule(school, pairing)
        school.in_program(school.mentor(pairing), pairing, "start", {})
        school.noted(pairing).state.note(school.today, ProgramState.RUNNING)
