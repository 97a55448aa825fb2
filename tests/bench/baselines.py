"""What else there is to record a command with, each doing what it is best at."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, ClassVar
from urllib.parse import urldefrag
from uuid import UUID, uuid4

import nats
from backbone.eventstore.datastore import environment
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from psycopg import AsyncConnection
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool

from tests.bench.contenders import Contender
from tests.bench.peers.message_db import SEARCH_PATH

NAME = "x" * 300
STATE = b"x" * 400
"""As much as an event of ours takes."""
CONNECTIONS = 32
"""As many as a service has; more would only queue elsewhere."""
TABLE = """CREATE TABLE IF NOT EXISTS raw_events (
    originator_id uuid, originator_version bigint, topic text, state bytea, notification_id bigserial UNIQUE,
    PRIMARY KEY (originator_id, originator_version))"""
INSERT = "INSERT INTO raw_events (originator_id, originator_version, topic, state)"


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
        given = environment(self.address, create_tables=True)
        ours = ("APPLICATION_RECORDER_TOPIC", "POSTGRES_LOCK_TIMEOUT")
        self.app = Bare({name: value for name, value in given.items() if name not in ours} | self.SETTINGS)
        with ThreadPoolExecutor(self.in_flight) as self.threads:
            yield
        self.app.close()

    async def one(self, n: int) -> int:
        await asyncio.get_running_loop().run_in_executor(self.threads, partial(self.command, n))
        return 1

    def command(self, n: int) -> None:
        self.app.save(Box(name=NAME))


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
            box, fills = Box(name=NAME), -1
        else:
            box = self.app.repository.get(id)
            box.fill(1.0)
        self.app.save(box)
        self.boxes[n] = (box.id, fills + 1)


class Pooled(Contender):
    OPTIONS = ""

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        size = min(self.in_flight, CONNECTIONS)
        settings = {"autocommit": True, "options": self.OPTIONS}
        async with AsyncConnectionPool(
            self.address, kwargs=settings, min_size=size, max_size=size, open=False
        ) as self.pool:
            await self.pool.wait()
            yield


class MessageDb(Pooled):
    """Its own function, which locks a category of streams while it writes; boxes are one category."""

    OPTIONS = SEARCH_PATH

    async def one(self, n: int) -> int:
        message = (str(uuid4()), f"box-{uuid4()}", Jsonb({"name": NAME}))
        async with self.pool.connection() as connection:
            await connection.execute("SELECT write_message(%s, %s, 'Opened', %s, NULL, -1)", message)
        return 1


class Raw(Pooled):
    """PostgreSQL without anything around it: an insert and a commit each, unlocked."""

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        async with await AsyncConnection.connect(self.address, autocommit=True) as connection:
            await connection.execute(TABLE)
        async with super().ready():
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


class JetStream(Contender):
    """Messages as large as events, acknowledged by the server. The address ends in `#` and the file of a key."""

    SUBJECT = "events.registry.bench"

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        url, seed_file = urldefrag(self.address)
        connection = await nats.connect(url, nkeys_seed=seed_file, inbox_prefix="_INBOX_registry")
        self.jetstream = connection.jetstream(timeout=10)
        yield
        await connection.close()

    async def one(self, n: int) -> int:
        await self.jetstream.publish(self.SUBJECT, STATE)
        return 1
