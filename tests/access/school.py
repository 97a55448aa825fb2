"""A school with something of every row of the matrix in it, made through the interface."""

from datetime import datetime, time, timedelta
from uuid import UUID

import httpx
from backbone.identity import Role
from contracts.codes import PetitionKind, PetitionOutcome
from mentoring.access import Access
from mentoring.story import asking, surveying
from mentoring.story.cast import CURATOR, HEAD
from mentoring.story.client import Json
from mentoring.story.play import HERE
from mentoring.story.transport import Line
from operations import CLIENT
from small_school import EXTENDED, RUNNING, SmallSchool

from tests.access.matrix import COLUMNS

LESSON, NOON = time(10), time(12)
NOTE, PETITION, QUARREL, DOCUMENT, PURPOSE, WHY = (
    "Заметка только для пары",
    "Слова обращения",
    "Слова стороны медиации",
    "Аттестационный лист",
    "Подготовка к аттестации",
    "Иначе в этот день не встретиться",
)
BASIS: Json = {"reference": "Договор № 7", "valid_until": "2099-12-31"}
ASKED = ("M0", "M1", "M2")
PLACES = {"H": HEAD, "C": CURATOR, "O": "M1", "M": RUNNING.mentor, "E": RUNNING.mentees[0]}
"""Who stands for each column; of the others nobody is a person of the school."""


