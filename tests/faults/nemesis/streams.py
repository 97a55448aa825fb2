"""Streams and what is read of them: lost, replayed, meddled with, full of what does not belong there."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import nats
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from mentoring.streams import ensure_streams
from stores import database

from tests.faults.grounds.lined import Lined
from tests.faults.grounds.wire import Mischief, as_it_is

JUNK: Sequence[tuple[str, bytes, dict[str, str]]] = (
    ("events.registry.x.Nonsense", b"{", {}),
    ("events.registry.x.Nonsense", b"", {"ce-type": "registry.Nonsense", "ce-source": "registry", "ce-sequence": "x"}),
    (
        "events.registry.x.ParticipantRegistered",
        b"{}",
        {"ce-version": "99", "ce-type": "registry.ParticipantRegistered"},
    ),
    ("events.registry.x.Large", bytes(1_000_000), {}),
)
"""No JSON; an unknown type; a version from the future; as large as the server takes."""


@contextmanager
def lose_stream(platform: Platform, chance: random.Random) -> Iterator[None]:
    """The stream of registry is gone with all its messages; an empty one is there instead."""
    make_anew(platform, "REGISTRY")
    yield


def make_anew(platform: Platform, stream: str) -> None:
    asyncio.run(_make_anew(platform, stream))


async def _make_anew(platform: Platform, stream: str) -> None:
    seed = str(platform.servers.seed_file("deploy"))
    connection = await nats.connect(platform.servers.nats_url, nkeys_seed=seed, inbox_prefix="_INBOX_deploy")
    await connection.jetstream().delete_stream(stream)
    await connection.close()
    await ensure_streams(platform.servers.nats_url, seed)


@contextmanager
def replay(platform: Platform, chance: random.Random) -> Iterator[None]:
    """Everybody reads everything once more, from the first message on."""
    for service in SERVICES:
        with database(platform, service) as connection:
            connection.execute("UPDATE positions SET sequence = 0")
    yield


@contextmanager
def meddle(mischief: Mischief, service: str, platform: Lined, chance: random.Random) -> Iterator[None]:
    meddling = platform.lines[service, "nats"].meddling
    assert meddling
    meddling.mischief = mischief
    try:
        yield
    finally:
        meddling.mischief = as_it_is


@contextmanager
def junk(platform: Platform, chance: random.Random) -> Iterator[None]:
    """Somebody with registry's key writes into its stream by hand."""
    asyncio.run(_write_by_hand(platform))
    yield


async def _write_by_hand(platform: Platform) -> None:
    seed = str(platform.servers.seed_file("registry"))
    connection = await nats.connect(platform.servers.nats_url, nkeys_seed=seed, inbox_prefix="_INBOX_registry")
    for subject, data, headers in JUNK:
        await connection.jetstream().publish(subject, data, headers=headers or None)
    await connection.close()
