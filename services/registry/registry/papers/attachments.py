"""An order as a document, and what is signed beside it."""

from dataclasses import replace
from uuid import UUID

from backbone.errors import NotFound
from contracts.codes import OrderKind
from papers.desk import Prepared

from registry.domain.order.order import Order
from registry.papers.clerk import Clerk
from registry.papers.orders import OrderFacts

SHEET = "acquaintance-sheet"
ATTACHMENTS = {
    OrderKind.APPROVE_REGULATION: "regulation",
    OrderKind.APPROVE_ROADMAP: "roadmap",
    OrderKind.APPROVE_CYCLE: "cycle",
    OrderKind.APPROVE_MENTEE_LIST: "mentee-list",
    OrderKind.APPROVE_MENTOR_REGISTRY: "mentor-registry",
    OrderKind.OPEN_MENTOR_SCHOOL: "mentor-school",
    OrderKind.APPROVE_INCENTIVES: "incentives",
    OrderKind.RELIEVE_MENTOR: "relief-notice",
}
"""What the order approves or tells of, as a document of its own (D-01, D-03, D-08, D-13, D-26, D-29, D-34, D-37)."""


def document(clerk: Clerk, id: UUID) -> Prepared:
    """The order itself."""
    order = clerk.app.load(Order, id, clerk.school.id)
    return _prepared(clerk, order, order.issued.kind.value)


def attachment(clerk: Clerk, id: UUID) -> Prepared:
    """Raises NotFound for an order that stands alone."""
    order = clerk.app.load(Order, id, clerk.school.id)
    if order.issued.kind not in ATTACHMENTS:
        raise NotFound
    return _prepared(clerk, order, ATTACHMENTS[order.issued.kind])


def sheet(clerk: Clerk, id: UUID) -> Prepared:
    """Who has got acquainted with the order, and when; who has not yet signs it."""
    return _prepared(clerk, clerk.app.load(Order, id, clerk.school.id), SHEET)


def _prepared(clerk: Clerk, order: Order, kind: str) -> Prepared:
    """Only the sheet tells what came after the signature."""
    clerk = replace(clerk, day=order.issued.on, purpose="order-document", sources=[])
    clerk.load(Order, order.id, version=order.version if kind == SHEET else 1)
    told = OrderFacts(clerk, order)
    concerned = zip(order.issued.concerns, told.names.of(order.issued.concerns), strict=True)
    acquainted = [{"person": person, "on": order.acquainted.get(id)} for id, person in concerned]
    return clerk.prepare(kind, order.id, told.all() | {"acquainted": acquainted}, order=order.id)
