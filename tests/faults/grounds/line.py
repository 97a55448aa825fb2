"""A line between a service and a server: it can be held, in one direction or in both, and cut; messages can be meddled
with on their way."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Literal

from mentoring.settings import HOST

from tests.faults.grounds.wire import Meddling, Wire

Way = Literal["there", "back"]
BOTH: tuple[Way, ...] = ("there", "back")
CHUNK = 2**16


class Line:
    """To a port of this machine. `meddling` changes what a NATS server says; None for a line to anybody else."""

    def __init__(self, port: int, to: int, meddling: Meddling | None) -> None:
        self.port = port
        self.meddling = meddling
        self._to = to
        self._open = {way: asyncio.Event() for way in BOTH}
        self._ends: set[asyncio.StreamWriter] = set()

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

    def cut(self) -> None:
        """All connections are reset."""
        for end in self._ends:
            end.transport.abort()

    async def _connected(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            await self._open["there"].wait()
            there, to = await asyncio.open_connection(HOST, self._to)
            self._ends |= {back, to}
            wire = Wire(self.meddling) if self.meddling else None
            try:
                await asyncio.gather(self._carry(here, to, "there"), self._carry(there, back, "back", wire))
            finally:
                self._ends -= {back, to}

    async def _carry(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: Way, wire: Wire | None = None
    ) -> None:
        try:
            while data := await source.read(CHUNK):
                await self._open[way].wait()
                sink.write(wire.passed(data) if wire else data)
                await sink.drain()
        except OSError:
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
