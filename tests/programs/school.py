"""The running service, and a school with a pair or a group whose people use it."""

import json
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.service import Parts, rebuilt
from contracts.codes import Direction, Form, Kind, OrderKind
from contracts.registry import MentorAssigned, OrderIssued, RegulationEditionApproved
from contracts.regulation import RuleParameters
from programs.application import Programs
from programs.domain.program import program_id
from programs.main import SERVICE
from programs.settings import Settings

from tests.programs.registry import Registry

Json = dict[str, Any]
SEPTEMBER = datetime(2025, 9, 3, 6, tzinfo=UTC)
PATIENCE = 20.0


class Town:
    def __init__(
        self, parts: Parts, client: httpx.Client, issuer: Issuer, registry: Registry, settings: Settings
    ) -> None:
        assert isinstance(parts.app, Programs)
        self.app, self.client, self.registry = parts.app, client, registry
        assert settings.clock_file
        self._issuer, self._settings, self._clock = issuer, settings, settings.clock_file

    def bearer(self, *roles: Role, school: UUID, person: UUID | None) -> dict[str, str]:
        return self._issuer.bearer(*roles, school=school, person=person)

    def set_clock(self, moment: datetime) -> None:
        draft = self._clock.with_suffix(".draft")
        draft.write_text(json.dumps({"offset_seconds": (moment - datetime.now(UTC)).total_seconds()}))
        draft.replace(self._clock)

    def rebuild(self) -> None:
        rebuilt(SERVICE, self._settings, lambda _: None)

    def school(self, **parameters: Any) -> "School":
        self.set_clock(SEPTEMBER)
        return School(self, **parameters)


class School:
    """Its head and curator; its edition of the regulation, which programs has heard of."""

    def __init__(self, town: Town, **parameters: Any) -> None:
        self.town, self.id, self.head, self.curator = town, uuid4(), uuid4(), uuid4()
        self.edition = self.approve_edition(**parameters)

    def tell(self, fact: Any, on: date | None = None) -> str:
        return self.town.registry.tell(fact, self.id, on=on)

    def approve_edition(self, **parameters: Any) -> UUID:
        edition = uuid4()
        chosen = RuleParameters(**parameters)
        self.tell(
            RegulationEditionApproved(
                edition=edition, number=1, order=uuid4(), valid_from=date(2025, 9, 1), parameters=chosen
            )
        )
        return edition

    def assign(self, mentees: int | Sequence[UUID] = 1, **changes: Any) -> "Pair":
        people = [uuid4() for _ in range(mentees)] if isinstance(mentees, int) else mentees
        fields = {
            "match": uuid4(),
            "mentor": uuid4(),
            "mentees": people,
            "direction": Direction.METHODS,
            "forms": [Form.TEACHER_TEACHER],
            "kinds": [Kind.GROUP if len(people) > 1 else Kind.TRADITIONAL],
            "order": uuid4(),
            "effective": date(2025, 9, 1),
            "edition": self.edition,
            "curator": self.curator,
        }
        assigned = MentorAssigned.model_validate(fields | changes)
        return Pair(self, assigned, self.tell(assigned, date(2025, 9, 1)))


