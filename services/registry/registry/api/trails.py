"""From a number to its events, and to the papers they rest on."""

from uuid import UUID

from backbone.audit import HistoryEntry, TrailEntry
from backbone.web import Reader, Routes

from registry.api.parts import App, school_of
from registry.audit import WORDS
from registry.domain.order.order import OrderAcknowledged, OrderIssued
from registry.domain.order.repeal import OrderExecuted, OrderRepealed

routes = Routes(tags=["year"])

OF_AN_ORDER = {kind.TOPIC for kind in (OrderIssued, OrderAcknowledged, OrderRepealed, OrderExecuted)}


@routes.get("/trails/{id}")
def get_trail(id: UUID, reader: Reader, app: App) -> list[TrailEntry]:
    """События объекта, на которых стоят показатели, словами и с приказом; без имён и без написанного."""

    def document(told: HistoryEntry) -> str | None:
        order = id if told.event in OF_AN_ORDER else told.basis
        return f"registry:/orders/{order}/document" if order else None

    return [WORDS.step(recorded, document) for recorded in app.history(id, school_of(reader))]
