"""Tasks that must not end: started again with a growing delay, each showing that it lives."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import ParamSpec, TypeVar

import psycopg
from pydantic import ValidationError

from backbone.logs import logger

P = ParamSpec("P")
T = TypeVar("T")
Beat = Callable[[], None]
"""Called by a task whenever it has done what there was to do."""

FIRST_DELAY = 0.1
LONGEST_DELAY = 5.0
"""Seconds between attempts; doubled from the first to the longest, and forgotten after a beat."""

log = logger("backbone.tasks")


class Task:
    def __init__(self, name: str, work: Callable[[Beat], Awaitable[None]]) -> None:
        self.name = name
        self.error: str | None = None
        self.beaten = time.monotonic()
        self._work = work
        self._delay = FIRST_DELAY

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self._work(self._beat)
            except Exception as error:
                self.error = told(error)
                log.exception("task_failed", task=self.name, again_in=self._delay)
            await asyncio.sleep(self._delay)
            self._delay = min(self._delay * 2, LONGEST_DELAY)

    @property
    def idle(self) -> float:
        """Seconds since it last showed that it lives."""
        return time.monotonic() - self.beaten

    def _beat(self) -> None:
        self.beaten, self.error, self._delay = time.monotonic(), None, FIRST_DELAY


async def stop(running: Iterable[asyncio.Task[None]]) -> None:
    """Cancels until it helps: asyncio.wait_for of Python 3.11, used by the NATS client, swallows some cancellations."""
    left = set(running)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=1)


async def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Like asyncio.to_thread, but a cancelled caller waits for the end: what is being written gets written."""
    running = asyncio.ensure_future(asyncio.to_thread(function, *args, **kwargs))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise


def told(error: BaseException) -> str:
    """An error in one line, without the data it quotes."""
    match error:
        case ValidationError():
            faults = error.errors(include_input=False, include_url=False, include_context=False)
            said = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['type']}" for fault in faults)
        case psycopg.Error() if error.diag.message_primary:
            said = error.diag.message_primary
        case _:
            said = str(error)
    return f"{type(error).__name__}: {said}".splitlines()[0][:500]
