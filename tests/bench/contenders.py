"""Who is measured, and how: a contender does one kind of command over and over; `one` is a command of client `n` of
those in flight. Here stands our own store; beside it, in `baselines`, what else there is.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from uuid import UUID, uuid4

from backbone.clock import Clock
from backbone.intent import Intent
from boxes import ACTOR, Boxes

PATIENCE = 30
"""Seconds after its time that a contender may take to end."""


class Contender(ABC):
    """`address` is a database's, or a server's, as the contender needs it."""

    def __init__(self, address: str, in_flight: int) -> None:
        self.address = address
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


def intent() -> Intent:
    return Intent(ACTOR, str(uuid4()), b"request", uuid4(), date(2025, 9, 1))


class Ours(Contender):
    """Aggregates, envelopes, idempotency keys, read versions: everything a command of the platform does."""

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        self.app = Boxes(self.address, Clock())
        async with self.app.serving():
            yield
        self.app.close()

    async def one(self, n: int) -> int:
        await self.app.open.soon(intent(), "чулан")
        return 1


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
            self.boxes[n] = ((await self.app.open.soon(intent(), "чулан")).id, 0)
        else:
            await self.app.fill.soon(intent(), box, 1.0)
            self.boxes[n] = (box, fills + 1)
        return 1


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
