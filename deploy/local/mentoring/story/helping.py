"""Help when it is needed, and colleagues whom a mentor involves (2.3, 4.1, 5.1)."""

from uuid import UUID

from mentoring.story.client import Json
from mentoring.story.schools import Pairing
from mentoring.story.stage import School
from mentoring.story.transport import Caller

QUESTION = "Как вести журнал при замене?"


def question(school: School) -> None:
    """A mentee asks; the answer comes on the same day or, once, late."""
    pairing = school.steady()
    body = {"program": str(school.program(pairing)), "text": QUESTION}
    asked = school.create(school.mentees(pairing)[0], "programs", "/help-requests", body)
    school.questions.append(f"/help-requests/{asked}")
    if not school.plot.answers_late:
        answers(school)


def answers(school: School) -> None:
    pairing = school.steady()
    mentee = school.mentees(pairing)[0]
    for asked in school.questions:
        school.change(school.mentor(pairing), "programs", asked, "answers", {"text": "Покажу сегодня"}, seen_by=mentee)
        school.change(mentee, "programs", asked, "closing", {})
    school.questions.clear()


def colleagues(school: School) -> None:
    """One does what he was asked for, another leaves it to the pair."""
    pairing = school.steady()
    first, second = school.activities[pairing.name][:2]
    helper = school.colleague(pairing)
    invite(school, pairing, first)
    helping(school, helper, pairing, f"{first}/helped/comments", {"text": "Посетили два урока"})
    helping(school, helper, pairing, f"{first}/helped/completion")
    invite(school, pairing, second)
    helping(school, helper, pairing, f"{second}/helpers/{helper.person}/leaving")
    school.activities[pairing.name].remove(first)


def invite(school: School, pairing: Pairing, activity: UUID) -> None:
    helper = school.colleague(pairing)
    helping(school, school.mentor(pairing), pairing, f"{activity}/helpers", {"person": str(helper.person)})
    helping(school, helper, pairing, f"{activity}/help-consent")


def helping(school: School, who: Caller, pairing: Pairing, action: str, body: Json | None = None) -> None:
    """An activity and its helpers are no part of the program's version."""
    school.create(who, "programs", f"/programs/{school.program(pairing)}/activities/{action}", body or {})
