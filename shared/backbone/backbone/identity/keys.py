"""The issuer's public keys by key id: found by discovery, kept, and asked for again when an unknown id turns up."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, KeySet, OKPKey, RSAKey

from backbone.identity.errors import InvalidToken, IssuerUnavailable
from backbone.logs import logger

Fetch = Callable[[str], Awaitable[Any]]
"""The JSON document at an address."""

FRESH = 600.0
"""Seconds after which keys are asked for again, so that a withdrawn key is forgotten."""
USABLE = 3600.0
"""Seconds that keys serve on while the issuer is down."""
PAUSE = 10.0
"""Seconds between two attempts: what a flood of unknown key ids costs the issuer."""
LARGEST = 256 * 1024

log = logger("backbone.identity")


async def fetch_json(url: str) -> Any:
    content = bytearray()
    async with httpx.AsyncClient(timeout=3.0, follow_redirects=False) as client, client.stream("GET", url) as answer:
        answer.raise_for_status()
        async for part in answer.aiter_bytes():
            content += part
            if len(content) > LARGEST:
                raise ValueError(f"{url} is too large")
    return orjson.loads(content)


class IssuerKeys:
    def __init__(self, issuer: str, fetch: Fetch, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._issuer = issuer
        self._fetch = fetch
        self._monotonic = monotonic
        self._lock = asyncio.Lock()
        self._keys: dict[str, Key] = {}
        self._read_at = self._tried_at = float("-inf")
        self._down = False

    async def find(self, kid: str) -> Key:
        """Raises InvalidToken for an id the issuer does not publish, IssuerUnavailable when nobody can tell."""
        if kid not in self._keys or self._age() > FRESH:
            await self._refresh(kid)
        if kid in self._keys and self._age() <= USABLE:
            return self._keys[kid]
        if self._down:
            raise IssuerUnavailable(self._issuer)
        raise InvalidToken("unknown key id")

    def _age(self) -> float:
        return self._monotonic() - self._read_at

    async def _refresh(self, kid: str) -> None:
        if kid in self._keys and self._lock.locked():
            return  # somebody is at it already, and this key will do meanwhile
        async with self._lock:
            if self._monotonic() - self._tried_at < PAUSE:
                return
            try:
                self._keys = await self._read()
                self._read_at = self._monotonic()
                self._down = False
            except (httpx.HTTPError, JoseError, LookupError, TypeError, ValueError) as error:
                self._down = True
                log.warning("issuer_unavailable", issuer=self._issuer, error=type(error).__name__)
            finally:
                self._tried_at = self._monotonic()

    async def _read(self) -> dict[str, Key]:
        discovery = await self._fetch(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        if discovery["issuer"] != self._issuer:
            raise ValueError("the discovery document is another issuer's")
        published = KeySet.import_key_set(await self._fetch(discovery["jwks_uri"]))
        return {key.kid: key for key in published if key.kid and _signs(key)}


def _signs(key: Key) -> bool:
    """Only public keys of asymmetric algorithms count, whatever the set contains."""
    return isinstance(key, ECKey | OKPKey) or (isinstance(key, RSAKey) and key.raw_value.key_size >= 2048)
