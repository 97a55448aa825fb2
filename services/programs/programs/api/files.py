"""Access to personal files (4.1) and the timetable that meetings must not clash with (1.4)."""

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Receipt
from backbone.vault import Vault
from backbone.web import Body, Change, Command, Reader, Routes, Versioned, View
from pydantic import Field

from programs import rights
from programs.api.parts import App, Day, person_of, school_of
from programs.application.base import participant
from programs.domain.file_access import FileAccess
from programs.domain.parts import Part
from programs.domain.program import Program
from programs.domain.timetable import TimetableSet, WeeklyLesson

routes = Routes(tags=["files"])


class ViewBody(Body):
    """Документ – один из названных в доступе."""

    document: UUID


class LessonBody(Body):
    """День недели: 1 – понедельник."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    begins: time
    ends: Annotated[time, Field(examples=["10:45:00"])]


class TimetableBody(Body):
    """Уроки одного человека на срок от `since` до `until` включительно; прежнее расписание на эти дни отменяется."""

    person: UUID
    since: Day
    until: Annotated[Day, Field(examples=["2026-05-31"])]
    lessons: Annotated[tuple[LessonBody, ...], Field(max_length=60)]


class DocumentView(View):
    id: UUID
    name: Annotated[str | None, Field(examples=["Аттестационный лист"])]


class ViewedView(View):
    """`at` – всемирное время."""

    document: UUID
    at: datetime


class FileAccessView(View):
    """`until` – последний день доступа; `views` – каждый просмотр."""

    id: UUID
    version: int
    program: UUID
    petition: UUID
    mentor: UUID
    mentee: UUID
    purpose: Annotated[str | None, Field(examples=["Подготовка к аттестации"])]
    documents: list[DocumentView]
    granted: date
    until: date
    revoked: date | None
    views: list[ViewedView]


@routes.get("/programs/{id}/file-accesses")
def list_file_accesses(id: UUID, reader: Reader, app: App) -> list[FileAccessView]:
    """Кому, к чему и зачем открыт доступ, и каждый просмотр: наставляемому – о нём самом (R-4.1-02)."""
    by = participant(app.load(Program, id, reader.school), reader.person, reader.role)
    if by.part is Part.CURATOR:
        raise NotFound
    subject = by.person if by.part is Part.MENTEE else None
    found = rights.file_accesses_of(app.database, school_of(reader), id, subject)
    accesses = [app.load(FileAccess, access, reader.school) for access in found]
    return [_shown(one, app.vault) for one in accesses if by.part is not Part.MENTOR or one.mentor == by.person]


@routes.get("/file-accesses/{id}")
def get_file_access(id: UUID, reader: Reader, app: App) -> Versioned[FileAccessView]:
    """Доступ к материалам личного дела: наставнику, которому он открыт, тому, чьё это дело, и руководителю."""
    access = app.load(FileAccess, id, reader.school)
    if reader.role not in (Role.HEAD, Role.ACTING_HEAD) and reader.person not in (access.mentor, access.mentee):
        raise NotFound
    return Versioned(access.version, _shown(access, app.vault))


@routes.post("/file-accesses/{id}/views")
def view_file(id: UUID, body: ViewBody, intent: Command, app: App) -> Receipt:
    """Посмотреть документ личного дела; просмотр записывается, наставляемый узнаёт о нём (R-4.1-02)."""
    return app.view_file(intent, id, body.document)


@routes.post("/file-accesses/{id}/revocation")
def revoke_file_access(id: UUID, intent: Change, app: App) -> Receipt:
    """Прекратить доступ к материалам личного дела (R-4.1-02)."""
    return app.revoke_file_access(intent, id)


@routes.post("/timetable")
def set_timetable(body: TimetableBody, intent: Command, app: App) -> Receipt:
    """Записать расписание уроков человека: встречи не должны мешать урокам (R-1.4-01)."""
    lessons = tuple(WeeklyLesson(**dict(lesson)) for lesson in body.lessons)
    wanted = TimetableSet(on=intent.today, person=body.person, since=body.since, until=body.until, lessons=lessons)
    return app.set_timetable(intent, wanted)


@routes.get("/timetable/{person}")
def get_timetable(person: UUID, day: Day, reader: Reader, app: App) -> list[WeeklyLesson]:
    """Уроки человека в этот день; наставнику и наставляемому – свои."""
    if reader.role in (Role.MENTOR, Role.MENTEE) and person_of(reader) != person:
        raise NotFound
    return list(app.timetable(school_of(reader), person).lessons_on(day))


def _shown(access: FileAccess, vault: Vault) -> FileAccessView:
    texts = vault.open((access.purpose, *access.documents))
    return FileAccessView(
        id=access.id,
        version=access.version,
        program=access.program,
        petition=access.petition,
        mentor=access.mentor,
        mentee=access.mentee,
        purpose=texts[access.purpose],
        documents=[DocumentView(id=id, name=texts[id]) for id in access.documents],
        granted=access.granted,
        until=access.until,
        revoked=access.revoked,
        views=[ViewedView.model_validate(one, from_attributes=True) for one in access.views],
    )
