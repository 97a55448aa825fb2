"""The school: registered by the office, seen by its own people."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, History, Page, Paging, Reader, Routes, Versioned
from pydantic import Field

from registry.api.parts import (
    App,
    At,
    Email,
    Lists,
    Name,
    Origins,
    People,
    StaffNumber,
    Texts,
    asked,
    school_of,
    sealed,
)
from registry.api.school_views import SchoolRow, SchoolView
from registry.audit import tell
from registry.domain.participant.participant import participant_id
from registry.domain.school.school import ActingHead, School

routes = Routes(tags=["schools"])


class NewHead(Body):
    """По табельному номеру карточку руководителя потом дополнит список сотрудников."""

    name: Name
    email: Email
    staff_number: StaffNumber | None = None


class NewSchool(Body):
    name: str = Field(min_length=2, max_length=500, examples=["МБОУ «Средняя школа № 1»"])
    short_name: str = Field(min_length=1, max_length=100, examples=["СШ № 1"])
    origins: Origins = ()
    head: NewHead


class NewName(Body):
    """`since` – день, с которого школа так называется."""

    name: str = Field(min_length=2, max_length=500, examples=["МБОУ «Лицей № 1»"])
    short_name: str = Field(min_length=1, max_length=100, examples=["Лицей № 1"])
    since: date


class NextHead(NewHead):
    """`since` – день, с которого школу возглавляет другой руководитель."""

    since: date


class OriginsBody(Body):
    origins: Origins


class PoolReview(Body):
    note: str | None = Field(None, min_length=1, max_length=4000, examples=["Изменений нет"])


@routes.post("/schools")
def register_school(body: NewSchool, intent: Command, app: App, people: People) -> Created:
    """Зарегистрировать школу и её руководителя."""
    school, head = intent.new_id("school"), body.head
    head_id = participant_id(school, head.staff_number) if head.staff_number else uuid5(school, "head")
    words = head.model_dump(exclude_none=True)
    told = replace(intent, tied=(people.sealing(head_id, words),))
    receipt = app.register_school(told, school, head_id, body.name, body.short_name, body.origins)
    return Created(receipt, at="/schools")


@routes.get("/schools")
def list_schools(reader: Reader, paging: Paging, lists: Lists) -> Page[SchoolRow]:
    """Школы муниципалитета."""
    found = lists.schools(asked(paging))
    rows = [SchoolRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/school")
def get_school(reader: Reader, app: App, at: At) -> Versioned[SchoolView]:
    """Своя школа: руководитель, куратор, редакция Положения."""
    id = school_of(reader)
    school, day = app.load(School, id, id, **at.asked), at.as_of or app.clock.today()
    now = {
        "curator": school.curator_on(day),
        "acting_head": school.last_on(ActingHead, day),
        "edition": school.edition_on(day),
    }
    return Versioned(school.version, SchoolView.model_validate({**vars(school), **now}))


@routes.get("/school/history")
def school_history(reader: Reader, app: App) -> History:
    """История школы словами."""
    id = school_of(reader)
    return History(app.history(id, id), tell)


@routes.post("/school/origins")
def declare_origins(body: OriginsBody, intent: Change, app: App) -> Receipt:
    """Объявить адреса, с которых обращается сайт школы."""
    return app.declare_origins(intent, body.origins)


@routes.post("/school/name")
def rename_school(body: NewName, intent: Change, app: App) -> Receipt:
    """Переименовать школу; документы до этого дня сохраняют прежнее название (R-1.1-01)."""
    return app.rename_school(intent, body.name, body.short_name, body.since)


@routes.post("/schools/{id}/head")
def change_head(id: UUID, body: NextHead, intent: Command, app: App, people: People) -> Receipt:
    """Сменить руководителя школы."""
    person = participant_id(id, body.staff_number) if body.staff_number else intent.new_id("head")
    words = body.model_dump(exclude_none=True, exclude={"since"})
    told = replace(intent, tied=(people.sealing(person, words),))
    return app.change_head(told, id, person, body.since)


@routes.post("/mentee-pool/actualisations")
def actualise_pool(body: PoolReview, intent: Command, app: App, lists: Lists, texts: Texts) -> Receipt:
    """Подтвердить, что список нуждающихся в наставнике актуален."""
    told, places = sealed(intent, texts, intent.school, {"note": body.note} if body.note else {})
    return app.actualise_pool(told, lists.count_mentees(intent.school), places.get("note"))
