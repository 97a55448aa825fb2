"""What a partner sees of programs: that those whom it lends have one, and nothing of what is in it (1H)."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Page, Paging, Reader, Routes, View
from contracts.codes import Direction, Form, Kind, ProgramState

from programs import lists
from programs.api.parts import App, school_of
from programs.lent import lent

routes = Routes(tags=["programs"])


class LentProgramRow(View):
    """Период – без `until`. Наставляемые не называются."""

    id: UUID
    state: ProgramState
    mentor: UUID
    directions: list[Direction]
    forms: list[Form]
    kinds: list[Kind]
    drafted: date
    start: date | None
    until: date | None
    ended: date | None


@routes.get("/partner/programs")
def list_lent_programs(reader: Reader, paging: Paging, app: App) -> Page[LentProgramRow]:
    """Программы, в которых наставник – человек партнёра; договор назван в удостоверении: `on_behalf_of` (R-2.2-03)."""
    school, agreement = school_of(reader), reader.principal.on_behalf_of
    if agreement is None:
        raise NotFound
    found, position = lists.programs_of(
        app.database,
        school,
        app.clock.now(),
        state=None,
        people=(),
        mentors=lent(app.database, school, agreement, app.clock.today()),
        after=paging.after(tuple[date, UUID]),
        limit=paging.limit + 1,
    )
    rows = [LentProgramRow.model_validate(row, from_attributes=True) for row in found]
    return paging.page(rows, key=lambda row: (row.drafted, row.id), positions={"programs": position})
