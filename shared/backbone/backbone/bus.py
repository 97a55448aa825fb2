"""The connection to NATS: made when first needed, kept for ever."""

import asyncio
import ssl
from contextlib import suppress
from pathlib import Path
from typing import Any

from nats.aio.client import Client
from nats.js import JetStreamContext

from backbone.logs import logger

log = logger("backbone.bus")
PATIENCE, LEAVING = 10.0, 2.0
"""Seconds for connecting with one client, and for closing it: after a handshake that failed it would wait for ever."""


class Bus:
    """One connection of one service. `seed_file` holds its private nkey; None where the server asks for none. With a
    `ca_file` it speaks TLS from the first byte, with whom that authority knows by the name in `url`; else in clear."""

    def __init__(self, service: str, url: str, seed_file: Path | None = None, ca_file: Path | None = None) -> None:
        self.service = service
        self._url = url
        self._seed_file = seed_file
        self._ca_file = ca_file
        self._client: Client | None = None
        self._connecting = asyncio.Lock()

    async def client(self) -> Client:
        """Waits until the server can be reached, however long that takes."""
        async with self._connecting:
            while self._client is None or self._client.is_closed:
                with suppress(TimeoutError):
                    self._client = await self._connected()
            return self._client

    async def _connected(self) -> Client:
        client = Client()
        try:
            async with asyncio.timeout(PATIENCE):
                await client.connect(
                    self._url,
                    name=self.service,
                    nkeys_seed=str(self._seed_file) if self._seed_file else None,
                    inbox_prefix=f"_INBOX_{self.service}",
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=1,
                    ping_interval=5,
                    max_outstanding_pings=2,
                    error_cb=_report,
                    **encrypted(self._ca_file),
                )
        except BaseException:
            await _close(client)  # half a connection is not left behind
            raise
        return client

    async def jetstream(self) -> JetStreamContext:
        return (await self.client()).jetstream(timeout=5)

    @property
    def connected(self) -> bool:
        return self._client is not None and self._client.is_connected

    async def close(self) -> None:
        if self._client is not None:
            await _close(self._client)


async def _close(client: Client) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(LEAVING):
            await client.close()


def encrypted(ca_file: Path | None) -> dict[str, Any]:
    """What the client is told. A server that first says in clear whether it wants TLS could be anybody."""
    if ca_file is None:
        return {}
    return {"tls": ssl.create_default_context(cafile=ca_file), "tls_handshake_first": True}


async def _report(error: Exception) -> None:
    """One line; the client's own way is a traceback at every attempt to reconnect."""
    log.warning("nats_trouble", error=f"{type(error).__name__}: {error}"[:200])
