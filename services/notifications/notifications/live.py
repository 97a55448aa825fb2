"""Live updates: one look at the database for all open streams, however many there are."""

import asyncio
from contextlib import suppress
from uuid import UUID

from backbone.tasks import Beat, in_thread

from notifications.views.queries import Views

POLL = 0.5
"""Seconds."""


class Arrivals:
    """The newest position of each inbox that has grown since this process began to look."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._seen = 0
        self._newest: dict[UUID, int] = {}
        self._grown = asyncio.Condition()

    async def run(self, beat: Beat) -> None:
        self._seen = self._seen or await in_thread(self._views.newest)
        while True:
            for row in await in_thread(self._views.arrived, self._seen):
                self._newest[row["recipient"]] = row["position"]
                self._seen = max(self._seen, row["position"])
            async with self._grown:
                self._grown.notify_all()
            beat()
            await asyncio.sleep(POLL)

    async def beyond(self, person: UUID, position: int, timeout: float) -> None:
        """Returns when the inbox has more than `position`, at the latest after `timeout` seconds."""
        async with self._grown:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._grown.wait_for(lambda: self._newest.get(person, 0) > position), timeout)
