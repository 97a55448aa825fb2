"""The staff list: brought in from a file or one by one, corrected, told who has left, is away, is back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, Problem, Reader, Routes
from contracts.codes import LeavingCause
from fastapi import File, Query, Response, UploadFile
from pydantic import Field

from registry import staff_list
from registry.api.parts import App, Lists, People
from registry.api.staff_entries import CardEdit, Judged, StaffEntry, judge
from registry.api.staff_import import ImportReport, StaffImport
from registry.application.staff import Entry
from registry.domain.participant.participant import Participant
from registry.staff_list.refused import give_back

routes = Routes(prefix="/participants", tags=["participants"])

ListFile = Annotated[UploadFile, File(description="XLSX или CSV с русскими заголовками")]
DryRun = Annotated[bool, Query(description="Только показать, что было бы сделано.")]
Complete = Annotated[bool, Query(description="Список полный: кого в нём нет, те выбыли.")]
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {BOOK: {"example": "(книга XLSX)"}, "text/csv": {"example": "Табельный номер;…;Ошибка"}}


class Departure(Body):
    """Без `on` – сегодня."""

    cause: LeavingCause = LeavingCause.UNKNOWN
    on: date | None = Field(None, examples=["2026-01-31"])


class Absence(Body):
    """Декретный или иной длительный отпуск; `until` – последний день, если известен."""

    since: date
    until: date | None = Field(None, examples=["2027-01-31"])


class Return(Body):
    on: date


@routes.post("")
def register_participant(body: StaffEntry, intent: Command, app: App, people: People) -> Created:
    """Внести участника (R-1.2-02)."""
    entry = body.entry(intent.school)
    told = replace(intent, tied=(people.sealing(entry.participant, body.words),))
    return Created(app.register_participant(told, entry), at="/participants")


@routes.post("/import")
def import_staff(
    file: ListFile,
    intent: Command,
    app: App,
    people: People,
    lists: Lists,
    response: Response,
    dry_run: DryRun = False,
    complete: Complete = False,
) -> ImportReport:
    """Внести сотрудников из файла; повтор ничего не удваивает."""
    _, judged = _judged(file, intent.today)
    importing = StaffImport(app, people, lists, complete)
    report = importing.rehearse(intent, judged) if dry_run else importing.perform(intent, judged)
    response.headers["X-Position"] = report.position
    return report


@routes.post("/import/errors", response_class=Response, responses={200: {"content": FILES}})
def refused_staff(file: ListFile, reader: Reader, app: App) -> Response:
    """Вернуть отклонённые строки файла тем же видом файла, со столбцом «Ошибка»."""
    staff, judged = _judged(file, app.clock.today())
    content = give_back(staff, {one.line.number: one.errors for one in judged if one.errors})
    name, media = ("errors.xlsx", BOOK) if staff.table.workbook else ("errors.csv", "text/csv; charset=utf-8")
    return Response(content, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@routes.post("/{id}/card")
def edit_card(id: UUID, body: CardEdit, intent: Change, app: App, people: People) -> Receipt:
    """Изменить карточку, продлить основание внешнего специалиста (R-3.4-05)."""
    card = body.of(app.load(Participant, id, intent.school).card)
    entry = Entry(id, card, people.differing(id, body.words))
    told = replace(intent, tied=(people.sealing(id, body.words),)) if entry.fields else intent
    return app.edit_card(told, entry)


@routes.post("/{id}/departure")
def record_departure(id: UUID, intent: Change, app: App, body: Departure | None = None) -> Receipt:
    """Отметить, что участник выбыл; решения по его программам принимают люди."""
    told = body or Departure()
    return app.record_departure(intent, id, told.cause, told.on)


@routes.post("/{id}/absence")
def record_absence(id: UUID, body: Absence, intent: Change, app: App) -> Receipt:
    """Отметить длительное отсутствие участника."""
    return app.record_absence(intent, id, body.since, body.until)


@routes.post("/{id}/return")
def record_return(id: UUID, body: Return, intent: Change, app: App) -> Receipt:
    """Отметить, что участник вернулся."""
    return app.record_return(intent, id, body.on)


@routes.post("/{id}/erasure")
def forget_participant(id: UUID, intent: Change, app: App) -> Receipt:
    """Уничтожить персональные данные выбывшего; вернуть их нельзя."""
    return app.forget_participant(intent, id)


def _judged(file: UploadFile, today: date) -> tuple[staff_list.StaffList, Sequence[Judged]]:
    try:
        staff = staff_list.read(file.file.read(), today)
    except staff_list.UnreadableList as error:
        pointed = {"errors": [{"pointer": "/file", "detail": str(error)}]}
        raise Problem("invalid", str(error), code="staff-list", extra=pointed) from error
    return staff, judge(staff)
