"""A line between a service and a server: it can be held, in one direction or in both, slowed, ended in one of them, and
cut; messages can be meddled with on their way."""

import asyncio
import math
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from mentoring.settings import HOST

from tests.faults.grounds.wire import Meddling, Wire

Way = Literal["there", "back"]
BOTH: tuple[Way, ...] = ("there", "back")
CHUNK = 2**16
SOON = 0.0005
"""Seconds after which another thread may go on: what is on a line must not wait for those who play clients."""


@dataclass(frozen=True)
class Pace:
    """Seconds that anything takes on its way, and bytes a second of one connection in one direction. What waits to be
    taken stays with its sender."""

    delay: float
    rate: float

    def seconds(self, size: int) -> float:
        return self.delay + size / self.rate


SWIFT = Pace(0, math.inf)


class Line:
    """To a port of this machine. `meddling` changes what a NATS server says; None for a line to anybody else."""

    def __init__(self, port: int, to: int, meddling: Meddling | None) -> None:
        self.port = port
        self.meddling = meddling
        self._to = to
        self._open = {way: asyncio.Event() for way in BOTH}
        self._ends: dict[Way, set[asyncio.StreamWriter]] = {way: set() for way in BOTH}
        self._pace = SWIFT

    async def serve(self) -> None:
        self.free(BOTH)
        async with await asyncio.start_server(self._connected, HOST, self.port) as server:
            await server.serve_forever()

    def hold(self, ways: Sequence[Way]) -> None:
        """What is said stays on its way, as with packets that are dropped."""
        for way in ways:
            self._open[way].clear()

    def free(self, ways: Sequence[Way]) -> None:
        for way in ways:
            self._open[way].set()

    def slow(self, pace: Pace) -> None:
        self._pace = pace

    def cut(self) -> None:
        """All connections are reset."""
        for way in BOTH:
            for end in self._ends[way]:
                end.transport.abort()

    def end(self, way: Way) -> None:
        """Of each connection one direction: whoever hears in it is told that nothing more will come."""
        for end in self._ends[way]:
            end.write_eof()

    async def _connected(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            await self._open["there"].wait()
            there, to = await asyncio.open_connection(HOST, self._to)
            self._ends["there"].add(to)
            self._ends["back"].add(back)
            wire = Wire(self.meddling) if self.meddling else None
            try:
                await asyncio.gather(self._carry(here, to, "there"), self._carry(there, back, "back", wire))
            finally:
                self._ends["there"].remove(to)
                self._ends["back"].remove(back)

    async def _carry(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: Way, wire: Wire | None = None
    ) -> None:
        try:
            while data := await source.read(CHUNK):
                await self._open[way].wait()
                if self._pace is not SWIFT:
                    await asyncio.sleep(self._pace.seconds(len(data)))
                sink.write(wire.passed(data) if wire else data)
                await sink.drain()
        except (OSError, RuntimeError):  # the latter where this direction was ended
            pass
        finally:
            sink.close()


class Lines:
    """Lives on a loop in a thread of its own, on which all changes are made."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> None:
        sys.setswitchinterval(SOON)
        self._thread.start()
        self._serving = [asyncio.run_coroutine_threadsafe(line.serve(), self._loop) for line in self._lines]

    def do(self, change: Callable[[], None]) -> None:
        self._loop.call_soon_threadsafe(change)

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._ended(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _ended(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
