"""Mediation between a mentor and a mentee (3.5): whoever is not in it finds nothing."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Body, Command, Created, Page, Paging, Reader, Routes, Versioned, View
from contracts.codes import MediationOutcome
from pydantic import Field

from programs import rights
from programs.api.help import SaidView, thread
from programs.api.parts import App, Text, person_of, school_of
from programs.domain.mediation import Mediation, must_know
from programs.rights import MediationRow

routes = Routes(prefix="/mediations", tags=["mediation"])


class MediationBody(Body):
    """`mentee` называет наставник; `mediator` – если сторона уже знает, кого предложить. `text` увидят только стороны
    и посредник."""

    program: UUID
    mentee: UUID | None = None
    mediator: UUID | None = None
    text: Annotated[Text, Field(examples=["Нам трудно договориться о времени встреч"])]


class MediatorBody(Body):
    mediator: UUID


class MessageBody(Body):
    text: Annotated[Text, Field(examples=["Предлагаю встретиться втроём"])]


class ClosingBody(Body):
    outcome: MediationOutcome


class MediationView(View):
    """`agreed` – кто согласился на посредника. Сообщения видят стороны и принятый ими посредник."""

    id: UUID
    version: int
    program: UUID
    parties: list[UUID]
    mediator: UUID | None
    agreed: list[UUID]
    begun: bool
    opened: date
    messages: list[SaidView]
    outcome: MediationOutcome | None
    closed: date | None


@routes.post("")
def open_mediation(body: MediationBody, intent: Command, app: App) -> Created:
    """Попросить о медиации с другой стороной программы (R-3.5-09)."""
    receipt = app.open_mediation(intent, body.program, body.mentee, body.mediator, body.text)
    return Created(receipt, at="/mediations")


@routes.get("")
def list_mediations(reader: Reader, paging: Paging, app: App) -> Page[MediationRow]:
    """Медиации, в которых вы участвуете; методическому объединению – и то, что где-то нужен посредник."""
    rows, position = rights.mediations_of(
        app.database,
        school_of(reader),
        person_of(reader),
        reader.role is Role.ASSOCIATION,
        paging.after(tuple[date, UUID]),
        paging.limit + 1,
    )
    return paging.page(rows, key=lambda row: (row.opened, row.id), positions={"programs": position})


@routes.get("/{id}")
def get_mediation(id: UUID, reader: Reader, app: App) -> Versioned[MediationView]:
    """Медиация: сторонам и посреднику (R-3.5-09)."""
    mediation, person = app.load(Mediation, id, reader.school), person_of(reader)
    must_know(mediation, person)
    messages = mediation.messages if mediation.hears(person) else ()
    texts = app.vault.open(said.text for said in messages)
    body = MediationView(
        id=mediation.id,
        version=mediation.version,
        program=mediation.program,
        parties=sorted(mediation.parties),
        mediator=mediation.mediator,
        agreed=sorted(mediation.agreed),
        begun=mediation.begun,
        opened=mediation.opened,
        messages=[thread(said, texts) for said in messages],
        outcome=mediation.outcome,
        closed=mediation.closed,
    )
    return Versioned(mediation.version, body)


@routes.post("/{id}/mediator")
def propose_mediator(id: UUID, body: MediatorBody, intent: Command, app: App) -> Receipt:
    """Предложить посредника; член методического объединения предлагает себя (R-3.5-09)."""
    return app.propose_mediator(intent, id, body.mediator)


@routes.post("/{id}/mediator/agreement")
def agree_mediator(id: UUID, intent: Command, app: App) -> Receipt:
    """Согласиться на посредника или быть им."""
    return app.agree_mediator(intent, id)


@routes.post("/{id}/messages")
def speak_in_mediation(id: UUID, body: MessageBody, intent: Command, app: App) -> Receipt:
    """Сказать в медиации: услышат стороны и посредник (R-3.5-09)."""
    return app.speak_in_mediation(intent, id, body.text)


@routes.post("/{id}/closing")
def close_mediation(id: UUID, body: ClosingBody, intent: Command, app: App) -> Receipt:
    """Закончить медиацию: итог – посредник, отказ – любая сторона (R-3.5-09)."""
    return app.close_mediation(intent, id, body.outcome)
