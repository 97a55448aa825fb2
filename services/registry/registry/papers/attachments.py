"""What belongs to orders and is signed beside them."""

from contracts.codes import OrderKind

from registry.domain.order.order import Order
from registry.papers.clerk import Facts
from registry.papers.orders import OrderFacts

SHEET = "acquaintance-sheet"
ATTACHMENTS = {
    OrderKind.APPROVE_REGULATION: "regulation",
    OrderKind.APPROVE_ROADMAP: "roadmap",
    OrderKind.APPROVE_CYCLE: "cycle",
    OrderKind.APPROVE_MENTEE_LIST: "mentee-list",
    OrderKind.APPROVE_MENTOR_REGISTRY: "mentor-registry",
    OrderKind.RELIEVE_MENTOR: "relief-notice",
}
"""What the order approves or tells of, as a document of its own (D-01, D-03, D-08, D-13, D-29, D-37)."""


def acquainted(told: OrderFacts) -> list[Facts]:
    """Who has got acquainted with the order, and when; who has not yet signs the sheet."""
    order = told.order
    concerned = zip(order.issued.concerns, told.names.of(order.issued.concerns), strict=True)
    return [{"person": person, "on": order.acquainted.get(id)} for id, person in concerned]


def version_of(order: Order, kind: str) -> int:
    """Only the sheet tells what came after the signature."""
    return order.version if kind == SHEET else 1
