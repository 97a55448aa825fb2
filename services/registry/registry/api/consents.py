"""Consents: given and withdrawn by the person, or registered by the curator from paper."""

from datetime import date
from typing import Self
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Page, Paging, Reader, Routes, View
from contracts.codes import ConsentPurpose, DataCategory, SignatureKind, StoppingDelay
from pydantic import Field, model_validator

from registry.api.parts import App, Lists, asked, school_of
from registry.application.base import speaking_for
from registry.domain.participant.consents import URL, Distribution
from registry.domain.participant.participant import Subject
from registry.domain.signature import Signature

routes = Routes(tags=["consents"])


class About(Body):
    """`match` – только в согласии на участие в паре или группе."""

    purpose: ConsentPurpose
    match: UUID | None = Field(None, examples=[None])


class Withdrawn(About):
    """`url` – только при отзыве согласия на распространение: на каком ресурсе."""

    url: str | None = Field(None, max_length=400, examples=[None])

    @property
    def subject(self) -> Subject:
        return Subject(self.purpose, self.match, self.url)


class Requested(About):
    """`categories` и `url` – только в просьбе о согласии на распространение: какие данные, на каком ресурсе."""

    categories: tuple[DataCategory, ...] = Field((), max_length=len(DataCategory))
    url: str | None = Field(None, pattern=URL, examples=[None])

    @property
    def subject(self) -> Subject:
        return Subject(self.purpose, self.match, self.url)

    @model_validator(mode="after")
    def says_what_is_published(self) -> Self:
        to_publish = self.purpose is ConsentPurpose.DISTRIBUTION
        if not (bool(self.categories) == (self.url is not None) == to_publish):
            raise ValueError("категории и адрес называются в просьбе о согласии на распространение, и только в ней")
        return self


class Extended(Body):
    """`delay` – причина, её узнает субъект данных."""

    purpose: ConsentPurpose = Field(examples=["personal-data"])
    delay: StoppingDelay


class Stopped(Body):
    """`url` – если отозвано согласие на распространение: на каком ресурсе."""

    purpose: ConsentPurpose = Field(examples=["personal-data"])
    url: str | None = Field(None, max_length=400, examples=[None])


class Given(About):
    """`distribution` – только в согласии на распространение: какие данные, на каком ресурсе, до какого дня."""

    signed_on: date
    signature: Signature
    distribution: Distribution | None = Field(None, examples=[None])

    @property
    def subject(self) -> Subject:
        return Subject(self.purpose, self.match, self.distribution.url if self.distribution else None)


class ConsentRow(View):
    place: int
    participant: UUID
    purpose: ConsentPurpose
    match: UUID | None
    signed_on: date
    signature: SignatureKind
    reference: str = Field(examples=["С-12/2025"])
    form: int | None = Field(description="Версия формы согласия, опубликованной школой")
    categories: tuple[DataCategory, ...]
    url: str | None = Field(examples=["https://school1.example/nastavnichestvo"])
    until: date | None
    withdrawn_on: date | None
    stop_due: date | None = Field(description="До какого дня включительно прекратить то, что опиралось на согласие")
    destroy_due: date | None = Field(description="До какого дня включительно уничтожить данные, если оснований нет")
    stopped_on: date | None


@routes.post("/participants/{id}/consents")
def give_consent(id: UUID, body: Given, intent: Change, app: App) -> Receipt:
    """Дать согласие; куратор вносит подписанное на бумаге."""
    told = speaking_for(intent, id)
    return app.give_consent(told, id, body.subject, body.signed_on, body.signature, body.distribution)


@routes.post("/participants/{id}/consents/requests")
def request_consent(id: UUID, body: Requested, intent: Change, app: App) -> Receipt:
    """Попросить участника дать согласие; давать его никто не обязан."""
    return app.request_consent(intent, id, body.subject, body.categories)


@routes.post("/participants/{id}/consents/withdrawal")
def withdraw_consent(id: UUID, body: Withdrawn, intent: Change, app: App) -> Receipt:
    """Отозвать согласие; причина не нужна."""
    return app.withdraw_consent(speaking_for(intent, id), id, body.subject)


@routes.post("/participants/{id}/consents/stopping/extension")
def extend_stopping(id: UUID, body: Extended, intent: Change, app: App) -> Receipt:
    """Продлить на пять рабочих дней срок прекращения и уведомить об этом участника с указанием причины."""
    return app.extend_stopping(intent, id, Subject(body.purpose), body.delay)


@routes.post("/participants/{id}/consents/stopping")
def confirm_stopping(id: UUID, body: Stopped, intent: Change, app: App) -> Receipt:
    """Подтвердить, что прекращено всё, что опиралось на отозванное согласие."""
    return app.confirm_stopping(intent, id, Subject(body.purpose, url=body.url))


@routes.get("/consents")
def list_consents(
    reader: Reader,
    paging: Paging,
    lists: Lists,
    participant: UUID | None = None,
    purpose: ConsentPurpose | None = None,
    live: bool | None = None,
) -> Page[ConsentRow]:
    """Реестр согласий школы; `live=true` – только неотозванные."""
    found = lists.consents(school_of(reader), asked(paging), participant=participant, purpose=purpose, live=live)
    rows = [ConsentRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})
