"""Everything that the services have published, read from their streams, by school."""

import asyncio
from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from backbone.bus import Bus
from backbone.follower.stream import StreamReader
from backbone.letters import Letter
from contracts import programs, registry, reporting
from contracts.base import Contract, contract
from mentoring.platform import Platform

from tests.simulation.history import History, Told

STREAMS = (registry, programs, reporting)
READER = "notifications_rebuild"
"""A consumer that may read every stream and that nobody needs while nothing is rebuilt."""
BATCH = 500


def histories(platform: Platform) -> dict[UUID, History]:
    schools: dict[UUID, list[Told[Contract]]] = defaultdict(list)
    for told in asyncio.run(_read(platform)):
        schools[told.school].append(told)
    return {school: History(sorted(messages, key=lambda told: told.at)) for school, messages in schools.items()}


async def _read(platform: Platform) -> list[Told[Contract]]:
    bus = Bus("notifications", platform.servers.nats_url, platform.servers.seed_file("notifications"))
    found: list[Told[Contract]] = []
    try:
        for name in (module.__name__.rpartition(".")[2] for module in STREAMS):
            reader = StreamReader(bus, name.upper(), READER)
            await reader.start_at(1)
            while messages := await reader.fetch(BATCH):
                letters = (Letter.read(message.subject, message.headers, message.data) for message in messages)
                found += [_told(letter) for letter in letters if letter.data]
            await reader.stop()
    finally:
        await bus.close()
    return found


def _told(letter: Letter) -> Told[Contract]:
    edition = letter.get("edition")
    return Told(
        fact=contract(letter.type).model_validate_json(letter.data),
        school=UUID(letter.get("school")),
        at=datetime.fromisoformat(letter.get("time") or ""),
        on=date.fromisoformat(letter.get("on") or ""),
        edition=UUID(edition) if edition else None,
    )
