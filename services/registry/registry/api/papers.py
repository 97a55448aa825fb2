"""Documents that people sign: made from what is recorded, as Word or PDF files."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from backbone.web import Provided, Reader, Routes
from fastapi import Query, Response
from papers.making import MEDIA_TYPES, Format

from registry.api.parts import App, People, Texts, school_of
from registry.domain.order.order import Order
from registry.domain.school.school import School
from registry.papers.desk import Desk, Made, Subject
from registry.papers.names import Names
from registry.papers.orders import OrderFacts

routes = Routes(tags=["papers"])

Desks = Annotated[Desk, Provided(Desk)]
AsFormat = Annotated[Format, Query(alias="format", description="Word или PDF/A.")]
FILES = {media: {"example": "(файл)"} for media in MEDIA_TYPES.values()}


def handed_out(made: Made) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type=made.format.media_type, headers={"Content-Disposition": disposition})


@routes.get("/orders/{id}/document", response_class=Response, responses={200: {"content": FILES}})
def order_document(
    id: UUID, reader: Reader, app: App, people: People, texts: Texts, desk: Desks, format: AsFormat = Format.PDF
) -> Response:
    """Приказ как документ: на бланке школы, с именами и должностями на дату приказа (R-1.1-01, R-3.3-02)."""
    order = app.load(Order, id, school_of(reader))
    day = order.issued.on
    school = app.load(School, school_of(reader), reader.school)
    names = Names(app, people, reader.actor, "order-document", school, day)
    told = OrderFacts(app, texts, names, school, order)
    facts = told.all()
    subject = Subject(school.id, order.issued.kind.value, id, tuple(told.sources), order=id)
    return handed_out(desk.make(subject, facts, format))
