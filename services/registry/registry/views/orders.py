"""The register of orders."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.order.order import OrderAcknowledged, OrderIssued
from registry.views.rows import Rows, add, placed


def on_order(rows: Rows, told: Delivery[OrderIssued]) -> None:
    fact = told.fact
    values = {"kind": fact.kind, "number": fact.number, "dated": fact.on, "match": fact.details.match}
    add(rows, "orders", {**placed(told), **values, "concerns": list(fact.concerns)})


def on_acquaintance(rows: Rows, told: Delivery[OrderAcknowledged]) -> None:
    rows.execute(
        "UPDATE orders SET acknowledged = acknowledged || %s WHERE id = %s", (told.fact.person, told.aggregate)
    )


HANDLES: Handles = {
    OrderIssued: on_order,
    OrderAcknowledged: on_acquaintance,
}
