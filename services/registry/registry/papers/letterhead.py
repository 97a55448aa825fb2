"""What other services ask for the documents of theirs: the school and its people as they were on a day."""

from contextlib import suppress
from datetime import date
from uuid import UUID

from backbone.asks import Answer
from backbone.errors import NotFound
from backbone.intent import Actor
from papers.facts import Person
from papers.office import Office
from pydantic import BaseModel

from registry.application.registry import Registry
from registry.asks import NamesWanted
from registry.directory import Directory
from registry.domain.school.school import ActingHead, School, on_day
from registry.papers.names import Names


class LetterheadWanted(NamesWanted):
    school: UUID
    day: date


class Named(BaseModel):
    """None for what nobody has told, or what has been forgotten."""

    name: str | None
    post: str | None


class Letterhead(BaseModel):
    """`place` is empty where the school's name tells it. `people` are those of the school."""

    organisation: str
    organisation_short: str
    place: str
    head: Named
    curator: Named | None
    people: dict[UUID, Named]


def letterhead_answer(app: Registry, directory: Directory, office: Office) -> Answer:
    def find(wanted: LetterheadWanted) -> Letterhead:
        school = app.load(School, wanted.school, wanted.school)
        looker = Actor(id=str(wanted.reader or wanted.service), role=wanted.role.value, school=school.id)
        names = Names(app, directory, looker, wanted.purpose, school, wanted.day)
        ours = [person for person in wanted.persons if _is_here(app, person, school.id)]
        acting, curator = school.last_on(ActingHead, wanted.day), school.curator_on(wanted.day)
        name, short_name = on_day(school.names, wanted.day)
        return Letterhead(
            organisation=name,
            organisation_short=short_name,
            place=office.place(school.id),
            head=_named(names.signer(acting.person if acting else on_day(school.heads, wanted.day))),
            curator=_named(names.one(curator.person)) if curator else None,
            people=dict(zip(ours, map(_named, names.of(ours)), strict=True)),
        )

    return Answer("ask.registry.letterhead", LetterheadWanted, find)


def _is_here(app: Registry, person: UUID, school: UUID) -> bool:
    with suppress(NotFound):
        return bool(app.history(person, school))
    return False


def _named(person: Person) -> Named:
    told = {field: value if isinstance(value, str) else None for field, value in vars(person).items()}
    return Named.model_validate(told)
