"""One active reader: whoever holds the lock, for as long as the connection that took it lives."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hashlib import blake2b

from psycopg import AsyncConnection

from backbone.tasks import Beat

RETRY = 0.25
"""Seconds between attempts of those who stand by."""

StillMine = Callable[[], Awaitable[None]]


@asynccontextmanager
async def turn(dsn: str, name: str, standing_by: Beat) -> AsyncIterator[StillMine]:
    """Waits for the lock. What it gives raises psycopg.OperationalError once the lock may be somebody else's."""
    key = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
    async with await AsyncConnection.connect(dsn, autocommit=True, tcp_user_timeout=10_000) as connection:
        while True:
            got = await (await connection.execute("SELECT pg_try_advisory_lock(%s)", (key,))).fetchone()
            if got and got[0]:
                break
            standing_by()
            await asyncio.sleep(RETRY)

        async def still_mine() -> None:
            await connection.execute("SELECT 1")

        yield still_mine
