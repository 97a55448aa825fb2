"""What is shown of an order, and to whom."""

from datetime import date
from uuid import UUID

from backbone.web import Access, View
from contracts.codes import OrderKind
from pydantic import Field
from pydantic.config import JsonDict

from registry.api.parts import ORGANISERS, People, Texts
from registry.directory import LINE
from registry.domain.order.content import AnyContent
from registry.domain.order.order import Order
from registry.domain.school.school import School, on_day
from registry.domain.signature import Signature

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
    since: date | None
    until: date | None
    repealed_by: UUID | None


class RepealView(View):
    """Приказ, который отменил этот; `erroneous` – издан по ошибке и не действовал."""

    order: UUID
    on: date
    erroneous: bool


class ConcernedView(View):
    person: UUID
    name: str | None = Field(None, examples=["Иванова Анна Петровна"])
    acknowledged_on: date | None


class DeviationView(View):
    rule: str = Field(examples=["INV-08"])
    reason: str | None = Field(examples=["В школе нет заместителя"])


class OrderView(View):
    id: UUID
    school_name: str = Field(examples=["МБОУ «Средняя школа № 1»"])
    school_short_name: str = Field(examples=["СШ № 1"])
    kind: OrderKind
    number: str = Field(examples=["17-од"])
    dated: date
    legal_basis: tuple[str | None, ...] = Field(examples=[[BASIS]])
    signer: UUID
    signature: Signature
    content: AnyContent = Field(examples=[{"kind": "appoint-mentors", **CONTENT}])
    concerns: tuple[ConcernedView, ...]
    texts: dict[str, str | None] = Field(examples=[{}])
    repealed_by: RepealView | None
    executed_on: date | None
    deviations: tuple[DeviationView, ...]


def document(order: Order, school: School, reader: Access, people: People, texts: Texts) -> OrderView:
    issued, organiser = order.issued, reader.role in ORGANISERS
    name, short_name = on_day(school.names, issued.on)
    names = people.look(reader.actor, issued.concerns, "order-card", LINE) if organiser else {}
    opened = texts.open((*issued.legal_basis, *issued.texts.values(), *order.deviations.values()))
    reasons = [{"rule": rule, "reason": opened[place]} for rule, place in order.deviations.items()]
    concerns = [
        {"person": person, "acknowledged_on": order.acquainted.get(person), "name": names.get(person, {}).get("name")}
        for person in issued.concerns
    ]
    return OrderView.model_validate(
        {
            **vars(issued),
            "id": order.id,
            "school_name": name,
            "school_short_name": short_name,
            "kind": issued.kind,
            "dated": issued.on,
            "legal_basis": [opened[place] for place in issued.legal_basis],
            "texts": {name: opened[place] for name, place in issued.texts.items()},
            "concerns": concerns,
            "repealed_by": order.repealed,
            "executed_on": order.executed_on,
            "deviations": reasons if organiser else [],
        }
    )
