"""Help: what a mentee asks for (2.3, 5.1), and colleagues whom a mentor involves in one activity (4.1)."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.vault import Vault
from backbone.web import Access as Reading
from backbone.web import Body, Command, Created, Page, Paging, Reader, Routes, Versioned, View
from pydantic import Field

from programs import rights
from programs.api.parts import App, Text, person_of, school_of
from programs.application.base import participant
from programs.domain.help import HelpRequest, Said
from programs.domain.helping import activity_of
from programs.domain.parts import ActivityState
from programs.domain.program import Program
from programs.privacy import OFFICES
from programs.rights import HelperRow, HelpRow

routes = Routes(tags=["help"])
HELPED = "/programs/{id}/activities/{activity}"
Told = Annotated[str | None, Field(examples=["Как вести журнал при замене?"])]


class HelpBody(Body):
    program: UUID
    text: Annotated[Text, Field(examples=["Как вести журнал при замене?"])]


class AnswerBody(Body):
    text: Annotated[Text, Field(examples=["Покажу сегодня после шестого урока"])]


class HelperBody(Body):
    """Коллега, не участник программы."""

    person: UUID


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


class HelpedActivityView(View):
    """Одно мероприятие, с которым просят помочь: ни наставляемого, ни его затруднений здесь нет."""

    activity: UUID
    text: Told
    due: date
    state: ActivityState
    comments: list[Told]


@routes.post("/help-requests")
def request_help(body: HelpBody, intent: Command, app: App) -> Created:
    """Попросить наставника о помощи в любое время (R-2.3-11, R-5.1-03)."""
    return Created(app.request_help(intent, body.program, body.text), at="/help-requests")


@routes.get("/help-requests")
def list_help_requests(reader: Reader, paging: Paging, app: App) -> Page[HelpRow]:
    """Просьбы о помощи: наставляемому – свои, наставнику – его программ, куратору и руководителю – все."""
    everybody = reader.role.value in ("head", "acting_head", "curator")
    rows, position = rights.help_of(
        app.database,
        school_of(reader),
        None if everybody else person_of(reader),
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


@routes.get("/programs/{id}/helpers")
def list_helpers(id: UUID, reader: Reader, app: App) -> list[HelperRow]:
    """Коллеги, которых наставник пригласил помочь (R-4.1-01)."""
    _part(app.load(Program, id, reader.school), reader)
    return rights.helpers_of(app.database, school_of(reader), id)


@routes.post(f"{HELPED}/helpers")
def invite_helper(id: UUID, activity: UUID, body: HelperBody, intent: Command, app: App) -> Receipt:
    """Пригласить коллегу помочь с одним мероприятием (R-4.1-01)."""
    return app.invite_helper(intent, id, activity, body.person)


@routes.post(f"{HELPED}/help-consent")
def join_activity(id: UUID, activity: UUID, intent: Command, app: App) -> Receipt:
    """Согласиться помогать: только после этого мероприятие видно (R-4.1-01)."""
    return app.join_activity(intent, id, activity)


@routes.post(f"{HELPED}/helpers/{{person}}/leaving")
def leave_activity(id: UUID, activity: UUID, person: UUID, intent: Command, app: App) -> Receipt:
    """Отказаться помогать или отказаться от помощника."""
    return app.leave_activity(intent, id, activity, person)


@routes.get(f"{HELPED}/helped")
def get_helped_activity(id: UUID, activity: UUID, reader: Reader, app: App) -> Versioned[HelpedActivityView]:
    """Мероприятие, с которым вы согласились помочь, и ничего больше из программы (R-4.1-01)."""
    helping, program = app.take_helping(reader.school, id, activity, reader.person)
    found = activity_of(helping, program)
    texts = app.vault.open((found.text, *helping.comments))
    body = HelpedActivityView(
        activity=activity,
        text=texts[found.text],
        due=found.due,
        state=found.state,
        comments=[texts[comment] for comment in helping.comments],
    )
    return Versioned(helping.version, body)


@routes.post(f"{HELPED}/helped/comments")
def comment_activity(id: UUID, activity: UUID, body: AnswerBody, intent: Command, app: App) -> Receipt:
    """Оставить замечание о мероприятии, с которым помогаете."""
    return app.comment_activity(intent, id, activity, body.text)


@routes.post(f"{HELPED}/helped/completion")
def finish_as_helper(id: UUID, activity: UUID, intent: Command, app: App) -> Receipt:
    """Отметить проведённым мероприятие, с которым помогаете."""
    return app.finish_as_helper(intent, id, activity)


def _part(program: Program, reader: Reading) -> bool:
    """NotFound for those who have no part in the program."""
    return participant(program, reader.person, reader.role).part in OFFICES


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
