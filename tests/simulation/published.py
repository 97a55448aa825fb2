"""Everything that the services have published, read from their streams, by school."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import date, datetime
from uuid import UUID

from backbone.bus import Bus
from backbone.follower.stream import ReaderLost, StreamReader
from backbone.intent import MUNICIPALITY
from backbone.letters import Letter
from contracts import programs, registry, reporting
from contracts.base import Contract, contract
from mentoring.platform import Platform
from nats.js.errors import ServerError

from tests.simulation.history import History, Told

STREAMS = (registry, programs, reporting)
READER = "notifications_rebuild"
"""A consumer that may read every stream and that nobody needs while nothing is rebuilt."""
BATCH = 500


def histories(platform: Platform) -> dict[UUID, History]:
    """What is told in the municipality, every school is told."""
    schools: dict[UUID, list[Told[Contract]]] = defaultdict(list)
    for told in asyncio.run(_read(platform)):
        schools[told.school].append(told)
    to_all = schools.pop(MUNICIPALITY, [])
    return {
        school: History(sorted([*messages, *to_all], key=lambda told: told.at)) for school, messages in schools.items()
    }


async def _read(platform: Platform) -> list[Told[Contract]]:
    bus = Bus("notifications", platform.servers.nats_url, platform.servers.seed_file("notifications"))
    found: list[Told[Contract]] = []
    try:
        for name in (module.__name__.rpartition(".")[2] for module in STREAMS):
            found += [_told(letter) async for letter in _letters(bus, name.upper()) if letter.data]
    finally:
        await bus.close()
    return found


async def _letters(bus: Bus, stream: str) -> AsyncIterator[Letter]:
    """To the end of the stream; a message that is the log's progress only is empty."""
    reader, read, begun = StreamReader(bus, stream, READER), 0, False
    end = (await (await bus.jetstream()).stream_info(stream)).state.last_seq
    while read < end:
        try:
            if not begun:
                await reader.start_at(read + 1)
            begun = True
            messages = await reader.fetch(BATCH)
        except (ReaderLost, ServerError):  # the server may not have forgotten the reader before yet
            begun = False
            continue
        for message in messages:
            read = message.metadata.sequence.stream
            yield Letter.read(message.subject, message.headers, message.data)
    await reader.stop()


def _told(letter: Letter) -> Told[Contract]:
    edition = letter.get("edition")
    return Told(
        fact=contract(letter.type).model_validate_json(letter.data),
        school=UUID(letter.get("school")),
        at=datetime.fromisoformat(letter.get("time") or ""),
        on=date.fromisoformat(letter.get("on") or ""),
        edition=UUID(edition) if edition else None,
    )
