"""The other services, as registry notices them: their streams, questions for names; and what registry tells."""

import asyncio
import threading
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID, uuid4

from backbone.asks import Asker
from backbone.bus import Bus
from backbone.clock import Clock
from backbone.events import Event, Meta, Recorded
from backbone.letters import Letter
from contracts.base import Contract
from mentoring.nats_server import NatsServer
from mentoring.secrets import Secrets
from pydantic import BaseModel
from registry.asks import Names

T = TypeVar("T")


class Happened(Event):
    """Stands for the private event behind a contract."""


class Question(BaseModel, extra="allow"):
    """Whatever a neighbour says, well-formed or not."""


class Neighbours:
    def __init__(self, server: NatsServer, secrets: Secrets, clock: Clock) -> None:
        self._clock = clock
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="neighbours")
        self._buses = {
            name: Bus(name, server.url, secrets.seed_file(name)) for name in ("registry", "programs", "reporting")
        }
        self._positions = dict.fromkeys(self._buses, 0)

    @contextmanager
    def awake(self) -> Iterator["Neighbours"]:
        self._thread.start()
        try:
            yield self
        finally:
            for bus in self._buses.values():
                self._await(bus.close())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    def tell(self, fact: Contract, school: UUID, about: UUID) -> str:
        """As the service whose contract it is; returns the position to wait for."""
        service = fact.TYPE.partition(".")[0]
        meta = Meta(
            event_id=uuid4(),
            recorded_at=self._clock.now(),
            actor="somebody",
            role="head",
            school=school,
            correlation_id=uuid4(),
            command_id=str(uuid4()),
        )
        recorded = Recorded(about, 1, meta, Happened(on=self._clock.today()))
        previous = self._positions[service]
        self._positions[service] = position = previous + 1
        self._await(self._put(service, Letter.of_contract(fact, recorded, service, position, previous)))
        return f"{service}:{position}"

    def names(self, *persons: UUID, **said: object) -> dict[UUID, Any]:
        """As another service asks for them; raises Declined."""
        wanted = Question.model_validate({"persons": persons, "purpose": "test", "service": "programs"} | said)
        return self._await(Asker(self._buses["programs"]).ask("ask.registry.names", wanted, Names)).root

    def heard(self, school: UUID) -> list[Letter]:
        """Everything that registry has told of the school."""
        return [letter for letter in self._await(self._read()) if letter.get("school") == str(school)]

    async def _put(self, service: str, letter: Letter) -> None:
        jetstream = await self._buses[service].jetstream()
        await jetstream.publish(letter.subject, letter.data, headers=dict(letter.headers))

    async def _read(self) -> list[Letter]:
        jetstream = await self._buses["registry"].jetstream()
        size = (await jetstream.stream_info("REGISTRY")).state.messages
        found = [await jetstream.get_msg("REGISTRY", seq=number) for number in range(1, size + 1)]
        return [Letter.read(one.subject or "", one.headers, one.data or b"") for one in found]

    def _await(self, work: Awaitable[T]) -> T:
        async def run() -> T:
            return await work

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(30)