class Pair:
    """A program and its people: `mentor`, `mentee`, `second` …, `curator`, `head`, and strangers to it."""

    def __init__(self, school: School, assigned: MentorAssigned, position: str) -> None:
        self.school, self.town, self.assigned = school, school.town, assigned
        self.id, self.place = program_id(assigned.match), f"/programs/{program_id(assigned.match)}"
        self.people = {
            "mentor": (Role.MENTOR, assigned.mentor),
            "mentee": (Role.MENTEE, assigned.mentees[0]),
            **{name: (Role.MENTEE, one) for name, one in zip(("second", "third"), assigned.mentees[1:], strict=False)},
            "curator": (Role.CURATOR, school.curator),
            "head": (Role.HEAD, school.head),
            "other mentor": (Role.MENTOR, uuid4()),
            "other mentee": (Role.MENTEE, uuid4()),
        }
        self.position = position

    def person(self, who: str) -> str:
        return str(self.people[who][1])

    def bearer(self, who: str) -> dict[str, str]:
        role, person = self.people[who]
        return self.town.bearer(role, school=self.school.id, person=person)

    def ask(self, who: str, path: str = "", **query: Any) -> httpx.Response:
        params = {"min_position": self.position} | query
        return self.town.client.get(f"{self.place}{path}", headers=self.bearer(who), params=params)

    def see(self, who: str = "head", **query: Any) -> Json:
        answer = self.ask(who, **query)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def send(self, who: str, path: str, body: Json | None = None, **headers: str) -> httpx.Response:
        sent = {**self.bearer(who), "Idempotency-Key": str(uuid4()), **headers}
        return self.town.client.post(f"{self.place}{path}", json=body, headers=sent)

    def do(self, who: str, path: str, body: Json | None = None, **headers: str) -> str:
        """Sends it as somebody who has just read the program; returns the id of the answer."""
        seen = {"If-Match": f'"{self.see()["version"]}"'}
        answer = self.send(who, path, body, **(seen | headers))
        assert answer.is_success, answer.text
        self.position = answer.json()["position"]
        return str(answer.json()["id"])

    def refused(self, who: str, path: str, body: Json | None = None, **headers: str) -> Json:
        """Sends it, expects a problem and that nothing changed."""
        before = self.see()
        answer = self.send(who, path, body, **({"If-Match": f'"{before["version"]}"'} | headers))
        assert answer.status_code >= 400, answer.text
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert self.see() == before
        problem: Json = answer.json()
        return problem

    def order(self, kind: OrderKind, dated: date | None = None, until: date | None = None) -> tuple[Json, str]:
        """The head's order about this match: the body that names it, and the position programs knows it from."""
        issued = OrderIssued(
            order=uuid4(),
            kind=kind,
            number="1",
            dated=dated or self.town.app.clock.today(),
            concerns=(),
            match=self.assigned.match,
            until=until,
        )
        return {"order": str(issued.order)}, self.school.tell(issued)

    def by_order(self, path: str, kind: OrderKind, until: date | None = None) -> None:
        body, position = self.order(kind, until=until)
        self.do("head", path, body, **{"X-Min-Position": position})

    def finish_all(self) -> None:
        for planned in self.see()["activities"]:
            if planned["state"] == "planned":
                self.do("mentor", f"/activities/{planned['id']}/completion")

    def told(self, name: str) -> Json:
        """What programs told last under this name about the program; waits until it has told anything."""

        def found() -> list[Json]:
            heard = (letter for letter in self.town.registry.heard() if letter.aggregate == str(self.id))
            return [json.loads(letter.data) for letter in heard if letter.type == f"programs.{name}"]

        until(lambda: bool(found()))
        return found()[-1]

    # What most tests begin with

    def outlined(self, **changes: Any) -> "Pair":
        self.do("mentor", "/outline", outline(**changes))
        return self

    def planned(self, **changes: Any) -> "Pair":
        self.outlined(**changes)
        difficulty = self.do(
            "mentor",
            "/difficulties",
            {"nature": "difficulty", "mentee": self.person("mentee"), "text": "Дисциплина на уроке"},
        )
        self.do("mentee", "/expected-results", {"text": "Ведёт урок сам", "measure": "Три открытых урока"})
        for kind in ("community", "innovation"):
            self.do("mentor", "/activities", activity(self.person("mentor"), difficulty, kind=kind))
        return self

    def approved(self, **changes: Any) -> "Pair":
        return self.planned(**changes).sent_off()

    def sent_off(self) -> "Pair":
        """Agreed, reviewed and approved."""
        self.do("mentor", "/submission")
        for who in [name for name, (role, _) in self.people.items() if role is Role.MENTEE and "other" not in name]:
            self.do(who, "/agreement")
        self.do("curator", "/review", {"accepted": True})
        self.do("head", "/approval")
        return self

    def running(self, **changes: Any) -> "Pair":
        self.approved(**changes).starting()
        self.do("mentor", "/start")
        return self

    def starting(self) -> None:
        """The first day of the program has come."""
        self.town.set_clock(datetime(2025, 9, 8, 6, tzinfo=UTC))


def outline(**changes: Any) -> Json:
    return {
        "forms": ["teacher-teacher"],
        "kinds": ["traditional"],
        "directions": ["methods"],
        "justification": {
            "goal": "Освоиться в школе",
            "difficulties": "Дисциплина",
            "request": "Помощь с уроками",
            "resources": "Не имеет значения",
        },
        "start": "2025-09-08",
        "until": "2026-03-08",
    } | changes


def activity(responsible: str, *addresses: str, due: str = "2025-11-20", kind: str = "methodical") -> Json:
    return {
        "kind": kind,
        "text": "Взаимное посещение уроков",
        "due": due,
        "responsible": responsible,
        "addresses": list(addresses),
    }


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
