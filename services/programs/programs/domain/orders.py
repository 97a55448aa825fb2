"""The head's orders, as far as programs need them: an order constitutes, so it has to be the right one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import OrderKind

from programs.domain.program import Program


@dataclass(frozen=True)
class Order:
    """`since`, `until`, `persons` and `edition` only where the kind of order names them."""

    id: UUID
    kind: OrderKind
    dated: date
    match: UUID | None
    until: date | None = None
    since: date | None = None
    persons: tuple[UUID, ...] = ()
    edition: UUID | None = None
    repealed: bool = False


def must_constitute(order: Order, program: Program, kind: OrderKind, since: date, today: date) -> None:
    """Refuses an order that is not fit for this program, or has changed it before."""
    must_be_order(order, program.match, kind, since, today)
    if order.id in program.orders:
        _refuse("order-used", "По этому приказу программа уже изменена")


def must_be_order(order: Order, match: UUID, kind: OrderKind, since: date, today: date) -> None:
    """Refuses an order that is not of this kind, about another pair, repealed, or not dated `since`…`today`."""
    if order.kind is not kind:
        _refuse("order-other-kind", f"Приказ {order.kind.label}, а нужен {kind.label}")
    if order.match != match:
        _refuse("order-other-match", "Приказ издан о другой паре (группе)")
    if order.repealed:
        _refuse("order-repealed", "Приказ отменён")
    if order.dated < since:
        _refuse("order-too-early", f"Приказ датирован {order.dated:%d.%m.%Y}, раньше основания ({since:%d.%m.%Y})")
    if order.dated > today:
        _refuse("order-not-in-force", f"Приказ вступает в силу {order.dated:%d.%m.%Y}")


def _refuse(code: str, detail: str) -> None:
    raise Refused(code, detail, field="/order")
