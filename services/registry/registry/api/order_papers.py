"""Orders as documents, and what belongs to them."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Routes
from fastapi import Response
from papers.making import Format

from registry.api.papers import FILE, AClerk, AsFormat, handed_out
from registry.domain.order.order import Order
from registry.papers.attachments import ATTACHMENTS, SHEET, acquainted, version_of
from registry.papers.clerk import Clerk
from registry.papers.desk import Made
from registry.papers.orders import OrderFacts

routes = Routes(prefix="/orders", tags=["papers"])


def of_order(clerk: Clerk, id: UUID, kind_of: Callable[[Order], str], format: Format) -> Made:
    order = clerk.app.load(Order, id, clerk.school.id)
    kind = kind_of(order)
    clerk = replace(clerk, day=order.issued.on, purpose="order-document", sources=[])
    clerk.load(Order, id, version=version_of(order, kind))
    told = OrderFacts(clerk, order)
    facts = told.all() | {"acquainted": acquainted(told)}
    return clerk.make(kind, id, facts, format, order=id)


def attachment_of(order: Order) -> str:
    """Raises NotFound for an order that stands alone."""
    if order.issued.kind not in ATTACHMENTS:
        raise NotFound
    return ATTACHMENTS[order.issued.kind]


@routes.get("/{id}/document", response_class=Response, responses=FILE)
def order_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Приказ как документ: на бланке школы, с именами и должностями на дату приказа (R-1.1-01, R-3.3-02)."""
    return handed_out(of_order(clerk, id, lambda order: order.issued.kind.value, format))


@routes.get("/{id}/attachment", response_class=Response, responses=FILE)
def order_attachment(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Утверждённое приказом отдельным документом: Положение, «дорожная карта», программа на год, перечень, реестр;
    к прекращению наставничества – уведомление."""
    return handed_out(of_order(clerk, id, attachment_of, format))


@routes.get("/{id}/acquaintance-sheet", response_class=Response, responses=FILE)
def order_sheet(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Лист ознакомления с приказом: кто уже ознакомлен и чьей подписи нет."""
    return handed_out(of_order(clerk, id, lambda _: SHEET, format))
