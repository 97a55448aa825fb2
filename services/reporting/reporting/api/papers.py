"""Reports as Word or PDF files, and the page that tells whether one is genuine."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Problem, Provided, Reader, Routes
from fastapi import Query, Response
from fastapi.responses import HTMLResponse
from papers.desk import Desk, Subject
from papers.drawer import Drawer
from papers.letterhead import Letterheads
from papers.letterhead import Reader as Looker
from papers.making import MEDIA_TYPES, Format
from papers.paper import Incomplete, Source
from papers.verification import POLICY, page

from reporting.api.asked import App
from reporting.domain.report import Report
from reporting.papers.reports import of_report

TAGS = {"papers": "Документы на подпись, их проверка по QR-коду"}
routes = Routes(tags=["papers"])

AsFormat = Annotated[Format, Query(alias="format", description="Word или PDF/A.")]
CONTENT = {media: {"example": "(файл)"} for media in MEDIA_TYPES.values()}
FILE: dict[int | str, dict[str, Any]] = {200: {"content": CONTENT}}
PAGE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {"example": "<!doctype html>…"}}}}


@routes.get("/reports/{id}/document", response_class=Response, responses=FILE)
def report_document(
    id: UUID,
    reader: Reader,
    app: App,
    desk: Annotated[Desk, Provided(Desk)],
    school: Annotated[Letterheads, Provided(Letterheads)],
    format: AsFormat = Format.PDF,
) -> Response:
    """Последняя версия отчёта на подпись: справка, аналитический отчёт, сведения (R-3.4-10, R-3.4-11, R-3.4-12)."""
    report = app.load(Report, id, reader.school)
    if reader.school is None or not report.versions:
        raise NotFound
    version = report.versions[-1]
    looker = Looker(reader=reader.person, role=reader.role, purpose="report-document", service="reporting")
    letterhead = school.on(version.approved_on or version.compiled_on, reader.school, (), looker)
    texts = app.vault.open([version.text] if version.text else [])
    subject = Subject(reader.school, report.kind.value, id, (Source(id=id, version=report.version),))
    try:
        made = desk.make(desk.prepare(subject, of_report(report, texts, letterhead)), format)
    except Incomplete as error:
        told = {"errors": [{"detail": f"Не указано: {what}"} for what in error.missing]}
        raise Problem("refused", f"Документ не составить, не указано: {error}", "document-incomplete", told) from error
    disposition = f"attachment; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type=format.media_type, headers={"Content-Disposition": disposition})


@routes.get("/public/papers/{id}", response_class=HTMLResponse, responses=PAGE)
def verify_paper(id: UUID, drawer: Annotated[Drawer, Provided(Drawer)]) -> Response:
    """Проверить отчёт по его QR-коду: дата, хеш. Персональных данных на странице нет."""
    found = drawer.find(id)
    if found is None:
        raise NotFound
    shown = page(*found, "составлен по записям школы")
    return HTMLResponse(shown, headers={"Content-Security-Policy": POLICY, "Content-Language": "ru"})
