"""Help that a mentee asks for whenever it is needed (2.3, 5.1)."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.vault import Vault
from backbone.web import Body, Command, Created, Page, Paging, Reader, Routes, Versioned, View
from pydantic import Field

from programs import rights
from programs.api.parts import App, Text, person_of, school_of
from programs.api.reading import OF_SCHOOL
from programs.domain.help import HelpRequest, Said
from programs.rights import HelpRow

routes = Routes(tags=["help"])
Told = Annotated[str | None, Field(examples=["Как вести журнал при замене?"])]


class HelpBody(Body):
    program: UUID
    text: Annotated[Text, Field(examples=["Как вести журнал при замене?"])]


class AnswerBody(Body):
    text: Annotated[Text, Field(examples=["Покажу сегодня после шестого урока"])]


class SaidView(View):
    """`at` – всемирное время."""

    by: UUID
    at: datetime
    text: Told


class HelpView(View):
    """`due` – последний день для первого ответа; `asked_at` – всемирное время."""

    id: UUID
    version: int
    program: UUID
    mentee: UUID
    asked_at: datetime
    due: date
    text: Told
    answers: list[SaidView]
    closed: date | None


@routes.post("/help-requests")
def request_help(body: HelpBody, intent: Command, app: App) -> Created:
    """Попросить наставника о помощи в любое время (R-2.3-11, R-5.1-03)."""
    return Created(app.request_help(intent, body.program, body.text), at="/help-requests")


@routes.get("/help-requests")
def list_help_requests(reader: Reader, paging: Paging, app: App) -> Page[HelpRow]:
    """Просьбы о помощи: наставляемому – свои, наставнику – его программ, куратору и руководителю – все."""
    rows, position = rights.help_of(
        app.database,
        school_of(reader),
        None if reader.role in OF_SCHOOL else person_of(reader),
        paging.after(tuple[date, UUID]),
        paging.limit + 1,
    )
    return paging.page(rows, key=lambda row: (row.asked, row.id), positions={"programs": position})


@routes.get("/help-requests/{id}")
def get_help_request(id: UUID, reader: Reader, app: App) -> Versioned[HelpView]:
    """Просьба о помощи и ответы на неё."""
    help, _ = app.take_help(id, reader.school, reader.person, reader.role)
    return Versioned(help.version, _shown(help, app.vault))


@routes.post("/help-requests/{id}/answers")
def answer_help(id: UUID, body: AnswerBody, intent: Command, app: App) -> Receipt:
    """Ответить на просьбу о помощи или дополнить её (R-2.3-11)."""
    return app.answer_help(intent, id, body.text)


@routes.post("/help-requests/{id}/closing")
def close_help(id: UUID, intent: Command, app: App) -> Receipt:
    """Закрыть свою просьбу."""
    return app.close_help(intent, id)


def _shown(help: HelpRequest, vault: Vault) -> HelpView:
    texts = vault.open((help.text, *(said.text for said in help.answers)))
    return HelpView(
        id=help.id,
        version=help.version,
        program=help.program,
        mentee=help.mentee,
        asked_at=help.asked_at,
        due=help.due,
        text=texts[help.text],
        answers=[thread(said, texts) for said in help.answers],
        closed=help.closed,
    )


def thread(said: Said, texts: dict[UUID, str | None]) -> SaidView:
    return SaidView(by=said.by, at=said.at, text=texts[said.text])
