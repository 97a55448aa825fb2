"""What a partner sees: the people it lends the school, while their agreement is in force (1H, R-2.2-03)."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Page, Paging, Reader, Routes, View
from contracts.codes import Direction
from pydantic import Field

from registry.api.parts import App, Lists, People, asked, school_of
from registry.directory import LINE
from registry.domain.partnership import Partnership

routes = Routes(tags=["participants"])


class LentRow(View):
    id: UUID
    place: int
    name: str | None = Field(examples=["Иванова Анна Петровна"])
    position: str | None = Field(examples=["инженер"])
    competences: tuple[Direction, ...]
    capacity: int
    load: int
    appointed: bool
    relieved_from: date | None
    left_on: date | None


@routes.get("/partner/people")
def list_lent_people(reader: Reader, paging: Paging, app: App, lists: Lists, people: People) -> Page[LentRow]:
    """Свои люди партнёра: внешние специалисты по его договору, пока он действует (R-2.2-03).

    Договор назван в удостоверении представителя: `on_behalf_of`."""
    school, agreement = school_of(reader), reader.principal.on_behalf_of
    if agreement is None or not app.load(Partnership, agreement, school).in_force_on(app.clock.today()):
        raise NotFound
    found = lists.participants(school, asked(paging), role=None, direction=None, partnership=agreement)
    names = people.look(reader.actor, [row["id"] for row in found.rows[: paging.limit]], "lent-people", LINE)
    rows = [LentRow.model_validate({**row, **names.get(row["id"], dict.fromkeys(LINE))}) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})
