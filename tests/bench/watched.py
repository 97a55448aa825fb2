"""A follower's work, and when what it does can be seen."""

import asyncio
import time
from collections.abc import Sequence

from backbone.eventstore import EventSourced
from backbone.follower import Projection
from backbone.follower.positions import Place
from backbone.letters import Letter


class Arrivals:
    """Made on the loop that waits."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: dict[int, asyncio.Future[float]] = {}

    def note(self, letters: Sequence[Letter]) -> None:
        """From any thread: these can be seen now."""
        self._loop.call_soon_threadsafe(self._settle, [letter.position for letter in letters], time.perf_counter())

    async def of(self, position: int) -> float:
        """When it could be seen."""
        moment = await self._future(position)
        del self._waiting[position]
        return moment

    def _settle(self, positions: Sequence[int], moment: float) -> None:
        for position in positions:
            self._future(position).set_result(moment)

    def _future(self, position: int) -> asyncio.Future[float]:
        return self._waiting.setdefault(position, self._loop.create_future())


class Watched:
    def __init__(self, work: Projection, arrivals: Arrivals) -> None:
        self.name, self.kinds, self.limit, self.reader = work.name, work.kinds, work.limit, work.reader
        self.rewind = work.rewind
        self._work, self._arrivals = work, arrivals

    def process(self, app: EventSourced, place: Place, letters: Sequence[Letter]) -> None:
        self._work.process(app, place, letters)
        self._arrivals.note(letters)
