"""The register of orders."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.order.order import OrderAcknowledged, OrderIssued
from registry.domain.order.repeal import OrderRepealed
from registry.views.rows import Rows, add, placed


def on_order(rows: Rows, told: Delivery[OrderIssued]) -> None:
    fact = told.fact
    said = fact.details.model_dump(include={"match", "since", "until"})
    values = {"kind": fact.kind, "number": fact.number, "dated": fact.on, "title": fact.texts.get("title")}
    add(rows, "orders", {**placed(told), **values, **said, "concerns": list(fact.concerns)})


def on_acquaintance(rows: Rows, told: Delivery[OrderAcknowledged]) -> None:
    rows.execute(
        "UPDATE orders SET acknowledged = acknowledged || %s WHERE id = %s", (told.fact.person, told.aggregate)
    )


def on_repeal(rows: Rows, told: Delivery[OrderRepealed]) -> None:
    """Dated like itself where it was issued by mistake: it has never been in force."""
    rows.execute(
        "UPDATE orders SET repealed_by = %s, repealed_on = coalesce(%s, dated) WHERE id = %s",
        (told.fact.order, None if told.fact.erroneous else told.fact.on, told.aggregate),
    )


HANDLES: Handles = {
    OrderIssued: on_order,
    OrderAcknowledged: on_acquaintance,
    OrderRepealed: on_repeal,
}
