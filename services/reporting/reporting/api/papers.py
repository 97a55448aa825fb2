"""Reports as Word or PDF files, and the page that tells whether one is genuine."""

from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Reader, Routes
from fastapi import Response
from fastapi.responses import HTMLResponse
from papers.desk import Subject
from papers.letterhead import Reader as Looker
from papers.making import Format
from papers.paper import Source
from papers.web import FILE, PAGE, ADesk, ADrawer, AsFormat, School, handed_out, verified

from reporting.api.asked import App
from reporting.domain.report import Report
from reporting.papers.reports import of_report

TAGS = {"papers": "Документы на подпись, их проверка по QR-коду"}
routes = Routes(tags=["papers"])


@routes.get("/reports/{id}/document", response_class=Response, responses=FILE)
def report_document(
    id: UUID,
    reader: Reader,
    app: App,
    desk: ADesk,
    school: School,
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
    return handed_out(desk, desk.prepare(subject, of_report(report, texts, letterhead)), format)


@routes.get("/public/papers/{id}", response_class=HTMLResponse, responses=PAGE)
def verify_paper(id: UUID, drawer: ADrawer) -> Response:
    """Проверить отчёт по его QR-коду: дата, хеш. Персональных данных на странице нет."""
    return verified(drawer, id)