class ProbedSchool:
    """`ids` are what paths name in braces. M0 and E0 are the pair that everything happens to, M1 of the association is
    lent by a partner and leads E1."""

    def __init__(self, access: Access, line: Line, name: str = "access") -> None:
        self.small = SmallSchool(access, line, name)
        self.access, self.school = access, self.small.school
        of = {place: str(self.school.people[place]) for place in ("H", "C", "M0", "M1", "E0", "E1")}
        self.ids = of | {"program": str(self.school.program(RUNNING)), "lent": str(self.school.program(EXTENDED))}
        self.ids |= {"match": str(self.school.matches[RUNNING.name]), "order": self._orders()[-1]["id"]}
        self.names = self._names()
        self._lend()
        self._meet()
        self._petition()
        self._open_file()
        self._quarrel()
        self._ask()

    def get(
        self,
        column: str,
        service: str,
        path: str,
        place: str = "",
        role: Role | None = None,
        agreement: str | None = "partnership",
    ) -> httpx.Response:
        """As who stands for the column, or as somebody else in the same role. A partner acts under the agreement."""
        place, person = place or PLACES.get(column, ""), None
        if place:
            person = self.school.people[place]
        school = None if column == "U" else self.school.id
        behalf = UUID(self.ids[agreement]) if column == "P" and agreement else None
        token = self.access.token(role or COLUMNS[column][0], person=person, school=school, on_behalf_of=behalf)
        url = self.access.urls[service] + path.format_map(self.ids)
        headers = {"Authorization": f"Bearer {token}", "X-Min-Position": self._reached(service)}
        return CLIENT.get(url, headers=headers)

    def _reached(self, service: str) -> str:
        reached = self.school.client.reached
        return f"{service}:{reached[service]}" if service in reached else "registry:1"

    def _orders(self) -> list[Json]:
        return self.school.client.items(self.school.head, "registry", "/orders", kind="fix-pairs")

    def _names(self) -> dict[str, str]:
        listed = self.school.client.items(self.school.curator, "registry", "/participants")
        by_id = {person["id"]: person["name"] for person in listed}
        return {place: by_id[self.ids[place]] for place in ("C", "M0", "M1", "E0", "E1")}

    def _lend(self) -> None:
        """M1 under an agreement in force, M2 under one that ended yesterday."""
        today = self.school.today
        self.ids["partnership"] = self._lent("M1", "7-СП", since=str(today))
        past = {"since": str(today - timedelta(days=30)), "until": str(today - timedelta(days=1))}
        self.ids["past"] = self._lent("M2", "6-СП", **past)

    def _lent(self, place: str, number: str, **term: str) -> str:
        school = self.school
        body: Json = {"kind": "cooperation", "number": number, "partner": "Колледж", "level": "municipal"}
        agreed = str(school.create(school.curator, "registry", "/partnerships", body | term, place))
        school.about_person(school.curator, place, "card", {"external_basis": BASIS | {"partnership": agreed}})
        return agreed

    def _meet(self) -> None:
        """At the time of a lesson, for a reason; what was said there stays between the two."""
        today, mentor = self.school.today, self.school.mentor(RUNNING)
        lesson = {"weekday": today.isoweekday(), "begins": str(LESSON), "ends": "10:45:00"}
        asking.timetable(self.school, mentor, lesson)
        at = datetime.combine(today, LESSON, HERE).isoformat()
        body: Json = {"at": at, "remote": False, "topic": "Разбор урока", "deviations": {"R-1.4-01": WHY}}
        meeting = self.school.in_program(mentor, RUNNING, "meetings", body).id
        self.access.move_clock(datetime.combine(today, NOON, HERE))
        told = {"held": True, "minutes": 30, "note": NOTE}
        self.school.in_program(mentor, RUNNING, f"meetings/{meeting}/record", told)

    def _petition(self) -> None:
        """The mentor is not to know of it before it is decided."""
        body: Json = {"kind": "replacement", "program": self.ids["program"], "text": PETITION}
        mentee = self.school.mentees(RUNNING)[0]
        self.ids["petition"] = str(self.school.create(mentee, "programs", "/petitions", body))

    def _open_file(self) -> None:
        school, mentor = self.school, self.school.mentor(RUNNING)
        asked: Json = {
            "concerned": [self.ids["E0"]],
            "documents": [DOCUMENT],
            "until": str(school.today + timedelta(days=30)),
            "text": PURPOSE,
        }
        filed = asking.file(school, mentor, PetitionKind.FILE_ACCESS, RUNNING, asked)
        position = asking.decide(school, school.head, filed, PetitionOutcome.GRANTED)
        path, known = f"/programs/{self.ids['program']}/file-accesses", {"X-Min-Position": position}
        opened = school.client.line.send(school.head, "GET", "programs", path, headers=known).json()[0]
        self.ids["access"] = opened["id"]
        body = {"document": opened["documents"][0]["id"]}
        school.change(mentor, "programs", f"/file-accesses/{opened['id']}", "views", body)

    def _quarrel(self) -> None:
        """M1 mediates as a member of the association."""
        school, mentee = self.school, self.school.mentees(RUNNING)[0]
        mediator = school.as_("association", "M1")
        body: Json = {"program": self.ids["program"], "mediator": self.ids["M1"], "text": QUARREL}
        self.ids["mediation"] = str(school.create(mentee, "programs", "/mediations", body))
        path = f"/mediations/{self.ids['mediation']}"
        for party in (school.mentor(RUNNING), mediator):
            school.change(party, "programs", path, "mediator/agreement", {}, seen_by=mentee)

    def _ask(self) -> None:
        """Three mentors: enough for sums to be shown."""
        school, today = self.school, self.school.today
        mentors = [school.as_("mentor", place) for place in ASKED]
        invited = [{"person": str(one.person), "respondent": "mentor"} for one in mentors]
        body: Json = {"form": "satisfaction", "invited": invited, "due": str(today + timedelta(days=7))}
        self.ids["survey"] = str(school.create(school.curator, "programs", "/surveys", body | {"anonymous": False}))
        path = f"/surveys/{self.ids['survey']}"
        for place, one in zip(ASKED, mentors, strict=True):
            questions = school.client.get(one, "programs", path)["questions"]
            answers = {question["key"]: answered(question, place) for question in questions}
            said: Json = {"answers": answers, "authorship": "unnamed"}
            school.change(one, "programs", path, "answers", said, seen_by=school.curator)
        school.change(school.curator, "programs", path, "closing", {})


def answered(question: Json, place: str) -> object:
    return f"Ответ {place}" if question["kind"] == "text" else surveying.answer(question)
