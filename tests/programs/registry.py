"""Registry, as far as programs hears of it: its stream. And what programs tells in its own."""

import asyncio
import threading
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar
from uuid import UUID, uuid4

from backbone.asks import Answer
from backbone.bus import Bus
from backbone.clock import Clock
from backbone.events import Event, Meta, Recorded
from backbone.letters import Letter
from contracts.base import Contract
from mentoring.nats_server import NatsServer
from mentoring.secrets import Secrets

T = TypeVar("T")


class Happened(Event):
    """Stands for the private event behind a contract."""


class Registry:
    def __init__(self, server: NatsServer, secrets: Secrets, clock: Clock) -> None:
        self._clock = clock
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="registry")
        self._own, self._other = (Bus(name, server.url, secrets.seed_file(name)) for name in ("registry", "programs"))
        self._position = 0

    @contextmanager
    def awake(self) -> Iterator["Registry"]:
        self._thread.start()
        try:
            yield self
        finally:
            self._await(self._own.close())
            self._await(self._other.close())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    def tell(self, fact: Contract, school: UUID, *, on: date | None = None, about: UUID | None = None) -> str:
        """Returns the position to wait for."""
        meta = Meta(
            event_id=uuid4(),
            recorded_at=self._clock.now(),
            actor="somebody",
            role="head",
            school=school,
            correlation_id=uuid4(),
            command_id=str(uuid4()),
        )
        recorded = Recorded(about or uuid4(), 1, meta, Happened(on=on or self._clock.today()))
        self._position += 1
        self._await(self._put(Letter.of_contract(fact, recorded, "registry", self._position, self._position - 1)))
        return f"registry:{self._position}"

    @contextmanager
    def answering(self, answer: Answer) -> Iterator[None]:
        """Registry answers this question meanwhile."""
        serving = asyncio.run_coroutine_threadsafe(answer.serve(self._own, lambda: None), self._loop)
        try:
            yield
        finally:
            serving.cancel()

    def heard(self) -> list[Letter]:
        """Everything that programs has told."""
        return self._await(self._read())

    async def _put(self, letter: Letter) -> None:
        jetstream = await self._own.jetstream()
        await jetstream.publish(letter.subject, letter.data, headers=dict(letter.headers))

    async def _read(self) -> list[Letter]:
        jetstream = await self._other.jetstream()
        size = (await jetstream.stream_info("PROGRAMS")).state.messages
        found = [await jetstream.get_msg("PROGRAMS", seq=number) for number in range(1, size + 1)]
        return [Letter.read(one.subject or "", one.headers, one.data or b"") for one in found]

    def _await(self, work: Awaitable[T]) -> T:
        async def run() -> T:
            return await work

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(30)
