"""Orders as documents, and what belongs to them."""

from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Routes
from fastapi import Response
from papers.making import Format
from papers.web import FILE, AsFormat, handed_out

from registry.api.papers import AClerk
from registry.api.parts import ORGANISERS
from registry.domain.order.order import Order
from registry.papers import attachments
from registry.papers.clerk import Clerk

routes = Routes(prefix="/orders", tags=["papers"])


@routes.get("/{id}/document", response_class=Response, responses=FILE)
def order_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Приказ как документ: на бланке школы, с именами и должностями на дату приказа; наставнику и наставляемому – если
    приказ их касается (R-1.1-01, R-3.3-02)."""
    _must_concern(clerk, id)
    return handed_out(clerk.desk, attachments.document(clerk, id), format)


@routes.get("/{id}/attachment", response_class=Response, responses=FILE)
def order_attachment(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Утверждённое приказом отдельным документом: Положение, «дорожная карта», программа на год, перечень, реестр;
    к прекращению наставничества – уведомление."""
    _must_concern(clerk, id)
    return handed_out(clerk.desk, attachments.attachment(clerk, id), format)


@routes.get("/{id}/acquaintance-sheet", response_class=Response, responses=FILE)
def order_sheet(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Лист ознакомления с приказом: кто уже ознакомлен и чьей подписи нет."""
    return handed_out(clerk.desk, attachments.sheet(clerk, id), format)


def _must_concern(clerk: Clerk, id: UUID) -> None:
    """Raises NotFound: a person reads the orders that he is to get acquainted with, the organisers all."""
    order = clerk.app.load(Order, id, clerk.school.id)
    if clerk.reader.person not in order.issued.concerns and clerk.reader.role not in ORGANISERS:
        raise NotFound
