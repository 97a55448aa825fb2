"""How far the service's own log has come: one look for everybody in the process who waits for more."""

import asyncio
from contextlib import suppress

from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import AsyncConnection, sql

from backbone.eventstore import EventSourced
from backbone.tasks import Beat

POLL = 0.25
"""Seconds. Notifications only make it quicker; one that is lost costs no more than this."""


class LogWatch:
    def __init__(self, app: EventSourced) -> None:
        assert isinstance(app.recorder, PostgresApplicationRecorder)
        self.head = 0
        self._dsn = app.database.dsn
        self._listen = sql.SQL("LISTEN {}").format(sql.Identifier(app.recorder.channel_name))
        self._look = sql.SQL("SELECT max(notification_id) FROM {}").format(sql.Identifier(app.events_table))
        self._grown = asyncio.Condition()

    async def run(self, beat: Beat) -> None:
        async with await AsyncConnection.connect(self._dsn, autocommit=True) as connection:
            await connection.execute(self._listen)
            while True:
                found = await (await connection.execute(self._look)).fetchone()
                await self._tell((found and found[0]) or 0)
                beat()
                async for _ in connection.notifies(timeout=POLL, stop_after=1):
                    break

    async def beyond(self, position: int, timeout: float) -> bool:
        """True as soon as there is more than `position`. False after so many seconds: then look for yourself."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout), self._grown:
                return await self._grown.wait_for(lambda: self.head > position)
        return False

    async def _tell(self, head: int) -> None:
        if head != self.head:
            self.head = head
            async with self._grown:
                self._grown.notify_all()
