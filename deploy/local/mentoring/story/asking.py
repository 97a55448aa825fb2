"""What people ask of the head and the curator, and what is decided (1.4, 3.5, 4.1, 4.2, 5.1)."""

from datetime import date, timedelta

from contracts.codes import OrderKind, PetitionKind, PetitionOutcome
from contracts.workdays import plus_working_days

from mentoring.story.client import Json
from mentoring.story.schools import Fate, Pairing
from mentoring.story.stage import School
from mentoring.story.transport import Caller

SOON = 5
"""Working days from a request to be released to the day itself."""
BY_COLLEAGUES = (PetitionKind.ACT_TEXT, PetitionKind.INCENTIVE)


def file(
    school: School, who: Caller, kind: PetitionKind, pairing: Pairing | None, asked: Json | None = None, turn: str = ""
) -> str:
    """Where the petition is."""
    body: Json = {"kind": kind.value, "text": "Прошу рассмотреть", **(asked or {})}
    if pairing:
        body["program"] = str(school.program(pairing))
    if kind is not PetitionKind.DISCIPLINE:
        school.ledger.did(school.today, "K-28-petitions", kind.value)
    return f"/petitions/{school.create(who, 'programs', '/petitions', body, f'{kind}:{turn}')}"


def decide(
    school: School, who: Caller, petition: str, outcome: PetitionOutcome, after: str = "", **more: object
) -> str:
    """The position at which it is decided."""
    body: Json = {"outcome": outcome.value, "reason": "Обсудили и согласны", **more}
    return school.change(who, "programs", petition, "decision", body, after=after).position


def proposals(school: School) -> None:
    """What a mentee and those who look after mentors propose; one thinks better of it."""
    pairing = school.steady()
    mentee = school.mentees(pairing)[0]
    better = file(school, mentee, PetitionKind.IMPROVEMENT, pairing)
    decide(school, school.curator, better, PetitionOutcome.GRANTED)
    hasty = file(school, mentee, PetitionKind.IMPROVEMENT, pairing, turn="hasty")
    school.change(mentee, "programs", hasty, "withdrawal", {})
    school.petitions += [file(school, school.curator, kind, None) for kind in BY_COLLEAGUES]
    if not school.plot.answers_late:
        answers(school)


def answers(school: School) -> None:
    """The head decides on what is still open."""
    for petition in school.petitions:
        decide(school, school.head, petition, PetitionOutcome.GRANTED)
    school.petitions.clear()


def praise_and_blame(school: School) -> None:
    """A mentor proposes a reward for a mentee; about discipline he can only tell the head."""
    pairing = school.steady()
    about: Json = {"concerned": [str(school.mentees(pairing)[0].person)]}
    school.praise = file(school, school.mentor(pairing), PetitionKind.REWARD, pairing, about)
    decide(school, school.head, school.praise, PetitionOutcome.GRANTED)
    blame = file(school, school.mentor(pairing), PetitionKind.DISCIPLINE, pairing, about)
    school.change(school.head, "programs", blame, "acknowledgement", {})


def release(school: School) -> None:
    """The head releases a mentor for an activity, and a colleague gives his lesson (1.4)."""
    pairing = school.steady()
    day, mentor = plus_working_days(school.today, SOON), school.mentor(pairing)
    lesson = {"weekday": day.isoweekday(), "begins": "10:00:00", "ends": "10:45:00"}
    timetable(school, mentor, lesson)
    days = {"since": str(day), "until": str(day)}
    asked: Json = {"concerned": [str(mentor.person)], "activities": [str(school.activities[pairing.name][-1])], **days}
    petition = file(school, school.curator, PetitionKind.RELEASE, pairing, asked)
    order = school.order_about(pairing, OrderKind.RELEASE, {"persons": [str(mentor.person)], **days})
    instead = {
        "person": str(mentor.person),
        "day": str(day),
        "begins": lesson["begins"],
        "substitute": str(school.colleague(pairing).person),
    }
    said = {"order": str(order.id), "continuity": "Урок ведёт коллега того же предмета", "substitutions": [instead]}
    decide(school, school.head, petition, PetitionOutcome.GRANTED, order.position, **said)


def timetable(school: School, who: Caller, lesson: Json) -> None:
    until: date = school.today + timedelta(days=60)
    body = {"person": str(who.person), "since": str(school.today), "until": str(until), "lessons": [lesson]}
    school.create(school.curator, "programs", "/timetable", body)


def resignation(school: School) -> None:
    """A mentor lays mentoring down: it is taken notice of, nobody can refuse it (4.1)."""
    for pairing in school.pairings(Fate.LEFT_BY_MENTOR):
        petition = file(school, school.mentor(pairing), PetitionKind.RESIGNATION, pairing)
        school.change(school.curator, "programs", petition, "acknowledgement", {})
