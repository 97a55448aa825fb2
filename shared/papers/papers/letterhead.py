"""The school's head of a sheet and its people as they were on a day, asked of whoever knows them and kept nowhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from papers.facts import Missing, Person, known

SUBJECT = "ask.registry.letterhead"


class Reader(BaseModel):
    """Who reads, in which `role` and what for, will stand among the disclosures of the people."""

    reader: UUID | None
    role: str
    purpose: str
    service: str


class LetterheadWanted(Reader):
    school: UUID
    day: date
    persons: tuple[UUID, ...]


class Named(BaseModel):
    """None for what nobody has told, or what has been forgotten."""

    name: str | None
    post: str | None


class Letterhead(BaseModel):
    """`place` is empty where the organisation's name tells it."""

    organisation: str
    organisation_short: str
    place: str
    head: Named
    curator: Named | None
    people: dict[UUID, Named]

    @property
    def facts(self) -> dict[str, Any]:
        return {
            "organisation": self.organisation,
            "organisation_short": self.organisation_short,
            "place": self.place,
            "head": _person(self.head),
            "curator": _person(self.curator) if self.curator else Missing("куратор на дату документа"),
        }

    def person(self, id: UUID) -> Person:
        return _person(self.people.get(id) or Named(name=None, post=None))


@dataclass(frozen=True)
class Letterheads:
    """`ask` puts a question of one class and gets an answer of another."""

    ask: Callable[[str, BaseModel, type[Letterhead]], Letterhead]

    def on(self, day: date, school: UUID, persons: Iterable[UUID], reader: Reader) -> Letterhead:
        """Raises what `ask` raises: without an answer there is no document."""
        wanted = LetterheadWanted(school=school, day=day, persons=tuple(dict.fromkeys(persons)), **reader.model_dump())
        return self.ask(SUBJECT, wanted, Letterhead)


def _person(named: Named) -> Person:
    name = known(named.name, "фамилия, имя, отчество участника (не внесены или уничтожены)")
    return Person(name, known(named.post, f"должность: {named.name or 'участник без имени'}"))
