"""The inbox of whoever asks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from backbone.errors import NotFound
from backbone.intent import Receipt
from backbone.web import Command, History, Page, Paging, Reader, Routes, View
from fastapi import Query
from psycopg.rows import DictRow
from pydantic import Field

from notifications import wording
from notifications.api.parts import App, People, Views, whose
from notifications.audit import WORDS
from notifications.domain.notification import Notification

routes = Routes(tags=["inbox"])


class InboxItem(View):
    """`about` и `about_id` называют объект, к которому ведёт уведомление; `read_at` пуст у непрочитанного."""

    id: UUID
    position: int
    template: str = Field(examples=["mentor-received"])
    title: str = Field(examples=["За вами закреплён наставник"])
    text: str = Field(examples=["Ваш наставник – Иванова Анна Петровна."])
    about: str | None = Field(examples=["match"])
    about_id: UUID | None
    at: datetime
    read_at: datetime | None

    @classmethod
    def of(cls, row: DictRow, names: wording.Names, zone: ZoneInfo) -> Self:
        words = wording.read(row["template"], row["facts"], names, zone)
        return cls.model_validate({**row, "id": row["notification"], "title": words.title, "text": words.text})


class Unread(View):
    unread: int


@routes.get("/inbox")
def list_inbox(
    reader: Reader,
    paging: Paging,
    app: App,
    views: Views,
    people: People,
    unread: Annotated[bool, Query(description="Только непрочитанные.")] = False,
) -> Page[InboxItem]:
    """Мои уведомления, новые сначала."""
    (before,) = paging.after(tuple[int]) or (None,)
    rows, position = views.inbox(*whose(reader), unread=unread, before=before, limit=paging.limit + 1)
    names = people.names_from_thread(reader, persons(rows[: paging.limit]))
    items = [InboxItem.of(row, names, app.clock.time_zone) for row in rows]
    return paging.page(items, key=lambda item: (item.position,), positions={"notifications": position})


@routes.get("/inbox/unread")
def count_unread(reader: Reader, views: Views) -> Unread:
    """Сколько уведомлений не прочитано."""
    return Unread(unread=views.unread(*whose(reader)))


@routes.post("/inbox/{id}/read")
def read_notification(id: UUID, intent: Command, app: App) -> Receipt:
    """Отметить уведомление прочитанным."""
    return app.read(intent, id)


@routes.get("/inbox/{id}/history")
def notification_history(id: UUID, reader: Reader, app: App) -> History:
    """История моего уведомления словами: составлено, доставлено, прочитано."""
    school, person = whose(reader)
    if app.load(Notification, id, school).asked.recipient != person:
        raise NotFound
    return History(app.history(id, school), WORDS.tell)


def persons(rows: Iterable[DictRow]) -> set[UUID]:
    """Whom the notifications name."""
    return {person for row in rows for person in wording.persons(row["template"], row["facts"])}
