"""What tests of people's rights do over HTTP: petitions, mediations, help of a pair's people."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx
from backbone.identity import Role
from contracts.base import Contract, contract
from contracts.codes import OrderKind

from tests.programs.school import Json, Pair, until


class Desk:
    """Where the people of a pair ask for something. `acting head`, `member` of the association and `colleague` are
    further people of the school."""

    def __init__(self, pair: Pair) -> None:
        self.pair, self.town = pair, pair.town
        pair.people |= {
            "acting head": (Role.ACTING_HEAD, uuid4()),
            "member": (Role.ASSOCIATION, uuid4()),
            "colleague": (Role.MENTOR, uuid4()),
        }

    def person(self, who: str) -> str:
        return self.pair.person(who)

    def send(self, who: str, path: str, body: Json | None = None, **headers: str) -> httpx.Response:
        sent = {**self.pair.bearer(who), "Idempotency-Key": str(uuid4()), **headers}
        return self.town.client.post(path, json=body, headers=sent)

    def get(self, who: str, path: str, **query: str) -> httpx.Response:
        params = {"min_position": self.pair.position} | query
        return self.town.client.get(path, headers=self.pair.bearer(who), params=params)

    def see(self, who: str, path: str) -> Json:
        answer = self.get(who, path)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def listed(self, who: str, path: str) -> list[Json]:
        items: list[Json] = self.see(who, path)["items"]
        return items

    def do(self, who: str, path: str, body: Json | None = None, **headers: str) -> str:
        answer = self.send(who, path, body, **headers)
        assert answer.is_success, answer.text
        self.pair.position = answer.json()["position"]
        return str(answer.json()["id"])

    def refused(self, who: str, path: str, body: Json | None = None, **headers: str) -> Json:
        answer = self.send(who, path, body, **headers)
        assert answer.status_code >= 400, answer.text
        problem: Json = answer.json()
        return problem

    def file(self, who: str, kind: str, **body: Any) -> str:
        """About the pair's program; returns where the petition is."""
        told = {"kind": kind, "program": str(self.pair.id), "text": "Прошу об этом"} | body
        return f"/petitions/{self.do(who, '/petitions', told)}"

    def not_filed(self, who: str, kind: str, **body: Any) -> Json:
        told = {"kind": kind, "program": str(self.pair.id), "text": "Прошу об этом"} | body
        return self.refused(who, "/petitions", {name: value for name, value in told.items() if value is not None})

    def decide(self, who: str, place: str, outcome: str, **body: Any) -> None:
        self.do(who, f"{place}/decision", {"outcome": outcome} | body, **self.seen(place))

    def not_decided(self, who: str, place: str, outcome: str, **body: Any) -> Json:
        return self.refused(who, f"{place}/decision", {"outcome": outcome} | body, **self.seen(place))

    def act(self, who: str, path: str) -> str:
        """On what is at `path` without its last part, as somebody who has just read it."""
        return self.do(who, path, None, **self.seen(path.rpartition("/")[0]))

    def seen(self, place: str) -> dict[str, str]:
        return {"If-Match": f'"{self.see("head", place)["version"]}"'}

    def order(self, kind: OrderKind, dated: date | None = None) -> str:
        """An order about this pair that programs has heard of."""
        body, self.pair.position = self.pair.order(kind, dated)
        self.pair.see()
        return str(body["order"])

    def told(self, type_: str, id: str) -> Contract:
        """The last contract of the type about the object, once it is told."""
        until(lambda: any(True for _ in self._heard(type_, id)))
        *_, last = self._heard(type_, id)
        return last

    def _heard(self, type_: str, id: str) -> Iterator[Contract]:
        for letter in self.town.registry.heard():
            if (letter.type, letter.aggregate) == (f"programs.{type_}", id.rpartition("/")[2]):
                yield contract(letter.type).model_validate_json(letter.data)


def ids(*persons: str) -> set[UUID]:
    return {UUID(person) for person in persons}
