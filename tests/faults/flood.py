"""`python -m tests.faults.flood URL TOKEN CONNECTIONS`: people are registered over so many connections, each sending
the next request when it has its answer, until SIGTERM. It says when there is the first answer; at the end, how many of
each status there were, as JSON; `+` behind a status says that the answer tells when to ask again."""

import asyncio
import json
import signal
import sys
from collections import Counter
from urllib.parse import urlsplit
from uuid import uuid4

import uvloop

from tests.faults.card import card

PATIENCE = 30
"""Seconds to wait for an answer."""
LOOK = 0.05
"""Seconds."""


def request(token: str) -> bytes:
    body = json.dumps(card()).encode()
    head = (
        f"POST /participants HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        f"Idempotency-Key: {uuid4()}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def client(port: int, token: str, answers: Counter[str]) -> None:
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            while True:
                writer.write(request(token))
                async with asyncio.timeout(PATIENCE):
                    head = (await reader.readuntil(b"\r\n\r\n")).lower()
                    await reader.readexactly(int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]))
                answers[head[9:12].decode() + "+" * (b"\r\nretry-after:" in head)] += 1
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            answers[type(error).__name__] += 1
            await asyncio.sleep(0.1)


async def flood(url: str, token: str, connections: int) -> None:
    answers: Counter[str] = Counter()
    ends = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ends.set)
    port = urlsplit(url).port
    assert port
    clients = [asyncio.create_task(client(port, token, answers)) for _ in range(connections)]
    async with asyncio.timeout(PATIENCE):
        while not answers:
            await asyncio.sleep(LOOK)
    print("asking", flush=True)
    await ends.wait()
    for one in clients:
        one.cancel()
    print(json.dumps(answers))


if __name__ == "__main__":
    uvloop.run(flood(sys.argv[1], sys.argv[2], int(sys.argv[3])))
