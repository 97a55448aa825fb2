"""The streams, one a publishing service. Only the `deploy` user may make them, and nobody can delete a message."""

import asyncio
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import nats
from backbone.bus import encrypted
from backbone.letters import Letter
from nats.errors import TimeoutError as NatsTimeout
from nats.js import JetStreamContext
from nats.js.api import DiscardPolicy, RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError, ServerError, ServiceUnavailableError

from mentoring.settings import SERVICES

TEN_MINUTES = 600.0
ATTEMPTS = 10
"""A cluster that has just started may lose a request or have no leader yet; each attempt takes up to five seconds."""


def stream(service: str, replicas: int) -> StreamConfig:
    return StreamConfig(
        name=service.upper(),
        description=f"What {service} tells",
        subjects=[f"events.{service}.>"],
        storage=StorageType.FILE,
        retention=RetentionPolicy.LIMITS,
        discard=DiscardPolicy.NEW,
        max_age=0,
        deny_delete=True,
        deny_purge=True,
        allow_direct=True,
        duplicate_window=TEN_MINUTES,
        num_replicas=replicas,
    )


async def ensure_streams(
    url: str, seed_file: str, replicas: int = 1, anew: Collection[str] = (), ca_file: Path | None = None
) -> None:
    """Makes what is missing and brings what exists to today's settings; safe to run again. `anew` are services whose
    streams are emptied: their relays fill them from the logs. In clear only where no `ca_file` is given."""
    as_deploy = {"nkeys_seed": seed_file, "inbox_prefix": "_INBOX_deploy", "allow_reconnect": False}
    connection = await nats.connect(url, **as_deploy, **encrypted(ca_file))
    try:
        jetstream = connection.jetstream()
        for service in anew:
            with suppress(NotFoundError):
                await jetstream.delete_stream(service.upper())
        for service in SERVICES:
            await _persist(jetstream, stream(service, replicas))
    finally:
        await connection.close()


async def told(url: str, seed_file: str, service: str) -> int:
    """The position of what the service's stream tells last, asked as the service; 0 where it tells nothing."""
    connection = await nats.connect(url, nkeys_seed=seed_file, inbox_prefix=f"_INBOX_{service}", allow_reconnect=False)
    try:
        last = await connection.jetstream().get_last_msg(service.upper(), f"events.{service}.>")
        return Letter.read(last.subject or "", last.headers, last.data or b"").position
    except (NotFoundError, ValueError):
        return 0
    finally:
        await connection.close()


async def _persist(jetstream: JetStreamContext, wanted: StreamConfig) -> None:
    for _ in range(ATTEMPTS - 1):
        with suppress(NatsTimeout, ServiceUnavailableError, ServerError):
            await _ensure(jetstream, wanted)
            return
        await asyncio.sleep(0.5)
    await _ensure(jetstream, wanted)


async def _ensure(jetstream: JetStreamContext, wanted: StreamConfig) -> None:
    assert wanted.name
    try:
        found = (await jetstream.stream_info(wanted.name)).config
    except NotFoundError:
        await jetstream.add_stream(wanted)
        return
    if any(getattr(found, field) != value for field, value in vars(wanted).items() if value is not None):
        await jetstream.update_stream(wanted)


if __name__ == "__main__":
    _, url, seed_file, ca_file, replicas, *anew = sys.argv
    asyncio.run(ensure_streams(url, seed_file, int(replicas), anew, Path(ca_file)))
