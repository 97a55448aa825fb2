"""What is between the two tiny services, on real servers: streams to look into, relays and followers to start."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import nats
import psycopg
from backbone.bus import Bus
from backbone.eventstore import EventSourced
from backbone.follower import Follower, Progress, Projection, Waiter, rebuild
from backbone.follower.sources import LogSource, StreamSource
from backbone.follower.stream import StreamReader
from backbone.intent import Receipt
from backbone.letters import Letter
from backbone.relay import Publishes, Relay
from backbone.status import relay_of
from backbone.tasks import Task, stop
from backbone.watch import LogWatch
from mentoring.nats_server import NatsServer
from mentoring.roles import Databases
from mentoring.secrets import Secrets
from mentoring.streams import stream
from mentoring.supervisor import Supervisor
from psycopg import sql
from psycopg.rows import DictRow, dict_row
from twins import COPY, EVERYTHING, OWN, Programs, Registry, intent

PATIENCE = 20.0


@dataclass
class Post:
    """The servers and the two services, empty at the start of each test."""

    server: NatsServer
    supervisor: Supervisor
    secrets: Secrets
    databases: Databases
    registry: Registry
    programs: Programs
    buses: list[Bus] = field(default_factory=list)

    def bus(self, service: str) -> Bus:
        self.buses.append(Bus(service, self.server.url, self.secrets.seed_file(service)))
        return self.buses[-1]

    def fill(self, boxes: int = 1, times: int = 1) -> list[Receipt]:
        """Opens boxes of registry and fills each, by turns."""
        opened = [self.registry.open(intent(), "чулан") for _ in range(boxes)]
        filled = [self.registry.fill(intent(), box.id, 1.5) for _ in range(times) for box in opened]
        return opened + filled

    def log(self) -> list[int]:
        return [found.id for found in self.registry.recorder.select_notifications(None, 100_000)]

    def rows(self, app: EventSourced, table: str) -> list[DictRow]:
        with app.database.transaction() as cursor:
            query = sql.SQL("SELECT * FROM {} ORDER BY 1, 2").format(sql.Identifier(table))
            return cursor.execute(query).fetchall()

    def place(self, app: EventSourced, follower: str, source: str = "registry") -> DictRow:
        with app.database.transaction() as cursor:
            found = cursor.execute(
                "SELECT * FROM positions WHERE follower = %s AND source = %s", (follower, source)
            ).fetchone()
        return found or {"position": 0, "sequence": 0, "error": None}

    @asynccontextmanager
    async def deploy(self) -> AsyncIterator[nats.js.JetStreamContext]:
        """As the user who owns the streams."""
        seed = str(self.secrets.seed_file("deploy"))
        connection = await nats.connect(self.server.url, nkeys_seed=seed, inbox_prefix="_INBOX_deploy")
        try:
            yield connection.jetstream()
        finally:
            await connection.close()

    async def empty_stream(self) -> None:
        """Deletes registry's stream and makes it anew."""
        async with self.deploy() as jetstream:
            with suppress(nats.js.errors.NotFoundError):
                await jetstream.delete_stream("REGISTRY")
            await jetstream.add_stream(stream("registry", 1))

    async def stream(self) -> list[Letter]:
        """All of registry's stream."""
        jetstream = await self.bus("registry").jetstream()
        size = (await jetstream.stream_info("REGISTRY")).state.messages
        found = [await jetstream.get_msg("REGISTRY", seq=number) for number in range(1, size + 1)]
        return [Letter.read(one.subject or "", one.headers, one.data or b"", one.seq or 0) for one in found]

    async def put(self, *letters: Letter) -> None:
        """Into registry's stream, as only its relay should."""
        jetstream = await self.bus("registry").jetstream()
        for letter in letters:
            await jetstream.publish(letter.subject, letter.data, headers=dict(letter.headers))

    def relay(self, publishes: Publishes = EVERYTHING) -> Relay:
        return Relay(self.registry, publishes, self.bus("registry"), LogWatch(self.registry))

    def telling(self, publishes: Publishes = EVERYTHING) -> list[Callable[[Any], Awaitable[None]]]:
        """A relay and what wakes it."""
        watch = LogWatch(self.registry)
        return [watch.run, Relay(self.registry, publishes, self.bus("registry"), watch).run]

    def copying(self, work: Any = COPY) -> "Follower[Any]":
        reader = StreamReader(self.bus("programs"), "REGISTRY", f"programs{work.reader}")
        return Follower(self.programs, work, StreamSource("registry", reader))

    def owning(self) -> list[Callable[[Any], Awaitable[None]]]:
        """A view of programs' own log and what wakes it."""
        watch = LogWatch(self.programs)
        return [watch.run, Follower(self.programs, OWN, LogSource(self.programs, watch)).run]

    async def rebuild(self, *projections: Projection) -> list[Progress]:
        """Those of programs. Says how it went."""
        said: list[Progress] = []
        reader = StreamReader(self.bus("programs"), "REGISTRY", "programs_anew")
        streams = {"registry": StreamSource("registry", reader)}
        await rebuild(self.programs, self.databases.owner_url, projections, streams, said.append)
        return said

    async def reached(self, work: Any, position: int, source: str = "registry") -> None:
        """Waits until what follows `source` in programs has come to the position."""
        assert await Waiter(self.programs, [work])(source, position, PATIENCE), self.place(
            self.programs, work.name, source
        )

    async def told_all(self) -> None:
        """Waits until registry's stream has everything of its log, and the relay remembers that."""
        head = self.registry.recorder.max_notification_id() or 0
        jetstream = await self.bus("registry").jetstream()

        async def told() -> bool:
            try:
                last = await jetstream.get_last_msg("REGISTRY", "events.registry.>")
            except nats.js.errors.NotFoundError:
                return head == 0
            in_stream = int((last.headers or {})["ce-sequence"])
            return in_stream == head and relay_of(self.registry)["position"] == head

        await until(told)

    async def clean(self) -> None:
        with psycopg.connect(self.databases.owner_url, autocommit=True, row_factory=dict_row) as connection:
            connection.execute(
                """TRUNCATE registry_events, programs_events RESTART IDENTITY;
                   TRUNCATE commands, positions, parked, told, weights, restores;
                   UPDATE relay SET position = 0, sequence = 0, refilled_from = NULL, refilled_to = NULL"""
            )
        await self.empty_stream()

    async def close(self) -> None:
        for bus in self.buses:
            await bus.close()
        self.buses.clear()


@asynccontextmanager
async def doing(*work: Callable[[Any], Awaitable[None]]) -> AsyncIterator[list[Task]]:
    """Runs tasks as a worker does, as long as the block lasts."""
    tasks = [Task(f"test {number}", run) for number, run in enumerate(work)]
    running = [asyncio.create_task(task.run()) for task in tasks]
    try:
        yield tasks
    finally:
        await stop(running)


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await holds():
            await asyncio.sleep(0.01)
