"""Where a process's writer lives: on the loop that serves; where nobody serves, on a loop in a thread of its own."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from backbone.eventstore.writer import Writer
from backbone.eventstore.writes import Write, Written


@dataclass(frozen=True)
class Resident:
    writer: Writer
    loop: asyncio.AbstractEventLoop


class Home:
    def __init__(self, make: Callable[[], Writer]) -> None:
        self._make = make
        self._moving = threading.Lock()
        self._resident: Resident | None = None
        self._own: threading.Thread | None = None

    @asynccontextmanager
    async def here(self) -> AsyncIterator[None]:
        """For as long as this loop serves, the writer is on it: those who are on it too reach it without a thread."""
        resident = Resident(self._make(), asyncio.get_running_loop())
        self.close()
        self._resident = resident
        try:
            yield
        finally:
            self._resident = None
            await resident.writer.close()

    def write(self, write: Write) -> Written:
        """From a thread without a loop, or with another one."""
        resident = self._found()
        if resident.loop is _running():
            raise RuntimeError("the writer is on this very loop: await it, or write from a thread")
        return asyncio.run_coroutine_threadsafe(resident.writer.write(write), resident.loop).result()

    async def write_soon(self, write: Write) -> Written:
        resident = self._found()
        if resident.loop is _running():
            return await resident.writer.write(write)
        there = asyncio.run_coroutine_threadsafe(resident.writer.write(write), resident.loop)
        return await asyncio.wrap_future(there)

    def close(self) -> None:
        """Of the own thread: what was accepted is written first. On a loop that serves, `here` does it."""
        with self._moving:
            if self._own is None or self._resident is None:
                return
            resident, own = self._resident, self._own
            self._resident = self._own = None
        asyncio.run_coroutine_threadsafe(resident.writer.close(), resident.loop).result()
        resident.loop.call_soon_threadsafe(resident.loop.stop)
        own.join()

    def _found(self) -> Resident:
        if resident := self._resident:
            return resident
        with self._moving:
            return self._resident or self._settled()

    def _settled(self) -> Resident:
        loop = asyncio.new_event_loop()
        self._own = threading.Thread(target=_run, args=[loop], name="writer", daemon=True)
        self._own.start()

        async def make() -> Writer:
            return self._make()

        writer = asyncio.run_coroutine_threadsafe(make(), loop).result()
        self._resident = Resident(writer, loop)
        return self._resident


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


def _running() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
