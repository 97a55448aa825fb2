"""Documents of programs and petitions, as Word or PDF files; and the page that tells whether one is genuine."""

from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Access, Reader, Routes
from fastapi import Response
from fastapi.responses import HTMLResponse
from papers.desk import Desk, Subject
from papers.letterhead import Letterheads
from papers.letterhead import Reader as Looker
from papers.making import Format
from papers.paper import Source
from papers.web import FILE, PAGE, ADesk, ADrawer, AsFormat, School, handed_out, verified

from programs.api.parts import App, school_of
from programs.api.petitions import known_to
from programs.application import Programs
from programs.application.base import participant
from programs.domain.petition import circle
from programs.domain.program import Program
from programs.papers.programs import approved_on, of_mentee, of_program, of_report
from programs.privacy import readable

routes = Routes(tags=["papers"])


@routes.get("/programs/{id}/document", response_class=Response, responses=FILE)
def program_document(
    id: UUID, reader: Reader, app: App, desk: ADesk, school: School, format: AsFormat = Format.PDF
) -> Response:
    """Персонализированная программа, на подпись участникам и утверждение руководителю (R-1.2-06)."""
    return _of_program(id, reader, app, desk, school, "program", format)


@routes.get("/programs/{id}/plan/document", response_class=Response, responses=FILE)
def plan_document(
    id: UUID, reader: Reader, app: App, desk: ADesk, school: School, format: AsFormat = Format.PDF
) -> Response:
    """План мероприятий программы (R-1.2-11)."""
    return _of_program(id, reader, app, desk, school, "activity-plan", format)


@routes.get("/programs/{id}/development/{mentee}/document", response_class=Response, responses=FILE)
def development_document(
    id: UUID, mentee: UUID, reader: Reader, app: App, desk: ADesk, school: School, format: AsFormat = Format.PDF
) -> Response:
    """План индивидуального развития наставляемого."""
    program, texts = _opened(id, reader, app)
    plan = program.development.get(mentee)
    day = (plan and plan.approved) or app.clock.today()
    letterhead = school.on(day, school_of(reader), [program.mentor, mentee], looker(reader))
    subject = Subject(school_of(reader), "development-plan", mentee, (Source(id=id, version=program.version),))
    return handed_out(desk, desk.prepare(subject, of_mentee(program, mentee, texts, letterhead)), format)


@routes.get("/programs/{id}/report/document", response_class=Response, responses=FILE)
def report_document(
    id: UUID, reader: Reader, app: App, desk: ADesk, school: School, format: AsFormat = Format.PDF
) -> Response:
    """Отчёт наставника по программе (R-A.7-D2)."""
    program, texts = _opened(id, reader, app)
    if program.report is None:
        raise NotFound
    letterhead = school.on(program.report.on, school_of(reader), program.people, looker(reader))
    subject = Subject(school_of(reader), "mentor-report", id, (Source(id=id, version=program.version),))
    return handed_out(desk, desk.prepare(subject, of_report(program, program.report, texts, letterhead)), format)


@routes.get("/petitions/{id}/document", response_class=Response, responses=FILE)
def petition_document(
    id: UUID, reader: Reader, app: App, desk: ADesk, school: School, format: AsFormat = Format.PDF
) -> Response:
    """Заявление, ходатайство или представление – тем, кто может его прочесть (R-4.1-03, R-5.1-05, R-4.2-06)."""
    petition, person, post = known_to(app, id, reader)
    if not circle.reads(petition, person, post):
        raise NotFound
    concerned = petition.details.concerned
    letterhead = school.on(petition.filed, school_of(reader), [petition.by, *concerned], looker(reader))
    kind, _, title = petition.kind.label.partition(" ")
    facts = {
        **letterhead.facts,
        "kind": kind,
        "title": title,
        "person": letterhead.person(petition.by),
        "text": app.vault.open([petition.text])[petition.text],
        "concerned": [letterhead.person(one) for one in concerned],
        "since": petition.details.since,
        "until": petition.details.until,
        "filed": petition.filed,
    }
    subject = Subject(school_of(reader), "petition", id, (Source(id=id, version=1),))
    return handed_out(desk, desk.prepare(subject, facts), format)


@routes.get("/public/papers/{id}", response_class=HTMLResponse, responses=PAGE)
def verify_paper(id: UUID, drawer: ADrawer) -> Response:
    """Проверить документ по его QR-коду: дата, хеш. Персональных данных на странице нет."""
    return verified(drawer, id)


def _of_program(
    id: UUID, reader: Access, app: Programs, desk: Desk, school: Letterheads, kind: str, format: Format
) -> Response:
    program, texts = _opened(id, reader, app)
    approved = approved_on(app, program)
    persons = [*program.people, *(one.responsible for one in program.activities.values())]
    letterhead = school.on(approved or app.clock.today(), school_of(reader), persons, looker(reader))
    subject = Subject(school_of(reader), kind, id, (Source(id=id, version=program.version),))
    return handed_out(desk, desk.prepare(subject, of_program(program, texts, letterhead, approved)), format)


def looker(reader: Access) -> Looker:
    return Looker(reader=reader.person, role=reader.role, purpose="program-document", service="programs")


def _opened(id: UUID, reader: Access, app: Programs) -> tuple[Program, dict[UUID, str | None]]:
    """The program and what the reader may read of it. NotFound for those who have no part in it."""
    program = app.load(Program, id, school_of(reader))
    return program, app.vault.open(readable(program, participant(program, reader.person, reader.role)))
