"""Who is measured: our store, and beside it the bare library and bare PostgreSQL, each doing what it is best at.

A contender does one kind of command over and over; `one` is a command of client `n` of those in flight.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from typing import Any, ClassVar
from uuid import UUID, uuid4

from backbone.clock import Clock
from backbone.eventstore.datastore import environment
from backbone.intent import Intent
from boxes import ACTOR, Boxes
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

STATE = b"x" * 400
"""As much as an event of ours takes."""
CONNECTIONS = 32
"""As many as a service has; more would only queue elsewhere."""
PATIENCE = 30
"""Seconds after its time that a contender may take to end."""
INSERT = "INSERT INTO raw_events (originator_id, originator_version, topic, state)"
RAW_TABLE = """CREATE TABLE IF NOT EXISTS raw_events (
    originator_id uuid, originator_version bigint, topic text, state bytea, notification_id bigserial UNIQUE,
    PRIMARY KEY (originator_id, originator_version))"""


class Contender(ABC):
    def __init__(self, dsn: str, in_flight: int) -> None:
        self.dsn = dsn
        self.in_flight = in_flight

    @property
    def clients(self) -> int:
        return self.in_flight

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        yield

    @abstractmethod
    async def one(self, n: int) -> int:
        """How many commands it was."""


class Ours(Contender):
    """Aggregates, envelopes, idempotency keys, read versions: everything a command of the platform does."""

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        self.app = Boxes(self.dsn, Clock())
        async with self.app.serving():
            yield
        self.app.close()

    async def one(self, n: int) -> int:
        await self.app.open.soon(self.intent(), "чулан")
        return 1

    def intent(self) -> Intent:
        return Intent(ACTOR, str(uuid4()), b"request", uuid4(), date(2025, 9, 1))


class OursChanging(Ours):
    """Each client opens a box now and then and goes on filling it."""

    FILLS = 20

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        self.boxes: dict[int, tuple[UUID, int]] = {}
        async with super().ready():
            yield

    async def one(self, n: int) -> int:
        box, fills = self.boxes.get(n, (None, 0))
        if box is None or fills == self.FILLS:
            self.boxes[n] = ((await self.app.open.soon(self.intent(), "чулан")).id, 0)
        else:
            await self.app.fill.soon(self.intent(), box, 1.0)
            self.boxes[n] = (box, fills + 1)
        return 1


class Box(Aggregate):
    @event("Opened")
    def __init__(self, name: str) -> None:
        self.name, self.load = name, 0.0

    @event("Filled")
    def fill(self, kilograms: float) -> None:
        self.load += kilograms


class Bare(Application[UUID]):
    name = "bare"


class Library(Contender):
    """`eventsourcing` as it comes, in threads, since it knows no other way."""

    SETTINGS: ClassVar = {"POSTGRES_POOL_SIZE": str(CONNECTIONS), "POSTGRES_MAX_OVERFLOW": "0"}

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        given = environment(self.dsn, create_tables=True)
        ours = ("APPLICATION_RECORDER_TOPIC", "POSTGRES_LOCK_TIMEOUT")
        self.app = Bare({name: value for name, value in given.items() if name not in ours} | self.SETTINGS)
        with ThreadPoolExecutor(self.in_flight) as self.threads:
            yield
        self.app.close()

    async def one(self, n: int) -> int:
        await asyncio.get_running_loop().run_in_executor(self.threads, partial(self.command, n))
        return 1

    def command(self, n: int) -> None:
        self.app.save(Box(name="x" * 300))


class LibraryChanging(Library):
    FILLS = 20

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        self.boxes: dict[int, tuple[UUID, int]] = {}
        async with super().ready():
            yield

    def command(self, n: int) -> None:
        id, fills = self.boxes.get(n, (None, 0))
        if id is None or fills == self.FILLS:
            box, fills = Box(name="x" * 300), -1
        else:
            box = self.app.repository.get(id)
            box.fill(1.0)
        self.app.save(box)
        self.boxes[n] = (box.id, fills + 1)


class Raw(Contender):
    """PostgreSQL without anything around it: an insert and a commit each, unlocked."""

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        async with await AsyncConnection.connect(self.dsn, autocommit=True) as connection:
            await connection.execute(RAW_TABLE)
        size = min(self.in_flight, CONNECTIONS)
        async with AsyncConnectionPool(
            self.dsn, kwargs={"autocommit": True}, min_size=size, max_size=size, open=False
        ) as self.pool:
            yield

    async def one(self, n: int) -> int:
        async with self.pool.connection() as connection:
            await connection.execute(f"{INSERT} VALUES (%s, 1, 'raw.Opened', %s)", (uuid4(), STATE))
        return 1


class Floor(Raw):
    """As many rows at once as others have commands in flight, in one insert and one commit: nothing can be faster."""

    @property
    def clients(self) -> int:
        return 1

    async def one(self, n: int) -> int:
        rows: tuple[list[Any], list[bytes]] = ([uuid4() for _ in range(self.in_flight)], [STATE] * self.in_flight)
        async with self.pool.connection() as connection:
            await connection.execute(
                f"{INSERT} SELECT id, 1, 'raw.Opened', state FROM unnest(%b::uuid[], %b::bytea[]) AS t (id, state)",
                rows,
            )
        return self.in_flight


CONTENDERS: dict[str, type[Contender]] = {
    "ours": Ours,
    "ours, changing": OursChanging,
    "library": Library,
    "library, changing": LibraryChanging,
    "raw, a commit each": Raw,
    "floor": Floor,
}


async def rate(contender: Contender, seconds: float) -> float:
    """Commands a second."""
    done, elapsed = await driven(contender, seconds)
    return done / elapsed


async def driven(contender: Contender, seconds: float) -> tuple[int, float]:
    """How many commands, in how many seconds: every client ends the one it has begun."""
    loop, done = asyncio.get_running_loop(), 0
    begun = loop.time()

    async def client(n: int) -> None:
        nonlocal done
        while loop.time() < begun + seconds:
            commands = await contender.one(n)  # not in one line: others count meanwhile
            done += commands

    async with asyncio.timeout(seconds + PATIENCE):
        await asyncio.gather(*(client(n) for n in range(contender.clients)))
    return done, loop.time() - begun
