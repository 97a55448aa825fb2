"""Live updates: one look at the database for all open streams of the process, however many there are."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

from backbone.tasks import Beat, Task, in_thread

from notifications.views.queries import Views

POLL = 0.5
"""Seconds."""


class Arrivals:
    """Looks only while somebody watches."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._newest: dict[UUID, int] = {}
        self._grown = asyncio.Condition()
        self._watching = 0
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def watch(self) -> Iterator[None]:
        self._watching += 1
        self._looking = self._looking or asyncio.create_task(Task("arrivals", self._look).run())
        try:
            yield
        finally:
            self._watching -= 1
            if not self._watching:
                self._looking.cancel()
                self._looking = None

    async def beyond(self, person: UUID, position: int, timeout: float) -> None:
        """Returns when the inbox has grown beyond the position, at the latest after `timeout` seconds."""
        async with self._grown:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._grown.wait_for(lambda: self._newest.get(person, 0) > position), timeout)

    async def _look(self, beat: Beat) -> None:
        seen = await in_thread(self._views.newest)
        while True:
            for row in await in_thread(self._views.arrived, seen):
                self._newest[row["recipient"]] = row["position"]
                seen = max(seen, row["position"])
            async with self._grown:
                self._grown.notify_all()
            beat()
            await asyncio.sleep(POLL)
