"""A school's reports: monitoring, the analytical report, figures for the education office (3.4)."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from uuid import UUID

from backbone.errors import NotFound
from backbone.intent import Receipt
from backbone.web import Access, Change, Command, Created, History, Page, Paging, Reader, Routes, Versioned
from contracts.codes import ReportKind

from reporting.api.asked import App
from reporting.api.report_views import (
    AbsenceBody,
    CompileBody,
    DifferenceView,
    PlanBody,
    ReportRow,
    ReportView,
    ReturnBody,
)
from reporting.audit import WORDS
from reporting.changes import Change as Changed
from reporting.domain.report import Report, Version
from reporting.reports_list import reports_of
from reporting.snapshots import Place

TAGS = {"reports": "Отчёты школы"}
routes = Routes(prefix="/reports", tags=["reports"])


@routes.post("")
def plan_report(body: PlanBody, intent: Command, app: App) -> Created:
    """Запланировать отчёт или мониторинг (R-3.4-10, R-3.4-11, R-3.4-12)."""
    receipt = app.plan_report(intent, body.kind, body.since, body.until, body.figures)
    return Created(receipt, at=f"/reports/{receipt.id}")


@routes.get("")
def list_reports(reader: Reader, paging: Paging, app: App, kind: ReportKind | None = None) -> Page[ReportRow]:
    """Отчёты школы; управлению образования – утверждённые отчёты всех школ."""
    (after,) = paging.after(tuple[int]) or (None,)
    found, position = reports_of(app.database, reader.school, kind, after, paging.limit + 1)
    places = {row["id"]: row["place"] for row in found}
    rows = [ReportRow.model_validate(row) for row in found]
    return paging.page(rows, key=lambda row: (places[row.id],), positions={"reporting": position})


@routes.get("/{id}")
def get_report(id: UUID, reader: Reader, app: App) -> Versioned[ReportView]:
    """Отчёт со всеми версиями."""
    report = _load(app, id, reader)
    return Versioned(
        report.version, ReportView.of(report, app.missing(report), _texts(app, report), _hidden(app, report, reader))
    )


@routes.get("/{id}/history")
def report_history(id: UUID, reader: Reader, app: App) -> History:
    """История отчёта словами."""
    return History(app.history(id, reader.school), WORDS.tell)


@routes.get("/{id}/difference")
def report_difference(id: UUID, reader: Reader, app: App, version: int | None = None) -> DifferenceView:
    """Чем числа версии отличаются от нынешних (R-3.4-11); без `version` – последней."""
    report = _load(app, id, reader)
    number = version or len(report.versions)
    if not 1 <= number <= len(report.versions):
        raise NotFound("Такой версии нет")
    then, hidden = report.versions[number - 1], _hidden(app, report, reader)
    again, counted = app.count(report, then), app.count(report)
    now = Version(app.clock.today(), counted.positions, counted.lines, None, None)
    explained = partial(app.explained, report, then) if reader.school else _unexplained
    return DifferenceView.of(number, again.lines == then.lines, then, now, hidden, explained)


@routes.post("/{id}/cosignature")
def cosign_report(id: UUID, intent: Change, app: App) -> Receipt:
    """Подписать план мониторинга вместе с куратором (R-3.4-10)."""
    return app.cosign_report(intent, id)


@routes.post("/{id}/absences")
def record_absence(id: UUID, body: AbsenceBody, intent: Command, app: App) -> Receipt:
    """Записать, почему нет отчёта наставника (R-A.7-D2)."""
    return app.record_absence(intent, id, body.mentor, body.reason)


@routes.post("/{id}/compilation")
def compile_report(id: UUID, body: CompileBody, intent: Change, app: App) -> Receipt:
    """Составить отчёт по нынешним событиям; утверждённый исправляется новой версией с причиной (R-3.4-11, R-3.4-12)."""
    return app.compile_report(intent, id, body.text, body.reason)


@routes.post("/{id}/submission")
def submit_report(id: UUID, intent: Change, app: App) -> Receipt:
    """Представить отчёт руководителю (R-A.7-D2)."""
    return app.submit_report(intent, id)


@routes.post("/{id}/return")
def return_report(id: UUID, body: ReturnBody, intent: Change, app: App) -> Receipt:
    """Вернуть отчёт на доработку."""
    return app.return_report(intent, id, body.comment)


@routes.post("/{id}/approval")
def approve_report(id: UUID, intent: Change, app: App) -> Receipt:
    """Утвердить отчёт: эта версия больше не меняется (R-3.4-11, R-A.7-02)."""
    return app.approve_report(intent, id)


def _load(app: App, id: UUID, reader: Access) -> Report:
    """The office sees what was approved, schools their own."""
    report = app.load(Report, id, reader.school)
    if reader.school is None and not report.frozen:
        raise NotFound
    return report


def _unexplained(place: Place) -> list[Changed]:
    return []


def _hidden(app: App, report: Report, reader: Access) -> Callable[[Version], Collection[Place]]:
    if reader.school is None:
        return partial(app.hidden, report)
    return lambda version: ()


def _texts(app: App, report: Report) -> Mapping[UUID, str | None]:
    sealed = [id for version in report.versions for id in (version.text, version.reason)]
    return app.vault.open({id for id in (*sealed, report.comment) if id})
