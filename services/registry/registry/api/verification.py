"""Whether a document is genuine and in force: a page for whoever scans its QR code. Nothing personal stands on it."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from backbone.web import Routes
from fastapi import Response
from fastapi.responses import HTMLResponse
from papers.web import BY_RECORDS, PAGE, ADrawer, verified

from registry.api.parts import App
from registry.application.registry import Registry
from registry.domain.order.order import Order

routes = Routes(tags=["papers"])


@routes.get("/public/papers/{id}", response_class=HTMLResponse, responses=PAGE)
def verify_paper(id: UUID, app: App, drawer: ADrawer) -> Response:
    """Проверить документ по его QR-коду: номер, дата, хеш, действует ли (R-3.3-02)."""
    return verified(drawer, id, partial(_standing, app))


def _standing(app: Registry, paper: Mapping[str, Any]) -> str:
    if paper["order"] is None:
        return BY_RECORDS
    repealed = app.load(Order, paper["order"], paper["school"]).repealed
    if repealed is None:
        return "действует"
    if repealed.erroneous:
        return "издан по ошибке и не действовал"
    return f"отменён с {repealed.on:%d.%m.%Y}"
