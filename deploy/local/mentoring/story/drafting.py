"""A program from draft to start: drawn up together, agreed, reviewed, approved (1.2, 5.1, 3.4)."""

from datetime import date, timedelta
from functools import partial

from contracts.codes import ActivityKind, Kind, ProgramState
from contracts.months import plus_months

from mentoring.story.client import Json
from mentoring.story.schools import Fate, Pairing
from mentoring.story.stage import School
from mentoring.story.year import schedule, schedule_ahead

JUSTIFICATION = {
    "goal": "Уверенно вести уроки и классное руководство",
    "difficulties": "Планирование урока, дисциплина в классе",
    "request": "Бывать на уроках друг у друга",
    "resources": "В школе есть опытный педагог того же профиля",
}
ENCOURAGED = (ActivityKind.COMMUNITY, ActivityKind.INNOVATION)
"""What every plan should have an activity for (4.2)."""
AHEAD = timedelta(days=2)
"""From drawing up a program to its start."""


def wrong_length(school: School) -> None:
    """A program is neither shorter nor longer than the school's regulation allows (INV-05)."""
    if months := school.plot.refused_months:
        school.refused("INV-05", partial(outline, school, school.fixed()[0], months))


def drawing_up(school: School) -> None:
    """Mentor and mentees draw it up, all mentees agree, the curator reviews, the head approves."""
    for pairing in school.fixed():
        draw_up(school, pairing)


def draw_up(school: School, pairing: Pairing) -> None:
    outline(school, pairing, pairing.months)
    if pairing.fate is Fate.SUGGESTED:
        school.in_program(school.mentor(pairing), pairing, "template", {"template": "adaptation"})
    plan(school, pairing)
    if pairing.fate is Fate.EXTENDED:
        rework(school, pairing)
    approve(school, pairing)


def outline(school: School, pairing: Pairing, months: int) -> None:
    start, until = period(school, months)
    body: Json = {
        "forms": pairing.forms,
        "kinds": pairing.kinds,
        "directions": [pairing.direction],
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
        for kind in ENCOURAGED:
            turn = f"{school.place(mentee)}:{kind}"
            activity = school.in_program(mentor, pairing, "activities", body | {"kind": kind}, turn=turn)
            school.activities.setdefault(pairing.name, []).append(activity.id)
    body = {"text": "Проводит урок по новому ФГОС", "measure": "Открытый урок оценён методическим объединением"}
    if Kind.SHORT_TERM in pairing.kinds:
        body["due"] = str(plus_months(start, 2))
    school.results[pairing.name] = school.in_program(mentor, pairing, "expected-results", body).id


def rework(school: School, pairing: Pairing) -> None:
    """The mentor thinks better of an item already submitted, and the curator returns the whole once."""
    mentor = school.mentor(pairing)
    body: Json = {
        "text": "Посещение музея",
        "due": str(plus_months(school.today + AHEAD, 1)),
        "responsible": str(mentor.person),
        "deviations": {"R-1.2-12": "Сплотить группу, затруднений это не касается"},
    }
    surplus = school.in_program(mentor, pairing, "activities", body, turn="surplus")
    school.ledger.deviations.append((school.today, "R-1.2-12"))
    school.in_program(mentor, pairing, "submission", {}, turn="hasty")
    school.in_program(mentor, pairing, f"plan/{surplus.id}/removal", {})
    agree(school, pairing, turn="returned")
    school.in_program(school.curator, pairing, "review", {"accepted": False, "comment": "Уточните срок"}, turn="no")


def agree(school: School, pairing: Pairing, turn: str = "") -> None:
    school.in_program(school.mentor(pairing), pairing, "submission", {}, turn=turn)
    for mentee in school.mentees(pairing):
        school.in_program(mentee, pairing, "agreement", {}, turn=turn)


def approve(school: School, pairing: Pairing) -> None:
    agree(school, pairing)
    school.in_program(school.curator, pairing, "review", {"accepted": True, "comment": "План выполним"})
    school.in_program(school.head, pairing, "approval", {})
    noted = school.noted(pairing)
    noted.state.note(school.today, ProgramState.APPROVED)
    noted.period.note(school.today, period(school, pairing.months))


def start(school: School) -> None:
    """The first meeting is agreed on, and the program begins."""
    for pairing in school.fixed():
        begin(school, pairing)


def begin(school: School, pairing: Pairing) -> None:
    schedule(school, pairing)
    if Kind.SHORT_TERM in pairing.kinds:
        schedule_ahead(school, pairing)
    school.in_program(school.mentor(pairing), pairing, "start", {})
    school.noted(pairing).state.note(school.today, ProgramState.RUNNING)
