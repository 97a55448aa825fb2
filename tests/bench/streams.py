"""Streams for measurements: emptied, and filled as fast as JetStream takes it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import nats
from backbone.bus import Bus
from backbone.letters import Letter
from mentoring.servers import Servers
from mentoring.streams import stream
from nats.js.errors import NotFoundError

WINDOW = 256


async def emptied(servers: Servers, service: str) -> None:
    seed = str(servers.seed_file("deploy"))
    connection = await nats.connect(servers.nats_url, nkeys_seed=seed, inbox_prefix="_INBOX_deploy")
    with suppress(NotFoundError):
        await connection.jetstream().delete_stream(service.upper())
    await connection.jetstream().add_stream(stream(service, 1))
    await connection.close()


async def published(servers: Servers, letters: Sequence[Letter]) -> None:
    """Of one source, WINDOW at once, each acknowledged."""
    bus = Bus(letters[0].source, servers.nats_url, servers.seed_file(letters[0].source))
    jetstream = await bus.jetstream()
    for start in range(0, len(letters), WINDOW):
        some = letters[start : start + WINDOW]
        sent = [jetstream.publish(one.subject, one.data, 30, headers=dict(one.headers)) for one in some]
        await asyncio.gather(*sent)
    await bus.close()
