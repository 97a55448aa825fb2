"""What other services ask for the documents of theirs: the school and its people as they were on a day."""

from contextlib import suppress
from datetime import date
from uuid import UUID

from backbone.asks import Answer
from backbone.errors import NotFound
from backbone.intent import Actor
from papers.facts import Person
from papers.letterhead import SUBJECT, Letterhead, Named
from papers.office import Office

from registry.application.registry import Registry
from registry.asks import NamesWanted
from registry.directory import Directory
from registry.domain.school.school import ActingHead, School, on_day
from registry.papers.names import Names


class LetterheadWanted(NamesWanted):
    school: UUID
    day: date


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

    return Answer(SUBJECT, LetterheadWanted, find)


def _is_here(app: Registry, person: UUID, school: UUID) -> bool:
    with suppress(NotFound):
        return bool(app.history(person, school))
    return False


def _named(person: Person) -> Named:
    told = {field: value if isinstance(value, str) else None for field, value in vars(person).items()}
    return Named.model_validate(told)
