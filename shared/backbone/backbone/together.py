"""Reads on a loop, without a thread: those that are asked for while one question is under way make the next one.

Nothing of an answer is kept, and a question is sent after everybody in it has asked: what they get is as it was then or
later, never older.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, LiteralString, TypeVar

from psycopg import AsyncConnection, InterfaceError, OperationalError, sql
from psycopg.rows import DictRow, dict_row

from backbone.errors import Overloaded

K = TypeVar("K")
V = TypeVar("V")

MOST = 1024
"""Who may wait at once; the next is told to come again."""
PATIENCE = 5.0
"""Seconds for a connection, and for an answer."""
SETTINGS = "-c app.school=* -c enable_seqscan=off -c plan_cache_mode=force_generic_plan"
"""It sees all schools: whose an object is, the caller compares. Plans as those of the writer."""


class Line:
    """A connection of one loop that only asks, one question at a time. It is made when it is needed, and made anew when
    it has died."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._connection: AsyncConnection[DictRow] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def ask(self, query: LiteralString | sql.Composed, given: Sequence[Any]) -> list[DictRow]:
        """Raises psycopg.OperationalError. Asked again where only the connection had died: that changes nothing."""
        try:
            return await self._asked(query, given)
        except (OperationalError, InterfaceError):
            if self._connection is not None and not self._connection.closed:
                raise
            return await self._asked(query, given)

    async def _asked(self, query: LiteralString | sql.Composed, given: Sequence[Any]) -> list[DictRow]:
        connection = await self._connected()
        try:
            async with asyncio.timeout(PATIENCE):
                cursor = connection.cursor(binary=True)
                return await (await cursor.execute(query, given, prepare=True)).fetchall()
        except TimeoutError:
            self.close()
            raise OperationalError("no answer in time") from None

    async def _connected(self) -> AsyncConnection[DictRow]:
        here = asyncio.get_running_loop()
        if self._connection is None or self._connection.closed or self._loop is not here:
            self.close()
            self._connection, self._loop = await _connection(self._dsn), here
        return self._connection

    def close(self) -> None:
        """From wherever: also when its loop has ended."""
        if self._connection is not None:
            self._connection.pgconn.finish()


async def _connection(dsn: str) -> AsyncConnection[DictRow]:
    return await AsyncConnection.connect(
        dsn, autocommit=True, row_factory=dict_row, options=SETTINGS, connect_timeout=int(PATIENCE)
    )


class Together(Generic[K, V]):
    """`ask` answers for as many keys as there are; what is not there it leaves out."""

    def __init__(self, ask: Callable[[Sequence[K]], Awaitable[Mapping[K, V]]]) -> None:
        self._ask = ask
        self._waiting: list[tuple[Sequence[K], asyncio.Future[dict[K, V]]]] = []
        self._asking: asyncio.Task[None] | None = None

    async def of(self, keys: Iterable[K]) -> dict[K, V]:
        """Raises Overloaded, or what `ask` raises."""
        wanted = list(keys)
        if not wanted:
            return {}
        if len(self._waiting) >= MOST:
            raise Overloaded
        answer: asyncio.Future[dict[K, V]] = asyncio.get_running_loop().create_future()
        self._waiting.append((wanted, answer))
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._run())
        return await answer

    async def _run(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting, []
            try:
                found = await self._ask(list({key for keys, _ in asked for key in keys}))
            except Exception as error:
                for _, answer in asked:
                    if not answer.done():
                        answer.set_exception(error)
                continue
            for keys, answer in asked:
                if not answer.done():
                    answer.set_result({key: found[key] for key in keys if key in found})
