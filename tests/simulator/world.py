"""Everybody together: two relays, two readers of every kind, of each of which one would be a process taken for dead.
The code they run is the platform's own; what is around it (database, stream, clock, waiting) is the simulator's."""

from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from typing import Any
from unittest.mock import patch

from backbone.effects import carry_out
from backbone.follower import Follower
from backbone.follower.parked import parked, still, unpark
from backbone.follower.sources import StreamSource
from backbone.letters import Letter
from backbone.relay import Relay
from backbone.tasks import told
from twins import EVERYTHING

from tests.simulator import steps
from tests.simulator.network import Reader, Stream, Way
from tests.simulator.services import COPYING, COPYING_FEW, Programs, Registry
from tests.simulator.steps import Actor
from tests.simulator.storage import Sheets

ENOUGH = 3000
"""Rounds in which everybody must have come to the end when nothing goes wrong any more."""


class Watch:
    """How far the log has come, looked up at once."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    async def beyond(self, position: int, timeout: float) -> bool:
        await steps.pause()
        return (self._registry.recorder.max_notification_id() or 0) > position


@asynccontextmanager
async def turn(*_: object) -> AsyncIterator[Any]:
    """Given to everybody: also to whoever only thinks that it is his."""
    yield steps.pause


@contextmanager
def simulated() -> Iterator[None]:
    with ExitStack() as stack:
        for place in ("relay", "follower.follower"):
            stack.enter_context(patch(f"backbone.{place}.in_thread", steps.in_thread))
        for place in ("relay", "follower.reaction", "follower.sources"):
            stack.enter_context(patch(f"backbone.{place}.log"))
        stack.enter_context(patch("backbone.relay.asyncio", steps.Together))
        stack.enter_context(patch("backbone.follower.follower.turn", turn))
        stack.enter_context(patch("backbone.follower.projection.Rows", Sheets))
        yield


class World:
    def __init__(self) -> None:
        self.registry, self.programs, self.stream = Registry(), Programs(), Stream()
        begins = {"relay": self._relay, "copy": self._copy, "copying": self._copying}
        self.actors = [Actor(f"{name} {twin}", begin) for name, begin in begins.items() for twin in (1, 2)]
        self.steps = 0

    def _relay(self) -> Coroutine[Any, Any, None]:
        registry: Any = self.registry
        bus: Any = Way(self.stream)
        watch: Any = Watch(self.registry)
        return Relay(registry, EVERYTHING, bus, watch).run(lambda: None)

    def _copy(self) -> Coroutine[Any, Any, None]:
        return self._follower(COPYING_FEW)

    def _copying(self) -> Coroutine[Any, Any, None]:
        return self._follower(COPYING)

    def _follower(self, work: Any) -> Coroutine[Any, Any, None]:
        app: Any = self.programs
        reader: Any = Reader(self.stream)
        return Follower(app, work, StreamSource("registry", reader)).run(lambda: None)

    def step(self, actor: int, times: int = 1) -> None:
        for _ in range(times):
            self.steps += 1
            if not self.actors[actor].step():
                return

    def crash_within(self, actor: int, statements: int) -> None:
        """Goes on until its databases have done so many statements, and dies before the next one."""
        stores = (self.registry.database, self.programs.database)
        for store in stores:
            store.fuse = statements
        self.step(actor, times=12)
        for store in stores:
            store.fuse = None
        self.actors[actor].die()

    def redrive(self) -> None:
        """As the command of that name does."""
        app: Any = self.programs
        failed: set[str] = set()
        for letter in parked(app.database, COPYING.name):
            if letter.aggregate in failed:
                continue
            try:
                COPYING.react(app, letter, unpark(COPYING.name, letter))
            except Exception as error:
                failed.add(letter.aggregate)
                with app.database.transaction() as cursor:
                    carry_out(cursor, still(COPYING.name, letter, told(error)))

    def come_to_rest(self) -> None:
        """With good weather from now on."""
        self.stream.fates.clear()
        self.programs.trouble.clear()
        for _ in range(ENOUGH):
            for actor in range(len(self.actors)):
                self.step(actor)
            if self._at_rest():
                break
        self.redrive()

    def _at_rest(self) -> bool:
        head = len(self.log())
        positions = {row["position"] for row in self.programs.database.rows("SELECT position FROM positions")}
        return self.told() == self.log() and positions == {head}

    def log(self) -> list[int]:
        return list(range(1, (self.registry.recorder.max_notification_id() or 0) + 1))

    def told(self) -> list[int]:
        """Positions that the stream tells."""
        return [self.letter(number).position for number in range(len(self.stream.messages))]

    def letter(self, number: int) -> Letter:
        message = self.stream.messages[number]
        return Letter.read(message.subject, message.headers, message.data, message.sequence)
