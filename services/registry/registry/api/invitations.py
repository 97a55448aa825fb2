"""Schools invite each other's teachers; each sees only its own invitations, and the other school's name."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, Page, Paging, Reader, Routes, Versioned, View
from contracts.codes import RecordKind
from pydantic import Field

from registry.api.parts import App, Texts, asked, school_of, sealed
from registry.api.record_views import Shelf
from registry.domain.invitation import Invitation

routes = Routes(tags=["records"])


class NeighbourView(View):
    id: UUID
    name: str = Field(examples=["МБОУ «Средняя школа № 2»"])
    short_name: str = Field(examples=["СШ № 2"])


class NewInvitation(Body):
    """`school` – кого приглашают; `kind` – на обучение или стажировку."""

    school: UUID
    kind: RecordKind = Field(examples=["internship"])
    day: date
    text: str = Field(min_length=1, max_length=2000, examples=["Стажировка двух наставников по робототехнике"])


class InvitationRow(View):
    """`school` приглашена, `host` пригласила; без `accepted` ответа ещё нет."""

    id: UUID
    place: int
    school: UUID
    host: UUID
    kind: RecordKind
    day: date
    accepted: bool | None
    answered: date | None


class InvitationView(View):
    id: UUID
    school: UUID
    host: UUID
    kind: RecordKind
    day: date
    text: str | None = Field(examples=["Стажировка двух наставников по робототехнике"])
    accepted: bool | None
    answered: date | None


class AnswerBody(Body):
    accepted: bool


@routes.get("/neighbours")
def list_neighbours(reader: Reader, shelf: Shelf) -> list[NeighbourView]:
    """Школы муниципалитета, которые можно пригласить."""
    return [NeighbourView.model_validate(row) for row in shelf.neighbours()]


@routes.post("/invitations")
def invite_school(body: NewInvitation, intent: Command, app: App, texts: Texts) -> Created:
    """Пригласить педагогов другой школы на обучение или стажировку (R-3.4-08)."""
    told, places = sealed(intent, texts, intent.school, {"text": body.text})
    return Created(app.invite_school(told, body.school, body.kind, body.day, places["text"]), at="/invitations")


@routes.get("/invitations")
def list_invitations(reader: Reader, paging: Paging, shelf: Shelf) -> Page[InvitationRow]:
    """Приглашения: полученные и отправленные."""
    found = shelf.invitations(school_of(reader), asked(paging))
    rows = [InvitationRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/invitations/{id}")
def get_invitation(id: UUID, reader: Reader, app: App, texts: Texts) -> Versioned[InvitationView]:
    """Приглашение; видят его две школы."""
    invitation = app.load(Invitation, id, None)
    if school_of(reader) not in (invitation.school, invitation.host):
        raise NotFound
    text = texts.open([invitation.text])[invitation.text]
    shown = InvitationView.model_validate({**vars(invitation), "text": text})
    return Versioned(invitation.version, shown)


@routes.post("/invitations/{id}/answer")
def answer_invitation(id: UUID, body: AnswerBody, intent: Change, app: App) -> Receipt:
    """Согласиться или отказаться; отвечает приглашённая школа (R-3.4-08)."""
    return app.answer_invitation(intent, id, body.accepted)
