"""Orders: issued by the head, read by those they concern, acknowledged by each of them."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from backbone.audit import HistoryEntry
from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Access, Body, Command, Created, Page, Paging, Reader, Routes, Versioned, View, with_reasons
from contracts.codes import OrderKind
from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from registry.api.parts import (
    ORGANISERS,
    App,
    At,
    Lists,
    People,
    Texts,
    asked,
    person_of,
    school_of,
    sealed,
)
from registry.audit import tell
from registry.directory import LINE
from registry.domain.order.content import AnyContent
from registry.domain.order.order import Draft, Order, order_id
from registry.domain.signature import CODE, Signature

routes = Routes(prefix="/orders", tags=["orders"])

Text = Annotated[str, Field(min_length=1, max_length=2000)]
BASIS = "п. 3.3 Положения о системе наставничества"
CONTENT: JsonDict = {"persons": ["3fa85f64-5717-4562-b3fc-2c963f66afa6"]}
ORDER: JsonDict = {
    "kind": "appoint-mentors",
    "number": "17-од",
    "dated": "2025-09-01",
    "legal_basis": [BASIS],
    "signature": {"kind": "paper", "reference": "17-од"},
    "content": CONTENT,
    "deviations": {},
}


class NewOrder(Body):
    """`content` – по виду приказа. `deviations` – причины отступления от мягких правил, по номеру правила."""

    model_config = ConfigDict(json_schema_extra={"examples": [ORDER]})

    kind: OrderKind
    number: str = Field(pattern=CODE, max_length=32)
    dated: date
    legal_basis: tuple[Text, ...] = Field(max_length=20)
    signature: Signature
    content: AnyContent
    deviations: dict[str, Text] = Field({}, max_length=10)

    @model_validator(mode="before")
    @classmethod
    def content_is_of_the_kind(cls, body: Any) -> Any:
        """The kind is said once, beside the content."""
        if isinstance(body, dict) and isinstance(body.get("content"), dict) and "kind" in body:
            return {**body, "content": {**body["content"], "kind": body["kind"]}}
        return body


class OrderRow(View):
    """`acknowledged` из `concerns` уже ознакомились. Управлению образования лица не называются."""

    id: UUID
    school: UUID
    place: int
    kind: OrderKind
    number: str = Field(examples=["17-од"])
    dated: date
    match: UUID | None
    concerns: tuple[UUID, ...]
    acknowledged: tuple[UUID, ...]


class ConcernedView(View):
    person: UUID
    name: str | None = Field(None, examples=["Иванова Анна Петровна"])
    acknowledged_on: date | None


class DeviationView(View):
    rule: str = Field(examples=["INV-08"])
    reason: str | None = Field(examples=["В школе нет заместителя"])


class OrderView(View):
    id: UUID
    kind: OrderKind
    number: str = Field(examples=["17-од"])
    dated: date
    legal_basis: tuple[str | None, ...] = Field(examples=[[BASIS]])
    signer: UUID
    signature: Signature
    content: AnyContent = Field(examples=[{"kind": "appoint-mentors", **CONTENT}])
    concerns: tuple[ConcernedView, ...]
    deviations: tuple[DeviationView, ...]


@routes.post("")
def issue_order(body: NewOrder, intent: Command, app: App, texts: Texts) -> Created:
    """Издать приказ: он вступает в силу вместе со всем, что меняет."""
    id = order_id(intent.school, body.dated, body.number)
    named = {f"basis-{place}": text for place, text in enumerate(body.legal_basis)}
    told, places = sealed(with_reasons(intent, texts, id, body.deviations), texts, id, named)
    draft = Draft(body.number, body.dated, body.content, tuple(places.values()), body.signature)
    return Created(app.issue_order(told, draft), at="/orders")


@routes.get("")
def list_orders(
    reader: Reader,
    paging: Paging,
    lists: Lists,
    kind: OrderKind | None = None,
    match: UUID | None = None,
    person: UUID | None = None,
) -> Page[OrderRow]:
    """Реестр приказов; наставнику и наставляемому – касающиеся их."""
    if reader.role in (Role.MENTOR, Role.MENTEE):
        person = person_of(reader)
    found = lists.orders(reader.school, asked(paging), kind=kind, match=match, person=person)
    hidden = {"concerns": (), "acknowledged": ()} if reader.role is Role.OFFICE else {}
    rows = [OrderRow.model_validate({**row, **hidden}) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/{id}")
def get_order(id: UUID, reader: Reader, app: App, people: People, texts: Texts, at: At) -> Versioned[OrderView]:
    """Приказ; имена и причины отступлений видят организаторы."""
    order = app.load(Order, id, school_of(reader), **at.asked)
    if reader.role in (Role.MENTOR, Role.MENTEE) and reader.person not in order.issued.concerns:
        raise NotFound
    return Versioned(order.version, _document(order, reader, people, texts))


@routes.get("/{id}/history")
def order_history(id: UUID, reader: Reader, app: App) -> list[HistoryEntry]:
    """История приказа словами."""
    app.load(Order, id, school_of(reader))
    return [tell(recorded) for recorded in app.history(id, reader.school)]


@routes.post("/{id}/acquaintances")
def acknowledge_order(id: UUID, intent: Command, app: App) -> Receipt:
    """Отметить ознакомление с приказом."""
    return app.acknowledge_order(intent, id)


def _document(order: Order, reader: Access, people: People, texts: Texts) -> OrderView:
    issued, organiser = order.issued, reader.role in ORGANISERS
    names = people.look(reader.actor, issued.concerns, "order-card", LINE) if organiser else {}
    opened = texts.open((*issued.legal_basis, *order.deviations.values()))
    reasons = [{"rule": rule, "reason": opened[place]} for rule, place in order.deviations.items()]
    concerns = [
        {"person": person, "acknowledged_on": order.acquainted.get(person), "name": names.get(person, {}).get("name")}
        for person in issued.concerns
    ]
    return OrderView.model_validate(
        {
            **vars(issued),
            "id": order.id,
            "kind": issued.kind,
            "dated": issued.on,
            "legal_basis": [opened[place] for place in issued.legal_basis],
            "concerns": concerns,
            "deviations": reasons if organiser else [],
        }
    )
