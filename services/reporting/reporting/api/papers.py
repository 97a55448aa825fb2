"""Reports and returns as Word or PDF files, and the page that tells whether one is genuine."""

from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Access, Reader, Routes
from fastapi import Response
from fastapi.responses import HTMLResponse
from papers.desk import Subject
from papers.letterhead import Reader as Looker
from papers.making import Format
from papers.paper import Source
from papers.web import FILE, PAGE, ADesk, ADrawer, AsFormat, School, handed_out, verified

from reporting.api.asked import App
from reporting.domain.kinds import KINDS
from reporting.domain.lifecycle import ReportCosigned, ReportPlanned
from reporting.domain.report import Report
from reporting.papers.reports import of_plan, of_report, of_return

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
    day = version.approved_on or version.compiled_on
    letterhead = school.on(day, reader.school, report.absences, _looker(reader))
    texts = app.vault.open([*report.absences.values(), *([version.text] if version.text else [])])
    subject = Subject(reader.school, report.kind.value, id, (Source(id=id, version=report.version),))
    return handed_out(desk, desk.prepare(subject, of_report(report, texts, letterhead)), format)


@routes.get("/reports/{id}/plan/document", response_class=Response, responses=FILE)
def plan_document(
    id: UUID, reader: Reader, app: App, desk: ADesk, school: School, format: AsFormat = Format.PDF
) -> Response:
    """План мониторинга: что и как будут смотреть, согласовано с руководителем (R-3.4-10)."""
    report = app.load(Report, id, reader.school)
    if reader.school is None or not KINDS[report.kind].cosigned:
        raise NotFound
    settled = [one for one in app.history(id, reader.school) if isinstance(one.event, ReportPlanned | ReportCosigned)]
    day, cosigned = settled[-1].event.on, report.cosigned_by is not None
    letterhead = school.on(day, reader.school, (), _looker(reader))
    source = Source(id=id, version=settled[-1].originator_version)
    subject = Subject(reader.school, f"{report.kind.value}-plan", id, (source,))
    return handed_out(desk, desk.prepare(subject, of_plan(report, day if cosigned else None, letterhead)), format)


@routes.get("/campaigns/{id}/return/document", response_class=Response, responses=FILE)
def return_document(
    id: UUID, reader: Reader, app: App, desk: ADesk, school: School, format: AsFormat = Format.PDF
) -> Response:
    """Сведения школы для управления образования на подпись: подготовленные последними (R-3.4-12)."""
    campaign = app.campaign(id)
    made = app.return_of(campaign, reader.school) if reader.school else None
    if made is None or not made.versions or reader.school is None:
        raise NotFound
    filing = made.versions[-1]
    sealed = [filing.reason, *(one.reason for one in filing.numbers)]
    texts = app.vault.open([place for place in sealed if place])
    letterhead = school.on(filing.filed_on or filing.prepared_on, reader.school, (), _looker(reader))
    sources = (Source(id=made.id, version=made.version), Source(id=id, version=campaign.version))
    subject = Subject(reader.school, "return", made.id, sources)
    return handed_out(desk, desk.prepare(subject, of_return(campaign, filing, texts, letterhead)), format)


def _looker(reader: Access) -> Looker:
    return Looker(reader=reader.person, role=reader.role, purpose="report-document", service="reporting")


@routes.get("/public/papers/{id}", response_class=HTMLResponse, responses=PAGE)
def verify_paper(id: UUID, drawer: ADrawer) -> Response:
    """Проверить отчёт по его QR-коду: дата, хеш. Персональных данных на странице нет."""
    return verified(drawer, id)
