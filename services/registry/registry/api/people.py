"""Participants: registered one by one or from a staff list, searched, told what they can give and ask for."""

from dataclasses import replace
from typing import Annotated, Literal
from uuid import UUID

from backbone.errors import Forbidden
from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, Page, Paging, Problem, Reader, Routes
from contracts.codes import Direction
from fastapi import File, Query, Response, UploadFile
from pydantic import Field

from registry import staff_list
from registry.api.parts import App, Lists, People, Tags, Texts, asked, school_of, sealed
from registry.api.people_views import ParticipantRow
from registry.api.staff_entries import StaffEntry, judge
from registry.api.staff_import import ImportReport, StaffImport
from registry.application.base import speaking_for
from registry.directory import LINE

routes = Routes(tags=["participants"])

Directions = Annotated[tuple[Direction, ...], Field(min_length=1, max_length=len(Direction))]
Which = Annotated[Literal["mentor", "mentee"] | None, Query(description="Банк наставников или наставляемых.")]
DryRun = Annotated[bool, Query(description="Только показать, что было бы сделано.")]


class Offer(Body):
    competences: Directions
    tags: Tags = ()
    capacity: int = Field(ge=1, le=30, description="Сколько наставляемых человек готов взять")


class Needs(Body):
    needs: Directions
    tags: Tags = ()


@routes.post("/participants")
def register_participant(body: StaffEntry, intent: Command, app: App, people: People) -> Created:
    """Внести участника."""
    entry = body.entry(intent.school)
    told = replace(intent, tied=(people.sealing(entry.participant, body.words),))
    return Created(app.register_participant(told, entry), at="/participants")


@routes.post("/participants/import")
def import_staff(
    file: Annotated[UploadFile, File(description="XLSX или CSV с русскими заголовками")],
    intent: Command,
    app: App,
    people: People,
    response: Response,
    dry_run: DryRun = False,
) -> ImportReport:
    """Внести сотрудников из файла; повтор ничего не удваивает."""
    try:
        lines = staff_list.read(file.file.read())
    except staff_list.UnreadableList as error:
        pointed = {"errors": [{"pointer": "/file", "detail": str(error)}]}
        raise Problem("invalid", str(error), code="staff-list", extra=pointed) from error
    judged, importing = judge(lines), StaffImport(app, people)
    report = importing.rehearse(intent, judged) if dry_run else importing.perform(intent, judged)
    response.headers["X-Position"] = report.position
    return report


@routes.get("/participants")
def list_participants(
    reader: Reader, paging: Paging, lists: Lists, people: People, role: Which = None, direction: Direction | None = None
) -> Page[ParticipantRow]:
    """Банк наставников и наставляемых."""
    if reader.role is Role.ASSOCIATION and role != "mentor":
        raise Forbidden("Методическому объединению открыт банк наставников: role=mentor")
    found = lists.participants(school_of(reader), asked(paging), role=role, direction=direction)
    names = {}
    if reader.role is not Role.SYSADMIN:
        shown = [row["id"] for row in found.rows[: paging.limit]]
        names = people.look(reader.actor, shown, "participant-list", LINE)
    rows = [ParticipantRow.model_validate({**row, **names.get(row["id"], {})}) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.post("/participants/{id}/departure")
def record_departure(id: UUID, intent: Change, app: App) -> Receipt:
    """Отметить, что участник выбыл."""
    return app.record_departure(intent, id)


@routes.post("/participants/{id}/erasure")
def forget_participant(id: UUID, intent: Change, app: App) -> Receipt:
    """Уничтожить персональные данные выбывшего; вернуть их нельзя."""
    return app.forget_participant(intent, id)


@routes.post("/participants/{id}/mentor-profile")
def offer_mentoring(id: UUID, body: Offer, intent: Change, app: App, texts: Texts) -> Receipt:
    """Заявить готовность быть наставником: компетенции и нагрузка."""
    told, places = sealed(speaking_for(intent, id), texts, id, {"tags": "\n".join(body.tags)} if body.tags else {})
    return app.offer_mentoring(told, id, body.competences, body.capacity, places.get("tags"))


@routes.post("/participants/{id}/needs")
def declare_needs(id: UUID, body: Needs, intent: Change, app: App, texts: Texts) -> Receipt:
    """Заявить запросы к наставнику."""
    told, places = sealed(speaking_for(intent, id), texts, id, {"tags": "\n".join(body.tags)} if body.tags else {})
    return app.declare_needs(told, id, body.needs, places.get("tags"))
