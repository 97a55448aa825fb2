"""How the e-mail of a school is faring: states and ids, no words and no names."""

from datetime import datetime
from uuid import UUID

from backbone.web import Page, Paging, Reader, Routes, View
from pydantic import Field

from notifications.api.parts import Views, whose
from notifications.domain.notification import State

routes = Routes(tags=["deliveries"])


class DeliveryRow(View):
    """`error` – код последней неудачи, `due_at` – время следующей попытки."""

    notification: UUID
    position: int
    recipient: UUID
    template: str = Field(examples=["mentor-assigned"])
    state: State
    attempts: int
    error: str | None = Field(examples=["smtp-451"])
    requested_at: datetime
    changed_at: datetime
    due_at: datetime | None


@routes.get("/deliveries")
def list_deliveries(reader: Reader, paging: Paging, views: Views, state: State | None = None) -> Page[DeliveryRow]:
    """Письма школы и их судьба, новые сначала."""
    school, _ = whose(reader)
    (before,) = paging.after(tuple[int]) or (None,)
    rows, position = views.deliveries(school, state=state, before=before, limit=paging.limit + 1)
    items = [DeliveryRow.model_validate(row) for row in rows]
    return paging.page(items, key=lambda item: (item.position,), positions={"notifications": position})
