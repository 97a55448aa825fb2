"""An issued order is never edited (INV-30): another order repeals it, or says that it was issued by mistake."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require

from registry.domain.act import Act
from registry.domain.order.order import Order, OrderEvent, Repealed


class OrderRepealed(OrderEvent):
    """By `order`, from `on` on; an erroneous one has never been in force (R-3.3-02, INV-30)."""

    TOPIC: ClassVar[str] = "registry.OrderRepealed"
    order: UUID
    erroneous: bool

    def apply(self, order: Order) -> None:
        order.repealed = Repealed(self.order, self.on, self.erroneous)


class OrderExecuted(OrderEvent):
    """The program has changed as the order says."""

    TOPIC: ClassVar[str] = "registry.OrderExecuted"

    def apply(self, order: Order) -> None:
        order.executed_on = self.on


def repeal(order: Order, act: Act, *, erroneous: bool) -> None:
    issued = order.issued
    if order.repealed is not None:
        raise Refused("already-repealed", f"Приказ уже отменён {order.repealed.on:%d.%m.%Y}", field="/content/order")
    if act.dated < issued.on:
        raise Refused("repealed-before-issued", f"Отменяемый приказ издан {issued.on:%d.%m.%Y}", field="/dated")
    detail = "По приказу программа уже изменена: нужен новый приказ о ней"
    require(order.executed_on is None, "INV-30", detail, field="/content/order")
    order.record(OrderRepealed(on=act.dated, order=act.order, erroneous=erroneous))


def execute(order: Order, on: date) -> None:
    """Hearing of it twice changes nothing."""
    if order.executed_on is None:
        order.record(OrderExecuted(on=on))
