"""What other services ask: names, for the moment in which they render or send. They keep none (registry is the one)."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated, Self
from uuid import UUID

from backbone.asks import Answer
from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Actor
from pydantic import BaseModel, Field, RootModel, model_validator

from registry.application.registry import Registry
from registry.directory import CONTACT, Directory, Words
from registry.domain.participant.participant import Participant


class NamesWanted(BaseModel):
    """Who sees the names, and what for, the persons will read in their disclosures: `reader` in a role, or the asking
    `service` itself where nobody reads. A service's name has no dash, so it is never taken for a person."""

    persons: tuple[UUID, ...] = Field(max_length=500)
    purpose: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")]
    service: Annotated[str, Field(pattern=r"^[a-z]{1,32}$")]
    reader: UUID | None = None
    role: Role = Role.SERVICE

    @model_validator(mode="after")
    def _a_person_reads_in_a_persons_role(self) -> Self:
        if (self.reader is None) != (self.role is Role.SERVICE):
            raise ValueError("reader and role belong together")
        return self


class Contact(BaseModel):
    name: str
    email: str | None


class Names(RootModel[dict[UUID, Contact | None]]):
    """None for a person who is not known or has been forgotten."""


def names_answer(app: Registry, directory: Directory) -> Answer:
    def find(wanted: NamesWanted) -> Names:
        found: dict[UUID, Words] = {}
        for school, persons in _by_school(app, wanted.persons).items():
            looker = Actor(id=str(wanted.reader or wanted.service), role=wanted.role.value, school=school)
            found |= directory.look(looker, persons, wanted.purpose, CONTACT)
        return Names({person: _contact(found.get(person)) for person in wanted.persons})

    return Answer("ask.registry.names", NamesWanted, find)


def _by_school(app: Registry, persons: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Those who are known; each look of a school is recorded at once."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for person in dict.fromkeys(persons):
        with suppress(NotFound):
            school = app.load(Participant, person, None).school
            assert school is not None
            found[school].append(person)
    return found


def _contact(words: Words | None) -> Contact | None:
    return Contact(name=words["name"], email=words["email"]) if words and words["name"] is not None else None
