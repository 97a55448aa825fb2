"""The association's record of mentees and their mentors: now, or on any day."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.web import Page, Paging, Reader, Routes, View
from contracts.codes import Direction
from fastapi import Query
from pydantic import Field

from registry.api.parts import App, People, asked, school_of
from registry.api.record_views import Shelf
from registry.directory import LINE

routes = Routes(prefix="/pairs", tags=["matches"])


class SomebodyView(View):
    person: UUID
    name: str | None = Field(examples=["Иванова Анна Петровна"])


class PairRow(View):
    """`until` – первый день, когда состав стал другим; пусто, пока он прежний."""

    place: int
    match: UUID
    direction: Direction
    mentor: SomebodyView
    mentees: tuple[SomebodyView, ...]
    since: date
    until: date | None


@routes.get("")
def list_pairs(
    reader: Reader,
    paging: Paging,
    app: App,
    shelf: Shelf,
    people: People,
    on: Annotated[date | None, Query(description="На этот день; без него – сегодня.")] = None,
) -> Page[PairRow]:
    """Учёт наставляемых и их наставников на любой день (R-3.5-02)."""
    found = shelf.pairs(school_of(reader), asked(paging), on=on or app.clock.today())
    named = {person for row in found.rows[: paging.limit] for person in (row["mentor"], *row["mentees"])}
    names = people.look(reader.actor, named, "pair-list", LINE)

    def somebody(person: UUID) -> dict[str, object]:
        return {"person": person, "name": names[person]["name"] if person in names else None}

    rows = [
        PairRow.model_validate(
            {**row, "mentor": somebody(row["mentor"]), "mentees": [somebody(person) for person in row["mentees"]]}
        )
        for row in found.rows
    ]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})
