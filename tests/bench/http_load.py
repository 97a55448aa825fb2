"""A client in a process of its own: connections that are kept, each sending the next request when it has its answer.

Told a Load on each line, it answers with a Loaded. Lean, since whatever it needs the servers do not get.
"""

import asyncio
import sys
from itertools import count
from statistics import quantiles
from typing import cast

import uvloop
from pydantic import BaseModel

KEY = b"{key}"
"""Replaced in every request by a key that no other has."""
PATIENCE = 30
"""Seconds after its time that the last answers may take."""


class Load(BaseModel):
    """Connection n of all sends `requests` n, n + connections, and so on, again and again."""

    port: int
    requests: list[str]
    status: int
    seconds: float
    connections: int = 32
    run: str
    """Begins the keys."""


class Loaded(BaseModel):
    """Requests a second; milliseconds that half of them took at most, and all but one in a hundred."""

    rate: float
    p50: float
    p99: float


class Connection(asyncio.Protocol):
    """Answers have a Content-Length, or no body."""

    def __init__(self, load: Load, n: int, until: float) -> None:
        self.took: list[float] = []
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._loop = asyncio.get_running_loop()
        self._requests = [one.encode() for one in load.requests]
        self._turns = count(n, load.connections)
        self._status, self._until = str(load.status).encode(), until
        self._keys = (f"{load.run}-{n}-{number}".encode() for number in count())
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by inheritance
        self._send()

    def _send(self) -> None:
        request = self._requests[next(self._turns) % len(self._requests)]
        self._sent = self._loop.time()
        self._transport.write(request.replace(KEY, next(self._keys)))

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return
        self.took.append(self._loop.time() - self._sent)
        if head[9:12] != self._status:
            self._end(RuntimeError(f"{self._status.decode()} expected: {self._received.decode()}"))
        elif self._loop.time() >= self._until:
            self._end(None)
        else:
            self._received = b""
            self._send()

    def connection_lost(self, error: Exception | None) -> None:
        self._end(error or ConnectionError("the server has closed the connection"))

    def _end(self, error: Exception | None) -> None:
        if self.ended.done():
            return
        if error:
            self.ended.set_exception(error)
        else:
            self.ended.set_result(None)
        self._transport.close()


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"\r\ncontent-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0


async def loaded(load: Load) -> Loaded:
    """Raises RuntimeError for an answer with another status, TimeoutError where none comes."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    connections = [Connection(load, n, begun + load.seconds) for n in range(load.connections)]
    async with asyncio.timeout(load.seconds + PATIENCE):
        for one in connections:
            await loop.create_connection(lambda one=one: one, "127.0.0.1", load.port)  # type: ignore[misc]
        await asyncio.gather(*(one.ended for one in connections))
    elapsed = loop.time() - begun
    took = [1000 * seconds for one in connections for seconds in one.took]
    spread = quantiles(took, n=100, method="inclusive")
    return Loaded(rate=len(took) / elapsed, p50=spread[49], p99=spread[98])


if __name__ == "__main__":
    for line in sys.stdin:
        print(uvloop.run(loaded(Load.model_validate_json(line))).model_dump_json(), flush=True)
