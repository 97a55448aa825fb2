"""Read your own writes: a reader waits until the followers have come to the position of a command's receipt."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

from backbone.eventstore import EventSourced
from backbone.follower.handlers import Work, sources
from backbone.tasks import in_thread

FIRST, LONGEST = 0.005, 0.1
"""Seconds between looks."""


class Waiter:
    """Asks the database, so it works in a process without the followers."""

    def __init__(self, app: EventSourced, followers: Sequence[Work[Any]]) -> None:
        self._app = app
        self._followers: dict[str, list[str]] = {app.name: []}
        for work in followers:
            for source in sources(work, app.name):
                self._followers.setdefault(source, []).append(work.name)

    async def __call__(self, source: str, position: int, timeout: float) -> bool:
        """Whether everything that follows the source came there within the seconds, and what followed from it here is
        seen as well. LookupError: nothing follows this source."""
        deadline = time.monotonic() + timeout
        if not await self._until(source, position, deadline):
            return False
        if source == self._app.name:
            return True
        head = await in_thread(self._app.recorder.max_notification_id)
        return await self._until(self._app.name, head or 0, deadline)

    async def _until(self, source: str, position: int, deadline: float) -> bool:
        followers, pause = self._followers[source], FIRST
        while followers and not await in_thread(self._reached, followers, source, position):
            if time.monotonic() + pause > deadline:
                return False
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST)
        return True

    def _reached(self, followers: list[str], source: str, position: int) -> bool:
        with self._app.database.transaction() as cursor:
            row = cursor.execute(
                "SELECT count(*) FROM positions WHERE follower = ANY(%s) AND source = %s AND position >= %s",
                (followers, source, position),
            ).fetchone()
        return row is not None and row["count"] == len(followers)
