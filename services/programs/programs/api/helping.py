"""Colleagues whom a mentor involves in one activity (4.1): they see that activity and nothing else."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Command, Reader, Routes, Versioned, View
from pydantic import Field

from programs import rights
from programs.api.parts import App, Text, school_of
from programs.application.base import participant
from programs.domain.helping import activity_of
from programs.domain.parts import ActivityState
from programs.domain.program import Program
from programs.rights import HelperRow

routes = Routes(prefix="/programs/{id}", tags=["help"])
ACTIVITY = "/activities/{activity}"
HELPED = f"{ACTIVITY}/helped"
Told = Annotated[str | None, Field(examples=["Взаимное посещение уроков"])]


class HelperBody(Body):
    """Коллега, не участник программы."""

    person: UUID


class CommentBody(Body):
    text: Annotated[Text, Field(examples=["Посетили два урока"])]


class HelpedActivityView(View):
    """Одно мероприятие, с которым просят помочь: ни наставляемого, ни его затруднений здесь нет."""

    activity: UUID
    text: Told
    due: date
    state: ActivityState
    comments: list[Told]


@routes.get("/helpers")
def list_helpers(id: UUID, reader: Reader, app: App) -> list[HelperRow]:
    """Коллеги, которых наставник пригласил помочь (R-4.1-01)."""
    participant(app.load(Program, id, reader.school), reader.person, reader.role)
    return rights.helpers_of(app.database, school_of(reader), id)


@routes.post(f"{ACTIVITY}/helpers")
def invite_helper(id: UUID, activity: UUID, body: HelperBody, intent: Command, app: App) -> Receipt:
    """Пригласить коллегу помочь с одним мероприятием (R-4.1-01)."""
    return app.invite_helper(intent, id, activity, body.person)


@routes.post(f"{ACTIVITY}/help-consent")
def join_activity(id: UUID, activity: UUID, intent: Command, app: App) -> Receipt:
    """Согласиться помогать: только после этого мероприятие видно (R-4.1-01)."""
    return app.join_activity(intent, id, activity)


@routes.post(f"{ACTIVITY}/helpers/{{person}}/leaving")
def leave_activity(id: UUID, activity: UUID, person: UUID, intent: Command, app: App) -> Receipt:
    """Отказаться помогать или отказаться от помощника."""
    return app.leave_activity(intent, id, activity, person)


@routes.get(HELPED)
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


@routes.post(f"{HELPED}/comments")
def comment_activity(id: UUID, activity: UUID, body: CommentBody, intent: Command, app: App) -> Receipt:
    """Оставить замечание о мероприятии, с которым помогаете."""
    return app.comment_activity(intent, id, activity, body.text)


@routes.post(f"{HELPED}/completion")
def finish_as_helper(id: UUID, activity: UUID, intent: Command, app: App) -> Receipt:
    """Отметить проведённым мероприятие, с которым помогаете."""
    return app.finish_as_helper(intent, id, activity)
