"""A school of the story from outside: who asks in its name, and everything that it has."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import Any, Self
from uuid import UUID

import httpx
from backbone.identity import Role
from contracts.codes import ConsentPurpose
from mentoring.access import Access, Persona
from mentoring.platform import Platform
from operations import CLIENT, Operation
from stores import begun

Json = dict[str, Any]
LISTS = {
    "participants": "registry",
    "orders": "registry",
    "matches": "registry",
    "records": "registry",
    "legal-sources": "registry",
    "materials": "registry",
    "partnerships": "registry",
    "practices": "registry",
    "publications": "registry",
    "invitations": "registry",
    "mentor-registry/requests": "registry",
    "programs": "programs",
    "surveys": "programs",
    "petitions": "programs",
    "help-requests": "programs",
    "reports": "reporting",
}
UNLISTED = {
    "mediations": "programs.MediationOpened",
    "file-accesses": "programs.FileAccessGranted",
    "swot": "programs.SwotSummarised",
    "matches/suggestions": "registry.PairsSuggested",
    "associations": "registry.AssociationProposed",
}
"""What is not listed for everybody, and the event with which it begins."""
TRAILED = ("orders", "programs", "petitions")
"""Some of what has a trail: everything has."""
SAME = {"mentees": "participants"}
"""A path at which others are spoken of than those it lists."""
PARTS = {
    "meeting": "meetings",
    "task": "tasks",
    "activity": "activities",
    "item": "activities",
    "result": "expected_results",
    "difficulty": "difficulties",
    "recommendation": "recommendations",
}
"""What a path parameter stands for in the document of a program."""
PLACES = re.compile(r"{(\w+)}")
SAMPLE = 3
ENDLESS = ("stream_inbox", "stream_changes")
"""The same inbox as the list, and how far the journals are; they do not come to an end."""


@dataclass(frozen=True, eq=False)
class School:
    platform: Platform
    id: UUID
    people: Mapping[Role, UUID]
    """Somebody of the school for every role of a school."""

    @classmethod
    def of(cls, platform: Platform, head: Persona, curator: Persona) -> Self:
        assert head.school
        assert head.person
        assert curator.person
        posts = {Role.HEAD: head.person, Role.CURATOR: curator.person}
        match = next(iter(cls(platform, head.school, posts).items(Role.HEAD, "registry", "/matches")))
        pair = {Role.MENTOR: UUID(match["mentor"]), Role.MENTEE: UUID(match["mentees"][0])}
        stand_ins = dict.fromkeys((Role.ACTING_HEAD, Role.ASSOCIATION, Role.SYSADMIN), curator.person)
        return cls(platform, head.school, posts | pair | stand_ins)

    @classmethod
    def all_of(cls, told: Platform, personas: Sequence[Persona]) -> list[Self]:
        """Those of the story, by their head and curator; of the first a pair is known as well."""
        pairs = [personas[:2], *zip(personas[4::2], personas[5::2], strict=True)]
        return [cls.of(told, head, curator) for head, curator in pairs]

    @property
    def access(self) -> Access:
        return self.platform.access

    @cache  # noqa: B019  lives as long as the test session
    def bearer(self, role: Role, person: UUID | None = None) -> dict[str, str]:
        """Of the person in that role, or of `person`."""
        token = self.access.token(role, person=person or self.people[role], school=self.id)
        return {"Authorization": f"Bearer {token}"}

    def items(self, role: Role, service: str, path: str) -> Iterator[Json]:
        for page in pages(self.access.urls[service] + path, self.bearer(role)):
            yield from page.json()["items"]

    @cached_property
    def belongings(self) -> dict[str, list[Json]]:
        """By the first step of the path at which each is found."""
        inboxes = [*self.items(Role.MENTOR, "notifications", "/inbox")]
        return {kind: [*self.items(Role.HEAD, LISTS[kind], f"/{kind}")] for kind in LISTS} | {"inbox": inboxes}

    @property
    def ids(self) -> set[str]:
        return {str(self.id)} | {item["id"] for items in self.belongings.values() for item in items}

    @property
    def persons(self) -> set[str]:
        """What tells who somebody is."""
        return {person[key] for person in self.belongings["participants"] for key in ("id", "name") if person[key]}

    def addresses(self, path: str) -> Iterator[str]:
        """The path of an operation with real ids of this school."""
        return islice(self._addresses(path), SAMPLE)

    def _addresses(self, path: str) -> Iterator[str]:
        kind = path.strip("/").partition("/{")[0]
        for id in self._known(SAME.get(kind, kind)):
            ids = {"id": id, "version": "1"}
            ids |= self._parts(kind, id) if set(PLACES.findall(path)) - ids.keys() else {}
            if set(PLACES.findall(path)) <= set(ids):
                yield path.format(**ids)

    def _known(self, kind: str) -> list[str]:
        if kind == "trails":
            return [str(self.belongings[told][0]["id"]) for told in TRAILED]
        if kind not in UNLISTED:
            return [str(item["id"]) for item in self.belongings[kind]]
        service, _, _ = UNLISTED[kind].partition(".")
        return begun(self.platform, service, UNLISTED[kind], self.id)

    @cache  # noqa: B019
    def _parts(self, kind: str, id: str) -> dict[str, str]:
        """What a further step of a path may be, in an object of this kind."""
        url = f"{self.access.urls['programs' if kind == 'programs' else 'registry']}/{kind}/{id}"
        document = CLIENT.get(url, headers=self.bearer(Role.HEAD)).raise_for_status().json()
        if kind == "participants":
            agreements = (document["labour"] or {}).get("agreements")
            return {"purpose": ConsentPurpose.BE_MENTOR, **({"agreement": agreements[0]["id"]} if agreements else {})}
        if kind == "matches":
            return {"person": document["mentor"]}
        people = {"mentee": document["mentees"][0], "person": document["mentor"]}
        return people | {name: next(iter(document[kind]))["id"] for name, kind in PARTS.items() if document[kind]}


def pages(url: str, headers: dict[str, str], **query: Any) -> Iterator[httpx.Response]:
    """All pages of what is told in pages, the one answer of what is not."""
    cursor = None
    while True:
        asked = query | ({"cursor": cursor} if cursor else {})
        answer = CLIENT.get(url, headers=headers, params={"limit": 200} | asked).raise_for_status()
        yield answer
        told = answer.json() if answer.headers["content-type"] == "application/json" else None
        cursor = told.get("next") if isinstance(told, dict) else None
        if cursor is None:
            return


def found(needles: Iterable[str], answers: Iterable[httpx.Response]) -> set[str]:
    """Those that any of the answers says."""
    text = "".join(answer.text for answer in answers)
    return {needle for needle in needles if needle in text}


def readings(every: list[Operation], school: School) -> Iterator[tuple[Operation, Role]]:
    """What is read without an id, in every role of a school that may read it."""
    for operation in every:
        if (
            operation.method == "GET"
            and "{" not in operation.path.replace("{figure}", "")
            and not must_be_asked(operation)
        ):
            for role in sorted(operation.roles & school.people.keys()):
                yield operation, role


def must_be_asked(operation: Operation) -> bool:
    queries = (item for item in operation.document.get("parameters", ()) if item["in"] == "query")
    return operation.id in ENDLESS or any(item.get("required") for item in queries)


def answers(school: School, role: Role, operation: Operation) -> Iterator[httpx.Response]:
    """The association may ask for mentors only."""
    url, headers = school.access.urls[operation.service] + operation.path, school.bearer(role)
    narrow = {"role": "mentor"} if (operation.id, role) == ("list_participants", Role.ASSOCIATION) else {}
    for figure in figures(school.access.urls["reporting"], headers) if "{figure}" in url else [""]:
        yield from pages(url.replace("{figure}", figure), headers, **narrow)


def figures(url: str, headers: dict[str, str]) -> list[str]:
    told = CLIENT.get(f"{url}/figures", headers=headers).raise_for_status().json()
    return [figure["id"] for figure in told]
