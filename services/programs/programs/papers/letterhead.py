"""The school and its people as they were on a day, asked of registry for one document and kept nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from backbone.asks import Asker, Declined, Unanswered
from backbone.identity import Role
from backbone.web import Access
from papers.facts import Missing, Person, known
from pydantic import BaseModel

SUBJECT = "ask.registry.letterhead"


class LetterheadWanted(BaseModel):
    """Who reads will stand among the disclosures of the `persons`."""

    school: UUID
    day: date
    persons: tuple[UUID, ...]
    purpose: str = "program-document"
    service: str
    reader: UUID | None
    role: Role


class Named(BaseModel):
    name: str | None
    post: str | None


class Letterhead(BaseModel):
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
    asker: Asker

    def ask(self, reader: Access, school: UUID, day: date, persons: Iterable[UUID]) -> Letterhead:
        """From a plain `def` endpoint. Raises Unanswered: without registry there is no document."""
        wanted = LetterheadWanted(
            school=school,
            day=day,
            persons=tuple(dict.fromkeys(persons)),
            service=self.asker.bus.service,
            reader=reader.person,
            role=reader.role,
        )
        try:
            return self.asker.ask_from_thread(SUBJECT, wanted, Letterhead)
        except Declined:
            raise Unanswered from None


def _person(named: Named) -> Person:
    name = known(named.name, "фамилия, имя, отчество участника (не внесены или уничтожены)")
    return Person(name, known(named.post, f"должность: {named.name or 'участник без имени'}"))
