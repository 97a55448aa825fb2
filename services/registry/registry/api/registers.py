"""Registers that orders make: local acts, the registry of mentors, the list of those who wish to have one."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.web import Access, Page, Paging, Reader, Routes, View
from contracts.codes import OrderKind
from fastapi import Query
from pydantic import Field

from registry.api.parts import App, Lists, People, Texts, asked, person_of, school_of
from registry.directory import LINE
from registry.domain.school.lists import MenteeList, MentorRegistry
from registry.domain.school.school import School

routes = Routes(tags=["registers"])


class LocalActRow(View):
    """`since` и `until` – дни, включительно; `until` пуст, если акт бессрочный."""

    id: UUID
    place: int
    kind: OrderKind
    number: str = Field(examples=["17-од"])
    dated: date
    title: str | None = Field(examples=["Положение о поощрении наставников"])
    since: date
    until: date | None
    repealed_by: UUID | None
    repealed_on: date | None


class ListedView(View):
    person: UUID
    name: str | None = Field(None, examples=["Иванова Анна Петровна"])


class MentorRegistryView(View):
    """Редакция реестра, какой её утвердил приказ."""

    number: int
    order: UUID
    since: date
    until: date | None
    mentors: tuple[ListedView, ...]


class MenteeListView(View):
    order: UUID
    since: date
    until: date | None
    mentees: tuple[ListedView, ...]


@routes.get("/local-acts")
def list_local_acts(
    reader: Reader,
    paging: Paging,
    lists: Lists,
    texts: Texts,
    in_force: Annotated[date | None, Query(description="Только действующие в этот день.")] = None,
) -> Page[LocalActRow]:
    """Реестр локальных актов по наставничеству (R-3.3-02); наставнику и наставляемому – касающиеся их."""
    person = person_of(reader) if reader.role in (Role.MENTOR, Role.MENTEE) else None
    found = lists.local_acts(reader.school, asked(paging), in_force=in_force, person=person)
    titles = texts.open(row["title"] for row in found.rows if row["title"])
    rows = [
        LocalActRow.model_validate({**row, "since": row["since"] or row["dated"], "title": titles.get(row["title"])})
        for row in found.rows
    ]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/mentor-registry")
def get_mentor_registry(
    reader: Reader, app: App, people: People, number: Annotated[int | None, Query(ge=1, le=10_000)] = None
) -> MentorRegistryView:
    """Реестр наставников: действующая редакция или названная номером (R-3.3-03, R-A.4-01)."""
    school = app.load(School, school_of(reader), reader.school)
    versions = [item for item in school.standing if isinstance(item, MentorRegistry)]
    numbered = next((item for item in versions if item.number == number), None)
    version = numbered if number else school.last_on(MentorRegistry, app.clock.today())
    if version is None:
        raise NotFound
    mentors = named(version.persons, reader, people, "mentor-registry")
    return MentorRegistryView.model_validate({**vars(version), "mentors": mentors})


@routes.get("/mentee-list")
def get_mentee_list(reader: Reader, app: App, people: People) -> MenteeListView:
    """Перечень лиц, желающих иметь наставников, – действующий (R-A.2-D1)."""
    school = app.load(School, school_of(reader), reader.school)
    approved = school.last_on(MenteeList, app.clock.today())
    if approved is None:
        raise NotFound
    mentees = named(approved.persons, reader, people, "mentee-list")
    return MenteeListView.model_validate({**vars(approved), "mentees": mentees})


def named(persons: tuple[UUID, ...], reader: Access, people: People, purpose: str) -> list[dict[str, object]]:
    names = people.look(reader.actor, persons, purpose, LINE)
    return [{"person": person, "name": names[person]["name"]} for person in persons]
