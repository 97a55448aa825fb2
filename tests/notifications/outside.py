"""What stands around the service in its tests: a mail server, and whoever tells of registry and programs."""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Awaitable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any, TypeVar
from uuid import UUID, uuid4

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from backbone.asks import Answer
from backbone.bus import Bus
from backbone.clock import Clock
from backbone.events import Event, Meta, Recorded
from backbone.letters import Letter
from backbone.transparency.witness import CheckpointTold, CheckpointWanted
from contracts.base import Contract
from mentoring.nats_server import NatsServer
from mentoring.secrets import Secrets
from notifications.people import SUBJECT, Names, NamesWanted, Person

T = TypeVar("T")
NOTE = "mentoring/registry\n7\n…\n"
"""The newest checkpoint of registry's log."""
KEY = "mentoring/registry+id+key"


class Happened(Event):
    """Stands for the private event behind a contract."""


class PostOffice:
    """A mail server. `refusals` are answers to give, once each, to whom they are for; `conversation` is what it wants
    before: TLS, a login."""

    def __init__(self, port: int, **conversation: Any) -> None:
        self._conversation = conversation
        self.letters: dict[str, list[EmailMessage]] = defaultdict(list)
        self.refusals: dict[str, list[str]] = defaultdict(list)
        self._port = port

    @property
    def total(self) -> int:
        return sum(len(letters) for letters in self.letters.values())

    def open(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self._port, **self._conversation)
        self._controller.start()

    def close(self) -> None:
        self._controller.stop(no_assert=True)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refusals[address] and not self.refusals[address][0].startswith("after"):
            return self.refusals[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        address = envelope.rcpt_tos[0]
        message = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(message, EmailMessage)
        self.letters[address].append(message)
        return self.refusals[address].pop(0).removeprefix("after ") if self.refusals[address] else "250 OK"


class Neighbours:
    """Registry and programs as far as this service hears of them: their streams, and the names registry knows."""

    def __init__(self, server: NatsServer, secrets: Secrets, clock: Clock) -> None:
        self.known: dict[UUID, Person] = {}
        self.asked: list[NamesWanted] = []
        self._clock = clock
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="neighbours")
        self._buses = {
            name: Bus(name, server.url, secrets.seed_file(name))
            for name in ("registry", "programs", "reporting", "notifications")
        }
        self._positions: dict[str, int] = defaultdict(int)

    @contextmanager
    def awake(self) -> Iterator["Neighbours"]:
        self._thread.start()
        self.speak()
        try:
            yield self
        finally:
            self.fall_silent()
            for bus in self._buses.values():
                self.run(bus.close())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    def tell(
        self,
        fact: Contract,
        school: UUID,
        *,
        actor: UUID | str = "somebody",
        on_behalf_of: UUID | None = None,
        edition: UUID | None = None,
        at: datetime | None = None,
    ) -> str:
        """Recorded `at` a moment, or now; returns the position to wait for."""
        source = fact.TYPE.partition(".")[0]
        meta = Meta(
            event_id=uuid4(),
            recorded_at=at or self._clock.now(),
            actor=str(actor),
            on_behalf_of=str(on_behalf_of) if on_behalf_of else None,
            role="curator",
            school=school,
            correlation_id=uuid4(),
            command_id=str(uuid4()),
            edition=edition,
        )
        recorded = Recorded(uuid4(), 1, meta, Happened(on=self._clock.today()))
        previous, position = self._positions[source], self._positions[source] + 1
        self._positions[source] = position
        letter = Letter.of_contract(fact, recorded, source, position, previous)
        self.run(self._publish(source, letter))
        return f"{source}:{position}"

    def heard(self) -> list[Letter]:
        """Everything that the service under test has told."""
        return self.run(self._read())

    def speak(self) -> None:
        """Registry answers questions for names, from when this returns."""
        told = CheckpointTold(note=NOTE, key=KEY)
        answers = (
            Answer(SUBJECT, NamesWanted, self._names),
            Answer("ask.registry.checkpoint", CheckpointWanted, lambda _: told),
        )
        self._answering = [self._serve(answer) for answer in answers]
        self.run(self._flush())

    def fall_silent(self) -> None:
        for answering in self._answering:
            answering.cancel()
        self.run(asyncio.sleep(0.1))

    def _serve(self, answer: Answer) -> Future[None]:
        listening = threading.Event()
        serving = answer.serve(self._buses["registry"], listening.set)
        answering = asyncio.run_coroutine_threadsafe(serving, self._loop)
        assert listening.wait(30)
        return answering

    def _names(self, wanted: NamesWanted) -> Names:
        self.asked.append(wanted)
        return Names({id: self.known.get(id) for id in wanted.persons})

    async def _flush(self) -> None:
        client = await self._buses["registry"].client()
        await client.flush()

    async def _publish(self, source: str, letter: Letter) -> None:
        jetstream = await self._buses[source].jetstream()
        await jetstream.publish(letter.subject, letter.data, headers=dict(letter.headers))

    async def _read(self) -> list[Letter]:
        jetstream = await self._buses["notifications"].jetstream()
        size = (await jetstream.stream_info("NOTIFICATIONS")).state.messages
        found = [await jetstream.get_msg("NOTIFICATIONS", seq=number) for number in range(1, size + 1)]
        return [Letter.read(one.subject or "", one.headers, one.data or b"") for one in found]

    def run(self, work: Awaitable[T]) -> T:
        """On the loop that lives as long as they do."""

        async def run() -> T:
            return await work

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(30)


def text_of(message: EmailMessage) -> str:
    body = message.get_body()
    assert isinstance(body, EmailMessage)
    return str(body.get_content())
