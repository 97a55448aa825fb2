"""The running service, and schools whose people use it through its interface."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.service import Parts, rebuilt
from contracts.codes import Annex, DataCategory
from registry.application.registry import Registry
from registry.directory import Directory
from registry.main import SERVICE
from registry.settings import Settings

from tests.registry.neighbours import Neighbours

Json = dict[str, Any]
Who = tuple[Role, UUID | None]
BASIS = ["п. 3.3 Положения о системе наставничества"]
HEADINGS = (
    "Табельный номер;ФИО;Электронная почта;Должность;Педагогический работник;Заместитель руководителя;"
    "Стаж (лет);До 35 лет"
)
STAFF = {
    "curator": "1;Петрова Вера Ильинична;petrova@s.example;заместитель директора;да;да;15;нет",
    "mentor": "2;Иванова Анна Петровна;ivanova@s.example;учитель физики;да;нет;20;нет",
    "other": "3;Сидоров Олег Ильич;sidorov@s.example;учитель химии;да;нет;18;нет",
    "mentee": "4;Юнова Мария Львовна;yunova@s.example;учитель физики;да;нет;1;да",
    "second": "5;Новиков Пётр Ильич;novikov@s.example;учитель химии;да;нет;2;да",
    "clerk": "6;Делова Нина Ивановна;delova@s.example;секретарь;нет;нет;0;нет",
}


@dataclass
class Town:
    parts: Parts
    client: httpx.Client
    issuer: Issuer
    neighbours: Neighbours
    directory: Directory
    settings: Settings

    @property
    def app(self) -> Registry:
        assert isinstance(self.parts.app, Registry)
        return self.parts.app

    def school(self) -> "School":
        return School(self)

    def rebuild(self) -> None:
        rebuilt(SERVICE, self.settings, lambda _: None)


@dataclass
class School:
    """Registered, with the staff in the list. Of `people`, each acts in the role that the name says."""

    town: Town
    people: dict[str, UUID] = field(default_factory=dict)
    position: str = ""
    registered: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        head = {"name": "Громова Елена Павловна", "email": "gromova@s.example"}
        body = {"name": "Школа № 1", "short_name": "Ш1", "origins": ["https://s1.example"], "head": head}
        registered = self.send("office", "/schools", body, school=None)
        assert registered.status_code == 201, registered.text
        self.id = UUID(registered.json()["id"])
        self.people["head"] = UUID(self.see("sysadmin", "/school")["head"])
        lines = self.bring(*STAFF.values())["lines"]
        self.people |= {name: UUID(line["participant"]) for name, line in zip(STAFF, lines, strict=True)}

    @property
    def today(self) -> date:
        return self.town.app.clock.today()

    def who(self, name: str) -> Who:
        roles = {"other": Role.MENTOR, "second": Role.MENTEE, "clerk": Role.MENTEE}
        role = roles.get(name) or Role(name)
        return role, self.people.get(name)

    def bearer(self, name: str, school: UUID | None) -> dict[str, str]:
        role, person = self.who(name)
        return self.town.issuer.bearer(role, school=school, person=person)

    def send(
        self, name: str, path: str, body: Json | None = None, *, school: UUID | str | None = "own", **headers: str
    ) -> httpx.Response:
        where = self.id if school == "own" else school
        assert not isinstance(where, str)
        sent = {**self.bearer(name, where), "Idempotency-Key": str(uuid4()), **headers}
        return self.town.client.post(path, json=body, headers=sent)

    def ask(self, name: str, path: str, **query: Any) -> httpx.Response:
        wait = {"min_position": self.position} if self.position else {}
        return self.town.client.get(path, headers=self.bearer(name, self.id), params=wait | query)

    def see(self, name: str, path: str, **query: Any) -> Any:
        answer = self.ask(name, path, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def do(self, name: str, path: str, body: Json | None = None, *, about: str = "", **headers: str) -> UUID:
        """`about` is the object whose version the sender has just seen."""
        seen = {"If-Match": f'"{self.version(name, about)}"'} if about else {}
        answer = self.send(name, path, body, **(seen | headers))
        assert answer.is_success, answer.text
        self.position = answer.json()["position"]
        return UUID(answer.json()["id"])

    def office(self, path: str, body: Json) -> UUID:
        """The education office acts for the municipality, in no school."""
        answer = self.send("office", path, body, school=None)
        assert answer.is_success, answer.text
        self.position = answer.json()["position"]
        return UUID(answer.json()["id"])

    def version(self, name: str, path: str) -> int:
        answer = self.ask(name, path)
        assert answer.status_code == 200, answer.text
        return int(answer.headers["ETag"].strip('"'))

    def refused(self, name: str, path: str, body: Json | None = None, *, about: str = "", **headers: str) -> Json:
        seen = {"If-Match": f'"{self.version(name, about)}"'} if about else {}
        answer = self.send(name, path, body, **(seen | headers))
        assert answer.status_code >= 400, answer.text
        assert answer.headers["Content-Type"] == "application/problem+json"
        problem: Json = answer.json()
        return problem

    def bring(
        self, *lines: str, headings: str = HEADINGS, dry_run: bool = False, complete: bool = False, key: str = ""
    ) -> Json:
        content = "\n".join((headings, *lines)).encode("cp1251")
        answer = self.town.client.post(
            "/participants/import",
            params={"dry_run": dry_run, "complete": complete},
            files={"file": ("staff.csv", content)},
            headers={**self.bearer("head", self.id), "Idempotency-Key": key or str(uuid4())},
        )
        assert answer.status_code == 200, answer.text
        self.position = answer.headers["X-Position"]
        report: Json = answer.json()
        return report

    # Orders

    def draft(self, kind: str, content: Json, **changes: Any) -> Json:
        number = f"{uuid4().hex[:6]}-1"
        return {
            "kind": kind,
            "number": number,
            "dated": str(self.today),
            "legal_basis": BASIS,
            "signature": {"kind": "paper", "reference": number},
            "content": content,
        } | changes

    def order(self, kind: str, content: Json, **changes: Any) -> UUID:
        return self.do("head", "/orders", self.draft(kind, content, **changes))

    # What most tests begin with

    def regulation(self, **parameters: Any) -> Json:
        """The content of the order that introduces it: nothing is missing."""
        responsible = [str(self.people["curator"])]
        return {"parameters": parameters, "responsible": responsible, "annexes": [annex.value for annex in Annex]}

    def organised(self, **parameters: Any) -> "School":
        """The regulation is in force and the curator appointed."""
        self.order("approve-regulation", self.regulation(**parameters))
        self.order("appoint-curator", {"person": str(self.people["curator"])})
        return self

    def consent(self, name: str, purpose: str, match: UUID | None = None, **changes: Any) -> None:
        body = {
            "purpose": purpose,
            "signed_on": str(self.today),
            "signature": {"kind": "simple", "reference": f"{uuid4().hex}-1"},
        }
        body |= {"match": str(match)} if match else {}
        body |= {"distribution": self.distribution()} if purpose == "distribution" else {}
        place = f"/participants/{self.people[name]}"
        self.do(name, f"{place}/consents", body | changes, about=place)

    def distribution(self, *categories: str) -> Json:
        """Everything, or some of it, on the school's site for a month."""
        return {
            "categories": categories or [category.value for category in DataCategory],
            "url": "https://s1.example",
            "until": str(self.today + timedelta(days=30)),
        }

    def offer(self, name: str, *competences: str, capacity: int = 1) -> None:
        place = f"/participants/{self.people[name]}"
        body = {"competences": competences, "tags": ["робототехника"], "capacity": capacity}
        self.do(name, f"{place}/mentor-profile", body, about=place)

    def need(self, name: str, *needs: str) -> None:
        place = f"/participants/{self.people[name]}"
        self.do(name, f"{place}/needs", {"needs": needs, "tags": ["первый год"]}, about=place)

    def mentors(self, *names: str, capacity: int = 1) -> None:
        """In the bank, consented, appointed, in the registry of mentors."""
        for name in names:
            self.offer(name, "methods", "digital", capacity=capacity)
            self.consent(name, "be-mentor")
            self.regime(name)
        self.order("appoint-mentors", {"persons": [str(self.people[name]) for name in names]})
        self.register(*names)

    def regime(self, name: str, regime: str = "job-function", **changes: Any) -> None:
        """On what legal basis the person is a mentor."""
        place = f"/participants/{self.people[name]}"
        body = {"regime": regime, "since": str(self.today), "basis": "Должностная инструкция, п. 2.14"}
        self.do("curator", f"{place}/regime", body | changes, about=place)

    def register(self, *names: str) -> UUID:
        """A version of the registry with these mentors and all before."""
        self.registered += names
        return self.order("approve-mentor-registry", {"persons": [str(self.people[name]) for name in self.registered]})

    def proposed(self, mentor: str = "mentor", mentees: Sequence[str] = ("mentee",), **changes: Any) -> UUID:
        for mentee in mentees:
            self.need(mentee, changes.get("direction", "methods"))
        body = {
            "mentor": str(self.people[mentor]),
            "mentees": [str(self.people[name]) for name in mentees],
            "direction": "methods",
            "forms": ["teacher-teacher"],
            "kinds": ["group" if len(mentees) > 1 else "traditional"],
        }
        return self.do("curator", "/matches", body | changes)

    def agreed(self, mentor: str = "mentor", mentees: Sequence[str] = ("mentee",), **changes: Any) -> UUID:
        """Everybody is interested, has confirmed and consented: the head may sign."""
        match = self.proposed(mentor, mentees, **changes)
        for name in (mentor, *mentees):
            self.do(name, f"/matches/{match}/interest", {"interested": True, "trial": {"met_on": str(self.today)}})
            self.do(name, f"/matches/{match}/confirmation")
            self.consent(name, "join-match", match)
        self.do("curator", f"/matches/{match}/planning-meeting", {"held_on": str(self.today)})
        self.do("curator", f"/matches/{match}/confirmation")
        return match

    def fixed(self, mentor: str = "mentor", mentees: Sequence[str] = ("mentee",)) -> UUID:
        match = self.agreed(mentor, mentees)
        self.order("fix-pairs", {"matches": [str(match)]})
        return match


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def told_of(school: School, kind: str, count: int = 1) -> list[Json]:
    """What the others have been told of this kind, once there are as many."""

    def facts() -> list[Json]:
        letters = school.town.neighbours.heard(school.id)
        return [json.loads(letter.data) for letter in letters if letter.type == f"registry.{kind}"]

    until(lambda: len(facts()) >= count)
    return facts()


def place(school: School, name: str) -> str:
    return f"/participants/{school.people[name]}"


def body(school: School, **changes: Any) -> Json:
    """A proposal of the mentor and the mentee."""
    return {
        "mentor": str(school.people["mentor"]),
        "mentees": [str(school.people["mentee"])],
        "direction": "methods",
        "forms": ["teacher-teacher"],
        "kinds": ["traditional"],
    } | changes
