"""The head's order (3.3): it constitutes. Issued once, never edited; those it concerns get acquainted with it."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Forbidden, Refused
from backbone.events import Event
from backbone.rules import require
from contracts.codes import OrderKind
from pydantic import Field

from registry.domain.act import Act
from registry.domain.order.content import AnyContent, Details
from registry.domain.signature import Signature


@dataclass(frozen=True)
class Repealed:
    """An `erroneous` order has never been in force; another one was until `on`."""

    order: UUID
    on: date
    erroneous: bool


class Order(Aggregate):
    """`legal_basis` are sealed texts; `acquainted` tells when, by person; `deviations` the sealed reasons by rule."""

    issued: "OrderIssued"

    def reset(self) -> None:
        self.acquainted: dict[UUID, date] = {}
        self.deviations: dict[str, UUID] = {}
        self.repealed: Repealed | None = None
        self.executed_on: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, OrderEvent)
        event.apply(self)


class OrderEvent(Event):
    """A fact of one order."""

    @abstractmethod
    def apply(self, order: Order) -> None:
        """Changes the order's state; never refuses."""


class OrderIssued(OrderEvent):
    """`on` is the date of the order. `concerns` are those who must be acquainted with it. `texts` are sealed, by name
    (R-1.3-03, R-3.3-02)."""

    TOPIC: ClassVar[str] = "registry.OrderIssued"
    number: str
    content: AnyContent
    legal_basis: tuple[UUID, ...]
    signer: UUID
    signature: Signature
    concerns: tuple[UUID, ...]
    texts: dict[str, UUID] = Field({})

    @property
    def kind(self) -> OrderKind:
        return self.content.kind

    @property
    def details(self) -> Details:
        return self.content.details

    def apply(self, order: Order) -> None:
        order.issued = self


Order.BORN_AS = OrderIssued


class OrderAcknowledged(OrderEvent):
    TOPIC: ClassVar[str] = "registry.OrderAcknowledged"
    person: UUID

    def apply(self, order: Order) -> None:
        order.acquainted[self.person] = self.on


class DeviationRecorded(OrderEvent):
    """The order stands although a SOFT rule was not kept; `reason` is sealed."""

    TOPIC: ClassVar[str] = "registry.DeviationRecorded"
    rule: str
    reason: UUID

    def apply(self, order: Order) -> None:
        order.deviations[self.rule] = self.reason


@dataclass(frozen=True)
class Draft:
    """What the head signs."""

    number: str
    dated: date
    content: AnyContent
    legal_basis: tuple[UUID, ...]
    signature: Signature
    texts: Mapping[str, UUID] = field(default_factory=dict)


def order_id(school: UUID, dated: date, number: str) -> UUID:
    """One number, one order: in a school and a calendar year there is no second stream for it (INV-30)."""
    return uuid5(school, f"order:{dated.year}:{number.casefold()}")


def must_be_issuable(draft: Draft, today: date) -> None:
    require(len(draft.legal_basis) > 0, "R-1.3-03", "У приказа нет правового основания", field="/legal_basis")
    if draft.dated > today:
        raise Refused("order-in-future", "Дата приказа ещё не наступила", field="/dated")
    said = draft.content.details
    if said.since and said.until and said.until < said.since:
        raise Refused("ends-before-start", "Окончание раньше начала", field="/content/until")
    if draft.texts.keys() != draft.content.texts:
        names = ", ".join(sorted(draft.content.texts)) or "никаких"
        raise Refused("order-texts", f"К приказу прилагаются тексты: {names}", field="/texts")


def issue(order: Order, draft: Draft, act: Act, concerns: tuple[UUID, ...]) -> None:
    """Last of all that an order changes: by now `act` knows the deviations."""
    order.record(
        OrderIssued(
            on=draft.dated,
            number=draft.number,
            content=draft.content,
            legal_basis=draft.legal_basis,
            signer=act.signer,
            signature=draft.signature,
            concerns=concerns,
            texts=dict(draft.texts),
        )
    )
    for rule, reason in sorted(act.deviations.items()):
        order.record(DeviationRecorded(on=draft.dated, rule=rule, reason=reason))


def acknowledge(order: Order, person: UUID, today: date) -> None:
    if person not in order.issued.concerns:
        raise Forbidden("С приказом знакомятся те, кого он касается")
    if person in order.acquainted:
        raise Refused("already-acknowledged", f"Ознакомление уже отмечено {order.acquainted[person]:%d.%m.%Y}")
    order.record(OrderAcknowledged(on=today, person=person))
