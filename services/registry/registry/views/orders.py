"""The register of orders."""

from backbone.follower import Handles
from backbone.letters import Delivery

from registry.domain.order.order import OrderAcknowledged, OrderIssued
from registry.domain.order.repeal import OrderRepealed
from registry.views.rows import Rows, placed


def on_order(rows: Rows, told: Delivery[OrderIssued]) -> None:
    fact = told.fact
    said = fact.details.model_dump(include={"match", "since", "until"})
    values = {"kind": fact.kind, "number": fact.number, "dated": fact.on, "title": fact.texts.get("title")}
    rows["orders"].add({**placed(told), **values, **said, "concerns": list(fact.concerns), "acknowledged": []})


def on_acquaintance(rows: Rows, told: Delivery[OrderAcknowledged]) -> None:
    person = told.fact.person
    rows["orders"].revise(told.aggregate, lambda row: {"acknowledged": [*row["acknowledged"], person]})


def on_repeal(rows: Rows, told: Delivery[OrderRepealed]) -> None:
    """Dated like itself where it was issued by mistake: it has never been in force."""
    fact = told.fact
    rows["orders"].revise(
        told.aggregate,
        lambda row: {"repealed_by": fact.order, "repealed_on": row["dated"] if fact.erroneous else fact.on},
    )


HANDLES: Handles = {
    OrderIssued: on_order,
    OrderAcknowledged: on_acquaintance,
    OrderRepealed: on_repeal,
}
