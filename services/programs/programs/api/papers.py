"""Documents of programs and petitions, as Word or PDF files; and the page that tells whether one is genuine."""

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

from programs.api.parts import App, school_of
from programs.api.petitions import known_to
from programs.domain.petition import circle
from programs.papers.clerk import Clerk
from programs.papers.whole import collected

routes = Routes(tags=["papers"])


def _clerk(reader: Reader, app: App, desk: ADesk, school: School) -> Clerk:
    return Clerk(app, desk, school, reader, school_of(reader))


AClerk = Annotated[Clerk, Depends(_clerk)]


@routes.get("/programs/{id}/document", response_class=Response, responses=FILE)
def program_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Персонализированная программа, на подпись участникам и утверждение руководителю (R-1.2-06)."""
    return handed_out(clerk.desk, clerk.program(id), format)


@routes.get("/programs/{id}/plan/document", response_class=Response, responses=FILE)
def plan_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """План мероприятий программы (R-1.2-11)."""
    return handed_out(clerk.desk, clerk.program(id, "activity-plan"), format)


@routes.get("/programs/{id}/development/{mentee}/document", response_class=Response, responses=FILE)
def development_document(id: UUID, mentee: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """План индивидуального развития наставляемого."""
    return handed_out(clerk.desk, clerk.development(id, mentee), format)


@routes.get("/programs/{id}/report/document", response_class=Response, responses=FILE)
def report_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Отчёт наставника по программе (R-A.7-D2)."""
    return handed_out(clerk.desk, clerk.report(id), format)


@routes.get("/petitions/{id}/document", response_class=Response, responses=FILE)
def petition_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Заявление, ходатайство или представление – тем, кто может его прочесть (R-4.1-03, R-5.1-05, R-4.2-06)."""
    petition, person, post = known_to(clerk.app, id, clerk.reader)
    if not circle.reads(petition, person, post):
        raise NotFound
    return handed_out(clerk.desk, clerk.petition(petition), format)


@routes.get("/documents", response_class=Response, responses=ARCHIVE)
def whole_set(since: Since, until: Until, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Документы программ и обращения за период одним архивом с содержанием: всё, что вам можно прочесть, или отказ с
    перечнем того, чего не хватает."""
    return all_together(clerk.desk, collected(clerk, since, until), since, until, format)


@routes.get("/public/papers/{id}", response_class=HTMLResponse, responses=PAGE)
def verify_paper(id: UUID, drawer: ADrawer) -> Response:
    """Проверить документ по его QR-коду: дата, хеш. Персональных данных на странице нет."""
    return verified(drawer, id)
