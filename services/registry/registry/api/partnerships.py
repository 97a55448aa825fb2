"""Agreements with partner organisations."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, History, Page, Paging, Reader, Routes, Versioned, View
from contracts.codes import AgreementKind, Level
from fastapi import Query
from pydantic import Field

from registry.api.parts import App, At, Texts, asked, school_of, sealed
from registry.api.record_views import Shelf
from registry.audit import tell
from registry.domain.partnership import Partnership
from registry.domain.signature import CODE

routes = Routes(prefix="/partnerships", tags=["library"])

Number = Annotated[str, Field(pattern=CODE, max_length=64, examples=["5-СП"])]
Organisation = Annotated[str, Field(min_length=2, max_length=500, examples=["Педагогический колледж"])]


class NewPartnership(Body):
    """`until` – последний день; без него договор бессрочный. `level` – уровень партнёра."""

    kind: AgreementKind
    number: Number
    partner: Organisation
    level: Level
    since: date
    until: date | None = None


class Renewal(Body):
    """Дополнительное соглашение."""

    number: Number
    until: date


class PartnershipView(View):
    id: UUID
    kind: AgreementKind
    number: Number
    partner: str | None = Field(examples=["Педагогический колледж"])
    level: Level
    since: date
    until: date | None
    ended: date | None


class PartnershipRow(PartnershipView):
    place: int


@routes.post("")
def conclude_partnership(body: NewPartnership, intent: Command, app: App, texts: Texts) -> Created:
    """Внести договор с партнёром (R-2.2-03, R-3.3-06)."""
    told, places = sealed(intent, texts, intent.school, {"partner": body.partner})
    receipt = app.conclude_partnership(
        told, body.kind, body.number, places["partner"], body.level, body.since, body.until
    )
    return Created(receipt, at="/partnerships")


@routes.get("")
def list_partnerships(
    reader: Reader,
    paging: Paging,
    shelf: Shelf,
    texts: Texts,
    in_force_on: Annotated[date | None, Query(description="Действующие в этот день.")] = None,
) -> Page[PartnershipRow]:
    """Договоры с партнёрами."""
    found = shelf.partnerships(school_of(reader), asked(paging), in_force_on=in_force_on)
    names = texts.open(row["partner"] for row in found.rows)
    rows = [PartnershipRow.model_validate({**row, "partner": names[row["partner"]]}) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/{id}")
def get_partnership(id: UUID, reader: Reader, app: App, texts: Texts, at: At) -> Versioned[PartnershipView]:
    """Договор с партнёром."""
    partnership = app.load(Partnership, id, school_of(reader), **at.asked)
    name = texts.open([partnership.partner])[partnership.partner]
    return Versioned(partnership.version, PartnershipView.model_validate({**vars(partnership), "partner": name}))


@routes.get("/{id}/history")
def partnership_history(id: UUID, reader: Reader, app: App) -> History:
    """История договора словами."""
    app.load(Partnership, id, school_of(reader))
    return History(app.history(id, school_of(reader)), tell)


@routes.post("/{id}/renewal")
def renew_partnership(id: UUID, body: Renewal, intent: Change, app: App) -> Receipt:
    """Продлить договор."""
    return app.renew_partnership(intent, id, body.number, body.until)


@routes.post("/{id}/end")
def end_partnership(id: UUID, intent: Change, app: App) -> Receipt:
    """Прекратить договор."""
    return app.end_partnership(intent, id)
