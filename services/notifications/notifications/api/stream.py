"""The inbox as it fills: server-sent events whose ids are positions in the view, so a client can resume."""

import time
from collections.abc import AsyncIterator
from typing import Annotated

from backbone.tasks import in_thread
from backbone.web import Reader, Routes
from fastapi import Header
from fastapi.sse import EventSourceResponse, ServerSentEvent

from notifications.api.inbox import InboxItem, Unread, persons
from notifications.api.parts import App, Live, People, Views, whose

routes = Routes(tags=["inbox"])

BATCH = 100
LONGEST = 900.0
"""Seconds a stream stays open; then the client comes again, and so does the check of its token."""
PATIENCE = 10.0
"""Seconds between looks when nothing is said to have arrived."""

EXAMPLE = """event: notification
id: 123
data: {"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "position": 123, "title": "За вами закреплён наставник", "…": "…"}

"""
SEEN = "`id` последнего полученного события; без него – только новые."
LastSeen = Annotated[int | None, Header(alias="Last-Event-ID", ge=0, lt=2**63, description=SEEN)]


@routes.get(
    "/inbox/stream",
    response_class=EventSourceResponse,
    responses={200: {"content": {"text/event-stream": {"example": EXAMPLE}}}},
)
async def stream_inbox(
    reader: Reader, app: App, views: Views, people: People, live: Live, last_seen: LastSeen = None
) -> AsyncIterator[ServerSentEvent]:
    """Новые уведомления по мере поступления.

    Первое событие, `unread`, называет число непрочитанных и место, с которого начат поток; дальше идут события
    `notification`. Каждые 15 секунд тишины приходит комментарий. Через 15 минут поток кончается: откройте его снова,
    назвав `Last-Event-ID`.
    """
    school, person = whose(reader)
    newest = await in_thread(views.newest)
    unread = await in_thread(views.unread, school, person)
    last = newest if last_seen is None else last_seen
    yield ServerSentEvent(event="unread", id=str(last), data=Unread(unread=unread))
    closing = time.monotonic() + LONGEST
    with live.watch():
        while time.monotonic() < closing:
            rows = await in_thread(views.inbox_after, school, person, last, BATCH)
            names = await people.names(reader, persons(rows))
            for row in rows:
                last = row["position"]
                item = InboxItem.of(row, names, app.clock.time_zone)
                yield ServerSentEvent(event="notification", id=str(last), data=item)
            if not rows:
                await live.beyond(person, last, timeout=PATIENCE)
