"""A stream and the way to it, on which messages get lost, come twice, or in another order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from types import SimpleNamespace
from typing import Any

from backbone.follower.stream import ReaderLost
from backbone.relay import NO_SUCH_MESSAGE
from nats.js.api import PubAck
from nats.js.errors import BadRequestError, NotFoundError

from tests.simulator.steps import pause


class Fate(StrEnum):
    WELL = auto()
    LOST = auto()
    UNHEARD = auto()
    """It is done, and whoever asked does not hear of it."""
    REPEATED = auto()
    REVERSED = auto()
    THINNED = auto()
    """Every third message of what is delivered is missing."""


@dataclass(frozen=True)
class Message:
    subject: str
    data: bytes
    headers: dict[str, str]
    sequence: int
    behind: int = 0
    id: str = ""

    @property
    def metadata(self) -> Any:
        return SimpleNamespace(sequence=SimpleNamespace(stream=self.sequence), num_pending=self.behind)

    @property
    def seq(self) -> int:
        return self.sequence


@dataclass
class Stream:
    """`life` tells one stream from the next of the same name. `fates` are what befalls the next requests."""

    messages: list[Message] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    life: int = 0
    fates: list[Fate] = field(default_factory=list)

    def fate(self) -> Fate:
        return self.fates.pop(0) if self.fates else Fate.WELL

    def cut_to(self, length: int) -> None:
        """As after a restore: what came later is gone, and nobody's place in it is known."""
        del self.messages[length:]
        self.known.clear()
        self.life += 1

    def forget(self) -> None:
        """The time in which repetitions are recognised has passed."""
        self.known.clear()

    def store(self, subject: str, data: bytes, headers: Mapping[str, str]) -> PubAck:
        id, last = headers["Nats-Msg-Id"], self.messages[-1].id if self.messages else ""
        if id in self.known:
            return PubAck("REGISTRY", self.known[id], duplicate=True)
        if headers.get("Nats-Expected-Last-Sequence") not in (None, str(len(self.messages))):
            raise BadRequestError(code=400, description="wrong last sequence", err_code=10071)
        if headers.get("Nats-Expected-Last-Msg-Id") not in (None, last):
            raise BadRequestError(code=400, description="wrong last message id", err_code=10070)
        told = {name: value for name, value in headers.items() if name.startswith("ce-")}
        self.messages.append(Message(subject, data, told, len(self.messages) + 1, id=id))
        self.known[id] = len(self.messages)
        return PubAck("REGISTRY", len(self.messages))


class Way:
    """Stands for the bus and for JetStream."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    async def jetstream(self) -> "Way":
        return self

    async def publish(
        self, subject: str, data: bytes, timeout: float, stream: str, headers: Mapping[str, str]
    ) -> PubAck:
        await pause()
        fate = self._stream.fate()
        if fate is Fate.LOST:
            raise TimeoutError
        stored = self._stream.store(subject, data, headers)
        await pause()
        if fate is not Fate.WELL:
            raise TimeoutError
        return stored

    async def get_last_msg(self, stream: str, subject: str) -> Message:
        await self._asked()
        if not self._stream.messages:
            raise NotFoundError(code=404, description="no message", err_code=NO_SUCH_MESSAGE)
        return self._stream.messages[-1]

    async def stream_info(self, stream: str) -> Any:
        await self._asked()
        length = len(self._stream.messages)
        return SimpleNamespace(state=SimpleNamespace(last_seq=length, messages=length))

    async def _asked(self) -> None:
        await pause()
        if self._stream.fate() is Fate.LOST:
            raise TimeoutError


class Reader:
    """Stands for the reader of a stream."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._life, self._next = -1, 0

    async def start_at(self, sequence: int) -> None:
        await pause()
        self._life, self._next = self._stream.life, sequence - 1

    async def fetch(self, limit: int) -> list[Message]:
        await pause()
        if self._life != self._stream.life:
            raise ReaderLost("the consumer is gone")
        found = self._stream.messages[self._next : self._next + limit]
        self._next += len(found)
        behind = max(0, len(self._stream.messages) - self._next)
        fate = self._stream.fate()
        await pause()
        if fate in (Fate.LOST, Fate.UNHEARD):
            raise ReaderLost("nothing has come")
        return [_behind(one, behind) for one in _befallen(found, fate)]


def _befallen(found: list[Message], fate: Fate) -> list[Message]:
    match fate:
        case Fate.REPEATED:
            return [one for message in found for one in (message, message)]
        case Fate.REVERSED:
            return found[::-1]
        case Fate.THINNED:
            return [message for number, message in enumerate(found) if number % 3 != 1]
    return found


def _behind(message: Message, behind: int) -> Message:
    return Message(message.subject, message.data, message.headers, message.sequence, behind)
