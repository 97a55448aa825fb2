"""Group commit: what was queued while the last batch was being written is the next batch. Nothing waits for a timer."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg import AsyncConnection, InterfaceError, OperationalError

from backbone.errors import Overloaded
from backbone.eventstore.batch import SETTINGS, appending, write_together
from backbone.eventstore.writes import Write, Written
from backbone.logs import logger
from backbone.tasks import told

LONGEST_QUEUE = 1024
SMALLEST_HALF, LARGEST_BATCH = 8, 128
"""Commands. A batch is at most half of those in flight, so that the others are decided on while the database writes it;
of fewer than eight a half would not be worth a commit of its own."""
CONNECTING = 5
"""Seconds."""

log = logger("backbone.writer")


@dataclass(frozen=True)
class Waiting:
    write: Write
    done: asyncio.Future[Written]

    def tell(self, outcome: Written | BaseException) -> None:
        if self.done.done():
            return  # cancelled: nobody waits any more, but it is written; the same key answers so
        if isinstance(outcome, BaseException):
            self.done.set_exception(outcome)
        else:
            self.done.set_result(outcome)


class Writer:
    """The one that writes to a service's log in this process; it lives on one loop, and so do those who call it."""

    def __init__(self, dsn: str, events_table: str) -> None:
        self._dsn, self._append = dsn, appending(events_table)
        self._queue: deque[Waiting] = deque()
        self._last_batch = 0
        self._woken = asyncio.Event()
        self._connection: AsyncConnection | None = None
        self._closing = False
        self._task = asyncio.create_task(self._run(), name="writer")

    async def write(self, write: Write) -> Written:
        """Raises Clash, Overloaded, or what PostgreSQL says against this write. After psycopg.OperationalError it may
        be written or not: its key tells."""
        if self._closing or len(self._queue) >= LONGEST_QUEUE:
            raise Overloaded
        waiting = Waiting(write, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        self._woken.set()
        return await waiting.done

    async def close(self) -> None:
        """Finishes what it has accepted, and accepts no more."""
        self._closing = True
        self._woken.set()
        await self._task

    async def _run(self) -> None:
        try:
            while not (self._closing and not self._queue):
                await self._woken.wait()
                self._woken.clear()
                while batch := self._take():
                    await self._settle(batch)
        finally:
            if self._connection:
                await self._connection.close()
            for waiting in self._queue:
                waiting.tell(OperationalError("the writer has ended"))

    def _take(self) -> list[Waiting]:
        """From the front of the queue; whoever would meet another of the batch waits for the next one."""
        batch: list[Waiting] = []
        later: list[Waiting] = []
        made: set[object] = set()
        half = (len(self._queue) + self._last_batch + 1) // 2
        most = min(max(half, SMALLEST_HALF), LARGEST_BATCH)
        while self._queue and len(batch) < most:
            waiting = self._queue.popleft()
            if waiting.done.cancelled():
                continue
            makes = waiting.write.makes
            if made.isdisjoint(makes) and made.isdisjoint(waiting.write.based_on):
                batch.append(waiting)
                made.update(makes)
            else:
                later.append(waiting)
        self._queue.extendleft(reversed(later))
        self._last_batch = len(batch)
        return batch

    async def _settle(self, batch: Sequence[Waiting]) -> None:
        """Together; where the database refuses that, each alone, so that nobody pays for another's fault."""
        try:
            connection = await self._connected()
            outcomes = await write_together(connection, self._append, [waiting.write for waiting in batch])
        except (OperationalError, InterfaceError) as error:
            log.warning("not_written", commands=len(batch), error=told(error))
            _tell(batch, [error] * len(batch))
        except Exception as error:
            if len(batch) == 1:
                batch[0].tell(error)
                return
            log.info("written_alone", commands=len(batch), error=told(error))
            for waiting in batch:
                await self._settle([waiting])
        except BaseException:
            _tell(batch, [OperationalError("the writer was stopped in the middle")] * len(batch))
            raise
        else:
            _tell(batch, outcomes)

    async def _connected(self) -> AsyncConnection:
        if self._connection is None or self._connection.closed:
            self._connection = await AsyncConnection.connect(
                self._dsn, autocommit=True, options=SETTINGS, connect_timeout=CONNECTING
            )
        return self._connection


def _tell(batch: Sequence[Waiting], outcomes: Sequence[Written | Exception]) -> None:
    for waiting, outcome in zip(batch, outcomes, strict=True):
        waiting.tell(outcome)
