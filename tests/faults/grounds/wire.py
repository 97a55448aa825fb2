"""What a NATS server says to its client, message by message: so that some come twice, in another order, or spoilt."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

FROM_A_STREAM = b"$JS.ACK."
"""Begins the reply subject of a message that a consumer delivers."""
Mischief = Callable[[list[bytes], random.Random], list[bytes]]
"""What becomes of messages that came together."""
LONGEST_SHUFFLE = 50


def as_it_is(messages: list[bytes], chance: random.Random) -> list[bytes]:
    return messages


def repeated(messages: list[bytes], chance: random.Random) -> list[bytes]:
    """Once to three times."""
    return [message for message in messages for _ in range(chance.randint(1, 3))]


def shuffled(messages: list[bytes], chance: random.Random) -> list[bytes]:
    """Each among its neighbours."""
    places = sorted(range(len(messages)), key=lambda place: place + chance.uniform(0, LONGEST_SHUFFLE))
    return [messages[place] for place in places]


def spoilt(messages: list[bytes], chance: random.Random) -> list[bytes]:
    """As long as before, with headers, and no JSON any more."""
    return [_spoilt(message) for message in messages]


def _spoilt(message: bytes) -> bytes:
    head, _, rest = message.partition(b"\r\n")
    *_, headers, total = head.split()
    size = int(total) - int(headers)
    return head + b"\r\n" + rest[: int(headers)] + b"{" * size + b"\r\n"


@dataclass
class Meddling:
    """Shared by all connections of a line; changed while they live."""

    chance: random.Random = field(default_factory=lambda: random.Random(1))
    mischief: Mischief = as_it_is


class Wire:
    """One connection. Messages of streams are meddled with, everything else passes."""

    def __init__(self, meddling: Meddling) -> None:
        self._meddling = meddling
        self._rest = bytearray()

    def passed(self, data: bytes) -> bytes:
        self._rest += data
        said = list(self._whole())
        messages = [one for one in said if FROM_A_STREAM in one.partition(b"\r\n")[0]]
        others = [one for one in said if FROM_A_STREAM not in one.partition(b"\r\n")[0]]
        return b"".join([*others, *self._meddling.mischief(messages, self._meddling.chance)])

    def _whole(self) -> Iterator[bytes]:
        while (end := self._rest.find(b"\r\n")) >= 0:
            words = self._rest[:end].split()
            body = int(words[-1]) + 2 if words and bytes(words[0]) in (b"MSG", b"HMSG") else 0
            if len(self._rest) < end + 2 + body:
                return
            yield bytes(self._rest[: end + 2 + body])
            del self._rest[: end + 2 + body]
