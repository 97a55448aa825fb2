"""One request's way through the services: what was read is not read twice, and who is who is found out once."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from workplace import words
from workplace.catalogue import Catalogue, Json, Operation
from workplace.gateway import Answer, Gateway, Refusal
from workplace.session import Session

EVERYBODY, SOMEBODY = "registry.list_participants", "registry.get_participant"


class Visit:
    def __init__(self, gateway: Gateway, catalogue: Catalogue, session: Session, zone: ZoneInfo) -> None:
        self.gateway = gateway
        self.catalogue = catalogue
        self.session = session
        self.zone = zone
        self.names: dict[str, str] = {}
        self._read: dict[Any, asyncio.Task[Answer]] = {}

    def may(self, key: str) -> bool:
        return self.session.may(self.catalogue[key].roles)

    async def read(self, key: str, values: Mapping[str, str] = {}, query: Mapping[str, Any] = {}) -> Answer:
        """Raises Refusal, SignedOut."""
        place = (key, tuple(sorted(values.items())), tuple(sorted((name, str(told)) for name, told in query.items())))
        if place not in self._read:
            reading = self.gateway.read(self.session, self.catalogue[key], values, query)
            self._read[place] = asyncio.ensure_future(reading)
        return await self._read[place]

    async def everything(self, key: str, query: Mapping[str, Any]) -> list[Json]:
        """All pages of a list, or a list that comes whole. Raises Refusal, SignedOut."""
        found: list[Json] = []
        cursor: str | None = ""
        while cursor is not None:
            answer = (await self.read(key, query={**query, "cursor": cursor})).body
            if isinstance(answer, list):
                return answer
            found += answer["items"]
            cursor = answer["next"]
        return found

    async def meet(self, *told: Any) -> None:
        """Finds out the names of all people in these answers."""
        wanted = {one for answer in told for one in _people(answer, "")} - self.names.keys()
        if not wanted:
            return
        if self.may(EVERYBODY):
            listed = await self.everything(EVERYBODY, {})
            self.names |= {str(one["id"]): str(one["name"]) for one in listed}
        elif self.may(SOMEBODY):
            cards = await asyncio.gather(*(self._card(person) for person in wanted))
            self.names |= {person: name for person, name in cards if name}

    async def _card(self, person: str) -> tuple[str, str]:
        try:
            return person, str((await self.read(SOMEBODY, {"id": person})).body["name"])
        except Refusal:  # of somebody whom one may not look at
            return person, ""

    def version(self, command: Operation, values: Mapping[str, str]) -> str:
        """The version in which the object of a command was read for this page; empty where it was not."""
        about = self.catalogue.about(command)
        if about is None or not command.needs_version:
            return ""
        place = (about.key, tuple(sorted((name, values.get(name, "")) for name in about.places)), ())
        task = self._read.get(place)
        return task.result().version if task and task.done() and not task.exception() else ""

    async def subject(self, command: Operation, values: Mapping[str, str]) -> Answer:
        """The object that a command changes, with its version; nothing where it makes a new one."""
        about = self.catalogue.about(command)
        if about is None or not self.session.may(about.roles) or not all(values[name] for name in about.places):
            return Answer({})
        return await self.read(about.key, {name: values[name] for name in about.places})


def _people(told: Any, name: str) -> Iterable[str]:
    """Ids below the names that stand for people."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from _people(value, key)
            if name in words.read("fields")["people"] and len(key) == len("3fa85f64-5717-4562-b3fc-2c963f66afa6"):
                yield key
    elif isinstance(told, list):
        for value in told:
            yield from _people(value, name)
    elif isinstance(told, str) and name in words.read("fields")["people"]:
        yield told
