"""Reports and returns as Word or PDF files, and the page that tells whether one is genuine."""

from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Reader, Routes
from fastapi import Depends, Response
from fastapi.responses import HTMLResponse
from papers.making import Format
from papers.web import (
    ARCHIVE,
    FILE,
    PAGE,
    ADesk,
    ADrawer,
    AsFormat,
    School,
    Since,
    Until,
    all_together,
    handed_out,
    verified,
)

from reporting.api.asked import App
from reporting.papers.clerk import Clerk
from reporting.papers.whole import collected

TAGS = {"papers": "Документы на подпись, их проверка по QR-коду"}
routes = Routes(tags=["papers"])


def _clerk(reader: Reader, app: App, desk: ADesk, school: School) -> Clerk:
    if reader.school is None:
        raise NotFound
    return Clerk(app, desk, school, reader, reader.school)


AClerk = Annotated[Clerk, Depends(_clerk)]


@routes.get("/reports/{id}/document", response_class=Response, responses=FILE)
def report_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Последняя версия отчёта на подпись: справка, аналитический отчёт, сведения (R-3.4-10, R-3.4-11, R-3.4-12)."""
    return handed_out(clerk.desk, clerk.report(id), format)


@routes.get("/reports/{id}/plan/document", response_class=Response, responses=FILE)
def plan_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """План мониторинга: что и как будут смотреть, согласовано с руководителем (R-3.4-10)."""
    return handed_out(clerk.desk, clerk.plan(id), format)


@routes.get("/campaigns/{id}/return/document", response_class=Response, responses=FILE)
def return_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Сведения школы для управления образования на подпись: подготовленные последними (R-3.4-12)."""
    return handed_out(clerk.desk, clerk.filing(id), format)


@routes.get("/documents", response_class=Response, responses=ARCHIVE)
def whole_set(since: Since, until: Until, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Отчёты и сведения школы за период одним архивом с содержанием: полностью или отказ с перечнем того, чего не
    хватает."""
    return all_together(clerk.desk, collected(clerk, since, until), since, until, format)


@routes.get("/public/papers/{id}", response_class=HTMLResponse, responses=PAGE)
def verify_paper(id: UUID, drawer: ADrawer) -> Response:
    """Проверить отчёт по его QR-коду: дата, хеш. Персональных данных на странице нет."""
    return verified(drawer, id)
