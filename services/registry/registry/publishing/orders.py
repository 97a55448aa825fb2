"""What is told of the head's orders."""

from backbone.events import Recorded
from backbone.relay import Publishes
from contracts import registry as told
from contracts.base import Contract

from registry.domain.order import order, repeal
from registry.publishing.telling import as_


def order_issued(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, order.OrderIssued)
    return told.OrderIssued(
        order=recorded.originator_id,
        kind=event.kind,
        number=event.number,
        dated=event.on,
        concerns=event.concerns,
        **event.details.model_dump(),
    )


def order_repealed(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, repeal.OrderRepealed)
    return told.OrderRepealed(order=recorded.originator_id, by=event.order, dated=event.on, erroneous=event.erroneous)


ORDERS: Publishes = {
    order.OrderIssued: order_issued,
    order.OrderAcknowledged: as_(told.OrderAcknowledged, of="order"),
    repeal.OrderRepealed: order_repealed,
    order.DeviationRecorded: as_(told.DeviationRecorded),
}
