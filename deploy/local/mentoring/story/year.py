"""The year goes by: meetings, tasks and checks (4.1, 5.2)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from contracts.codes import Kind

from mentoring.settings import TIME_ZONE
from mentoring.story.client import Json
from mentoring.story.schools import Fate, Pairing
from mentoring.story.stage import School

AFTER_LESSONS = time(15, 30)
FORTNIGHT = timedelta(days=14)


def work(school: School) -> None:
    """The last meeting is recorded and the next agreed on; the last task is handed in and checked, a new one given."""
    for pairing in school.running():
        record(school, pairing)
        check(school, pairing)
        schedule(school, pairing)
        assign(school, pairing)


def schedule(school: School, pairing: Pairing) -> None:
    at = datetime.combine(school.today + FORTNIGHT, AFTER_LESSONS, ZoneInfo(TIME_ZONE))
    remote = Kind.VIRTUAL in pairing.kinds
    body: Json = {"at": at.isoformat(), "remote": remote, "topic": "Разбор урока"}
    if remote:
        body["channel"] = "Сферум"
    school.meetings[pairing.name] = school.in_program(school.mentor(pairing), pairing, "meetings", body).id


def schedule_ahead(school: School, pairing: Pairing) -> None:
    """Short-term mentoring goes by a schedule set before it starts (2.3)."""
    days = (school.today + 2 * FORTNIGHT, school.today + 3 * FORTNIGHT)
    moments = [datetime.combine(day, AFTER_LESSONS, ZoneInfo(TIME_ZONE)).isoformat() for day in days]
    body: Json = {"meetings": [{"at": at, "remote": False, "topic": "Шаг к цели"} for at in moments]}
    school.in_program(school.mentor(pairing), pairing, "schedule", body)


def changes(school: School) -> None:
    """Plans change: a meeting is put off, and then called off."""
    pairing = school.steady()
    mentor, at = school.mentor(pairing), datetime.combine(school.today, AFTER_LESSONS, ZoneInfo(TIME_ZONE))
    wanted: Json = {"at": (at + FORTNIGHT / 2).isoformat(), "remote": False, "topic": "Открытый урок"}
    meeting = school.in_program(mentor, pairing, "meetings", wanted, turn="changing").id
    later = {"at": (at + FORTNIGHT).isoformat()}
    school.in_program(mentor, pairing, f"meetings/{meeting}/time", later)
    school.in_program(mentor, pairing, f"meetings/{meeting}/cancellation", {})


def record(school: School, pairing: Pairing) -> None:
    """Where the curator will have to end the program, they do not meet."""
    held = pairing.fate is not Fate.ENDED_BY_CURATOR
    body = {"held": True, "minutes": 45, "note": "Договорились о плане урока"} if held else {"held": False}
    school.in_program(school.mentor(pairing), pairing, f"meetings/{school.meetings[pairing.name]}/record", body)


def assign(school: School, pairing: Pairing) -> None:
    due = str(school.today + FORTNIGHT)
    for mentee in school.mentees(pairing):
        body = {"mentee": str(mentee.person), "text": "Составить технологическую карту урока", "due": due}
        turn = f"{school.today}:{school.place(mentee)}"
        task = school.in_program(school.mentor(pairing), pairing, "tasks", body, turn=turn)
        school.tasks.setdefault(pairing.name, []).append((mentee, task.id))


def check(school: School, pairing: Pairing) -> None:
    """The mentor himself checks what was handed in (4.1); once he gives it back, with a reason."""
    for number, (mentee, task) in enumerate(school.tasks.pop(pairing.name, [])):
        verdicts = [False, True] if number else [True]
        for attempt, accepted in enumerate(verdicts):
            turn = f"{school.today}:{attempt}"
            school.in_program(mentee, pairing, f"tasks/{task}/submission", {"text": "Карта урока готова"}, turn=turn)
            body = {"accepted": accepted, "comment": "Хорошо" if accepted else "Добавьте рефлексию"}
            school.in_program(school.mentor(pairing), pairing, f"tasks/{task}/check", body, turn=turn)
