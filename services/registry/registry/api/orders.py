"""Orders: issued by the head, read by those they concern, acknowledged by each of them."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Body, Command, Created, History, Page, Paging, Reader, Routes, Versioned, with_reasons
from contracts.codes import OrderKind
from pydantic import ConfigDict, Field, model_validator

from registry.api.order_views import ORDER, OrderRow, OrderView, document
from registry.api.parts import (
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
from registry.domain.order.content import AnyContent
from registry.domain.order.order import Draft, Order, order_id
from registry.domain.school.school import School
from registry.domain.signature import CODE, Signature

routes = Routes(prefix="/orders", tags=["orders"])

Text = Annotated[str, Field(min_length=1, max_length=2000)]
TEXT_NAME = r"^[a-z][a-z0-9-]{0,31}$"


class NewOrder(Body):
    """`content` – по виду приказа, `texts` – тексты к нему, по имени. `deviations` – причины отступления от мягких
    правил, по номеру правила."""

    model_config = ConfigDict(json_schema_extra={"examples": [ORDER]})

    kind: OrderKind
    number: str = Field(pattern=CODE, max_length=32)
    dated: date
    legal_basis: tuple[Text, ...] = Field(max_length=20)
    signature: Signature
    content: AnyContent
    texts: dict[Annotated[str, Field(pattern=TEXT_NAME)], Text] = Field({}, max_length=100)
    deviations: dict[str, Text] = Field({}, max_length=10)

    @model_validator(mode="before")
    @classmethod
    def content_is_of_the_kind(cls, body: Any) -> Any:
        """The kind is said once, beside the content."""
        if isinstance(body, dict) and isinstance(body.get("content"), dict) and "kind" in body:
            return {**body, "content": {**body["content"], "kind": body["kind"]}}
        return body


@routes.post("")
def issue_order(body: NewOrder, intent: Command, app: App, texts: Texts) -> Created:
    """Издать приказ: он вступает в силу вместе со всем, что меняет."""
    id = order_id(intent.school, body.dated, body.number)
    reasoned = with_reasons(intent, texts, id, body.deviations)
    basis = {f"basis-{place}": text for place, text in enumerate(body.legal_basis)}
    told, of_basis = sealed(reasoned, texts, id, basis)
    told, of_texts = sealed(told, texts, id, body.texts)
    draft = Draft(body.number, body.dated, body.content, tuple(of_basis.values()), body.signature, of_texts)
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
    """Приказ, с названием школы на его дату; имена и причины отступлений видят организаторы (R-1.1-01)."""
    order = app.load(Order, id, school_of(reader), **at.asked)
    if reader.role in (Role.MENTOR, Role.MENTEE) and reader.person not in order.issued.concerns:
        raise NotFound
    school = app.load(School, school_of(reader), reader.school)
    return Versioned(order.version, document(order, school, reader, people, texts))


@routes.get("/{id}/history")
def order_history(id: UUID, reader: Reader, app: App) -> History:
    """История приказа словами."""
    app.load(Order, id, school_of(reader))
    return History(app.history(id, reader.school), tell)


@routes.post("/{id}/acquaintances")
def acknowledge_order(id: UUID, intent: Command, app: App) -> Receipt:
    """Отметить ознакомление с приказом."""
    return app.acknowledge_order(intent, id)
