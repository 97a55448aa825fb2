"""The school asks its people: what they need, how it was, what is strong and weak (annex, stages 2 to 7)."""

from collections.abc import Sequence
from datetime import timedelta

from contracts.codes import Respondent, SurveyForm

from mentoring.story.client import Json
from mentoring.story.stage import School
from mentoring.story.transport import Caller

WEEK = timedelta(days=7)
OWN_VERSION = 2


def needs(school: School) -> None:
    """What mentees need and what mentors are good for."""
    ask(school, SurveyForm.NEEDS_MENTEE, [school.as_("mentee", place) for place in school.people if place[0] == "E"])
    mentors = [school.as_("mentor", place) for place in school.people if place[0] == "M"]
    ask(school, SurveyForm.NEEDS_MENTOR, mentors)
    ask(school, SurveyForm.USEFUL_MENTOR, mentors)


def satisfaction(school: School) -> None:
    """Anonymously; whoever thinks better of an answer gives another. In one school the last is waited for, in vain."""
    members = {member.person: member for pairing in school.running() for member in school.members(pairing)}
    invited = list(members.values())
    silent = invited[-1:] if school.plot.answers_late else []
    ask(school, SurveyForm.SATISFACTION, invited, anonymous=True, twice=True, silent=silent)


def half_way(school: School) -> None:
    """Two by two, the answers are too few to be shown: they wait for those of other rounds."""
    own_form(school)
    for pairing in school.running():
        ask(school, SurveyForm.INTERIM, school.members(pairing), turn=pairing.name)


def year(school: School) -> None:
    """The curator looks back; strong and weak sides are put together."""
    ask(school, SurveyForm.CURATOR_AUDIT, [school.curator])
    ask(school, SurveyForm.SWOT, [school.mentor(pairing) for pairing in school.running()])
    since = school.today - 4 * WEEK
    body: Json = {"since": str(since), "until": str(school.today), "conclusion": "Сил больше, чем слабостей"}
    school.create(school.curator, "programs", "/swot", body)


def own_form(school: School) -> None:
    """The school asks half-way in its own words."""
    text = {part.value: "Насколько вам комфортно на встречах?" for part in (Respondent.MENTOR, Respondent.MENTEE)}
    question = {"block": "comfort", "key": "comfort", "kind": "scale-5", "text": text}
    body: Json = {
        "form": SurveyForm.INTERIM.value,
        "version": OWN_VERSION,
        "title": "Как идёт программа",
        "questions": [question],
    }
    school.create(school.curator, "programs", "/survey-forms", body)


def ask(
    school: School,
    form: SurveyForm,
    people: Sequence[Caller],
    *,
    turn: str = "",
    anonymous: bool = False,
    twice: bool = False,
    silent: Sequence[Caller] = (),
) -> None:
    """A round from opening to closing; everybody answers. While somebody is silent, it stays open until its term."""
    invited = [
        {"person": str(one.person), "respondent": one.role} for one in {one.person: one for one in people}.values()
    ]
    body: Json = {"form": form.value, "invited": invited, "due": str(school.today + WEEK), "anonymous": anonymous}
    opened = f"/surveys/{school.create(school.curator, 'programs', '/surveys', body, f'{form}:{turn}')}"
    for one in {one.person: one for one in people if one not in silent}.values():
        questions = school.client.get(one, "programs", opened)["questions"]
        answers = {question["key"]: answer(question) for question in questions if question["required"]}
        for attempt in range(1 + twice):
            said: Json = {"answers": answers, "authorship": "unnamed"}
            school.change(one, "programs", opened, "answers", said, turn=f"{attempt}", seen_by=school.curator)
    if not silent:
        school.change(school.curator, "programs", opened, "closing", {})


def answer(question: Json) -> object:
    match question["kind"]:
        case "scale-5" | "scale-10":
            return 4
        case "single":
            return question["options"][0]["value"]
        case "multiple":
            return [question["options"][0]["value"]]
        case "text":
            return "Ответ"
    return ["Опыт коллег"]
