"""The head's order (3.3): it constitutes. Issued once, never edited; those it concerns get acquainted with it."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Forbidden, Refused
from backbone.events import Event
from backbone.rules import require
from contracts.codes import OrderKind

from registry.domain.act import Act
from registry.domain.order.content import (
    AmendProgram,
    AnyContent,
    AppointActingHead,
    CompleteProgram,
    ExtendProgram,
    ReplaceMentor,
    TerminateProgram,
)
from registry.domain.signature import Signature


class Order(Aggregate):
    """`legal_basis` are sealed texts; `acquainted` tells when, by person; `deviations` the sealed reasons by rule."""

    issued: "OrderIssued"

    def reset(self) -> None:
        self.acquainted: dict[UUID, date] = {}
        self.deviations: dict[str, UUID] = {}

    def evolve(self, event: Event) -> None:
        assert isinstance(event, OrderEvent)
        event.apply(self)


class OrderEvent(Event):
    """A fact of one order."""

    @abstractmethod
    def apply(self, order: Order) -> None:
        """Changes the order's state; never refuses."""


class OrderIssued(OrderEvent):
    """`on` is the date of the order. `concerns` are those who must be acquainted with it."""

    TOPIC: ClassVar[str] = "registry.OrderIssued"
    number: str
    content: AnyContent
    legal_basis: tuple[UUID, ...]
    signer: UUID
    signature: Signature
    concerns: tuple[UUID, ...]

    @property
    def kind(self) -> OrderKind:
        return self.content.kind

    @property
    def match(self) -> UUID | None:
        """Where the order is about one."""
        match self.content:
            case ReplaceMentor() | ExtendProgram() | AmendProgram() | CompleteProgram() | TerminateProgram():
                return self.content.match
        return None

    @property
    def until(self) -> date | None:
        return self.content.until if isinstance(self.content, ExtendProgram | AppointActingHead) else None

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


def order_id(school: UUID, dated: date, number: str) -> UUID:
    """One number, one order: in a school and a calendar year there is no second stream for it (INV-30)."""
    return uuid5(school, f"order:{dated.year}:{number.casefold()}")


def must_be_issuable(draft: Draft, today: date) -> None:
    require(len(draft.legal_basis) > 0, "R-1.3-03", "У приказа нет правового основания", field="/legal_basis")
    if draft.dated > today:
        raise Refused("order-in-future", "Дата приказа ещё не наступила", field="/dated")


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
