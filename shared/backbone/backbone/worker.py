"""What a service does without being asked: tells its log, follows others, answers questions, keeps its times."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from backbone.asks import Answer
from backbone.bus import Bus
from backbone.eventstore import EventSourced
from backbone.follower import Follower
from backbone.follower.handlers import Work, sources
from backbone.follower.sources import LogSource, Source, StreamSource
from backbone.follower.stream import StreamReader
from backbone.relay import Publishes, Relay
from backbone.status import checkpoint_of, followers_of, relay_of, restore_of
from backbone.tasks import Beat, Task, stop
from backbone.watch import LogWatch

STALLED = 30.0
"""Seconds without a sign of life after which a task counts as stalled."""


@dataclass(frozen=True)
class Job:
    """`run` is awaited every so many seconds, counted from its end."""

    name: str
    every: float
    run: Callable[[], Awaitable[None]]

    async def repeat(self, beat: Beat) -> None:
        while True:
            await self.run()
            pause = self.every
            while pause > 0:
                beat()
                await asyncio.sleep(min(pause, STALLED / 3))
                pause -= STALLED / 3


class Worker:
    """The tasks of one service; any number of workers may run, each follower is active in one of them."""

    def __init__(
        self,
        app: EventSourced,
        bus: Bus,
        *,
        publishes: Publishes,
        followers: Sequence[Work[Any]] = (),
        jobs: Sequence[Job] = (),
        answers: Sequence[Answer] = (),
    ) -> None:
        self._app, self._bus, self._tells = app, bus, bool(publishes)
        self._watch = LogWatch(app)
        self._followers = [
            Follower(app, work, source) for work in followers for source in self._sources(work, followers)
        ]
        self._tasks = [
            Task("watch", self._watch.run),
            *([Task("relay", Relay(app, publishes, bus, self._watch).run)] if publishes else []),
            *(Task(f"follow {item.name} {item.source}", item.run) for item in self._followers),
            *(Task(f"job {job.name}", job.repeat) for job in jobs),
            *(Task(f"answer {item.subject}", partial(item.serve, bus)) for item in answers),
        ]

    @asynccontextmanager
    async def running(self, _: object = None) -> AsyncIterator[None]:
        """Starts everything; leaving stops it, after what is being written is written."""
        running = [asyncio.create_task(task.run(), name=task.name) for task in self._tasks]
        try:
            yield
        finally:
            await stop(running)
            await self._bus.close()

    async def run(self) -> None:
        """Until SIGTERM or SIGINT."""
        told_to_stop = asyncio.Event()
        for signal_ in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(signal_, told_to_stop.set)
        async with self.running():
            await told_to_stop.wait()

    def ready(self) -> bool:
        """Whether every task has lately done what there was to do."""
        return all(task.idle < STALLED and not task.error for task in self._tasks)

    def status(self) -> dict[str, Any]:
        """Numbers and error lines; figures of the database are true for all workers, `tasks` for this one."""
        behind = {(item.name, item.source): item.behind for item in self._followers if not item.standing_by}
        followers = [
            row | {"behind": behind.get((row["follower"], row["source"]))} for row in followers_of(self._app.database)
        ]
        tasks = {task.name: {"idle_seconds": round(task.idle, 1), "error": task.error} for task in self._tasks}
        relay = relay_of(self._app) if self._tells else None
        known = self._app.database
        database = {"relay": relay, "checkpoint": checkpoint_of(known), "restored": restore_of(known)}
        return {**database, "followers": followers, "nats": self._bus.connected, "tasks": tasks}

    def _sources(self, work: Work[Any], everybody: Iterable[Work[Any]]) -> list[Source]:
        """Raises ValueError where two of a kind would read one stream: their consumers would have one name."""
        found: list[Source] = []
        for name in sources(work, self._app.name):
            if name == self._app.name:
                found.append(LogSource(self._app, self._watch))
                continue
            for other in everybody:
                if other is not work and other.reader == work.reader and name in sources(other, self._app.name):
                    raise ValueError(f"{work.name} and {other.name} both read {name}: make one of them")
            reader = StreamReader(self._bus, name.upper(), f"{self._app.name}{work.reader}")
            found.append(StreamSource(name, reader))
        return found
