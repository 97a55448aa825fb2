"""One program, its history, the list of programs."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.identity import Role
from backbone.web import Access, History, Page, Paging, Reader, Routes, Versioned
from contracts.codes import ProgramState
from fastapi import Query
from pydantic import AwareDatetime

from programs import lists
from programs.api.document import document
from programs.api.parts import App, person_of, school_of
from programs.api.shapes import ProgramView
from programs.application import Programs
from programs.application.base import participant
from programs.audit import WORDS
from programs.domain.parts import Participant
from programs.domain.program import Program
from programs.lists import ProgramRow
from programs.privacy import OFFICES, readable

routes = Routes(prefix="/programs", tags=["programs"])
OF_SCHOOL = (Role.HEAD, Role.ACTING_HEAD, Role.CURATOR)

At = Annotated[int | None, Query(ge=1, le=2**31, description="Какой программа была в этой версии.")]
AsOf = Annotated[date | None, Query(description="Какой программа была на эту дату.")]
KnownAt = Annotated[AwareDatetime | None, Query(description="Что о ней было записано к этому моменту.")]


NeedsDecision = Annotated[bool, Query(description="Только те, о которых нужно решение: участник выбыл (A-35).")]


@routes.get("")
def list_programs(
    reader: Reader,
    paging: Paging,
    app: App,
    state: ProgramState | None = None,
    person: UUID | None = None,
    needs_decision: NeedsDecision = False,
) -> Page[ProgramRow]:
    """Программы школы; наставнику и наставляемому – свои."""
    school, people = school_of(reader), [person] if person else []
    if reader.role not in OF_SCHOOL:
        people.append(person_of(reader))
    rows, position = lists.programs_of(
        app.database,
        school,
        app.clock.now(),
        state=state,
        needs_decision=needs_decision,
        people=people,
        after=paging.after(tuple[date, UUID]),
        limit=paging.limit + 1,
    )
    return paging.page(rows, key=lambda row: (row.drafted, row.id), positions={"programs": position})


@routes.get("/{id}")
async def get_program(
    id: UUID, reader: Reader, app: App, version: At = None, as_of: AsOf = None, known_at: KnownAt = None
) -> Versioned[ProgramView]:
    """Программа: какая она сейчас, какой была в версии, на дату, к моменту записи."""
    program, by = await _take(app, id, reader)
    if version or as_of or known_at:
        program = await app.load_soon(Program, id, reader.school, version=version, as_of=as_of, known_at=known_at)
    texts = await app.vault.open_soon(readable(program, by))
    return Versioned(program.version, document(program, by, texts))


@routes.get("/{id}/history")
async def program_history(id: UUID, reader: Reader, app: App) -> History:
    """История программы словами; наставнику и наставляемому – то, что сделали они сами (R-1.3-07)."""
    _, by = await _take(app, id, reader)
    recorded = await app.readings.history(id)
    own = [item for item in recorded if by.part in OFFICES or item.meta.actor == str(by.person)]
    return History(own, WORDS.tell)


async def _take(app: Programs, id: UUID, reader: Access) -> tuple[Program, Participant]:
    """The program as it is now and the part the reader has in it. NotFound for those who have none."""
    program = await app.load_soon(Program, id, school_of(reader))
    return program, participant(program, reader.person, reader.role)
