"""How a mentee grows while the program runs (1.3, 2.2, 5.2, annex, stage 5)."""

from datetime import timedelta

from mentoring.story.client import Json
from mentoring.story.schools import Pairing
from mentoring.story.stage import School
from mentoring.story.transport import Caller

SEASON = timedelta(days=60)


def entry(school: School) -> None:
    """Where each mentee of the steady program stands, what he plans for himself, what the mentor advises."""
    pairing = school.steady()
    for mentee in school.mentees(pairing):
        assess(school, pairing, mentee, "entry", 2)
        plan(school, pairing, mentee)
        body = {"mentee": str(mentee.person), "kind": "advice", "text": "Планируйте этапы урока по минутам"}
        turn = school.place(mentee)
        advice = school.in_program(school.mentor(pairing), pairing, "recommendations", body, turn=turn)
        school.in_program(mentee, pairing, f"recommendations/{advice.id}/following", {})
    school.in_program(school.curator, pairing, "remarks", {"text": "Хорошее начало"})


def assess(school: School, pairing: Pairing, mentee: Caller, point: str, level: int) -> None:
    body: Json = {"mentee": str(mentee.person), "direction": pairing.direction.value, "point": point, "level": level}
    school.in_program(school.mentor(pairing), pairing, "competences", body, turn=f"{school.place(mentee)}:{point}")


def plan(school: School, pairing: Pairing, mentee: Caller) -> None:
    """An individual plan: by the mentee, agreed by the mentor, approved by the curator."""
    step = {"text": "Провести открытый урок", "due": str(school.today + SEASON)}
    place, turn = f"development/{mentee.person}", school.place(mentee)
    school.in_program(mentee, pairing, place, {"goals": ["Вести уроки уверенно"], "steps": [step]})
    school.in_program(school.mentor(pairing), pairing, f"{place}/agreement", {}, turn=turn)
    school.in_program(school.curator, pairing, f"{place}/approval", {}, turn=turn)


def outcome(school: School) -> None:
    """What was difficult no longer is: both sides say so; the mentor reports."""
    pairing = school.steady()
    mentor = school.mentor(pairing)
    for mentee in school.mentees(pairing):
        assess(school, pairing, mentee, "exit", 4)
        difficulty = difficulty_of(school, pairing, mentee)
        for who in (mentor, mentee):
            school.in_program(who, pairing, f"difficulties/{difficulty}/confirmation", {})
        school.in_program(mentor, pairing, f"difficulties/{difficulty}/resolution", {})
        body = {"mentee": str(mentee.person)}
        school.in_program(mentor, pairing, "independence", body, turn=school.place(mentee))
    activity = school.activities[pairing.name].pop()
    school.in_program(mentor, pairing, f"activities/{activity}/completion", {})
    attended: Json = {"mentee": str(school.mentees(pairing)[0].person), "attended": True}
    school.in_program(mentor, pairing, f"activities/{activity}/attendance", attended)
    report(school)


def difficulty_of(school: School, pairing: Pairing, mentee: Caller) -> str:
    program = school.client.get(school.curator, "programs", f"/programs/{school.program(pairing)}")
    return next(str(one["id"]) for one in program["difficulties"] if one["mentee"] == str(mentee.person))


def report(school: School) -> None:
    """Each mentor says in words how his program goes."""
    for pairing in school.running():
        about = {str(mentee.person): "Собран, просит совета" for mentee in school.mentees(pairing)}
        school.in_program(school.mentor(pairing), pairing, "report", {"text": "План выполняется", "about": about})
