"""A school's return: prefilled, corrected with a reason, prepared, filed; and why it would be another today."""

from uuid import UUID

from backbone.errors import NotFound, Refused
from backbone.intent import Receipt
from backbone.web import Access, Change, Command, Reader, Routes, Versioned

from reporting.api.asked import App
from reporting.api.return_views import DifferentView, PreparedBody, ReturnView
from reporting.changes import changes
from reporting.figures.catalogue import FIGURES
from reporting.filled import asked

TAGS = {"returns": "Сведения школы для управления образования"}
routes = Routes(prefix="/campaigns/{id}/return", tags=["returns"])


@routes.get("")
def get_return(id: UUID, reader: Reader, app: App) -> Versioned[ReturnView]:
    """Сведения школы: что посчитано, что подготовлено, что сдано."""
    campaign, school = app.campaign(id), _own(reader)
    made = app.return_of(campaign, school)
    sealed = {reason for one in made.versions for reason in (one.reason, *(it.reason for it in one.numbers))}
    texts = app.vault.open({reason for reason in sealed if reason})
    return Versioned(made.version, ReturnView.of(made, id, app.prefilled(campaign, school), texts))


@routes.post("")
def prepare_return(id: UUID, body: PreparedBody, intent: Command, app: App) -> Receipt:
    """Подготовить сведения: посчитанное, с исправлениями и их причинами."""
    codes = [correction.code for correction in body.corrections]
    if len(codes) > len(set(codes)):
        raise Refused("same-code", "Одна строка исправлена дважды", field="/corrections")
    values = {correction.code: correction.value for correction in body.corrections}
    reasons = {correction.code: correction.reason for correction in body.corrections}
    return app.prepare_return(intent, id, values, reasons, body.reason)


@routes.post("/filing")
def file_return(id: UUID, intent: Change, app: App) -> Receipt:
    """Сдать подготовленное: эта версия больше не меняется."""
    return app.file_return(intent, id)


@routes.get("/difference")
def return_difference(id: UUID, reader: Reader, app: App) -> list[DifferentView]:
    """Чем посчитанное для сданного отличается от нынешнего, и из-за каких событий: прибавлено, убрано, исправлено."""
    campaign, school = app.campaign(id), _own(reader)
    filed = app.return_of(campaign, school).filed
    if filed is None:
        raise NotFound("Сведения ещё не сданы")
    cells = {cell.code: cell for cell in campaign.cells}
    now = {number.code: number for number in app.prefilled(campaign, school)}
    then = asked(campaign, school, filed.prepared_on, filed.positions)
    today = asked(campaign, school, app.clock.today())
    return [
        DifferentView.of(number, now[number.code], changes(app.database, then, today, FIGURES[cell.figure], cell.key))
        for number in filed.numbers
        for cell in [cells[number.code]]
        if number.counted != now[number.code].counted
    ]


def _own(reader: Access) -> UUID:
    if reader.school is None:
        raise NotFound
    return reader.school
