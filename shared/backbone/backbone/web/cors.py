"""Cross-origin access for the origins that schools have declared, and for no other."""

import asyncio
import time
from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from backbone.intent import MUNICIPALITY
from backbone.logs import logger

Origins = Callable[[], Mapping[UUID, Collection[str]]]
"""The declared origins of each school; those of the office under MUNICIPALITY."""

FRESH = 5.0
REQUEST_HEADERS = (
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Last-Event-ID",
    "X-Correlation-Id",
    "X-Min-Position",
)
RESPONSE_HEADERS = ("ETag", "Link", "Location", "Retry-After", "X-Position", "X-Request-Id", "X-Withheld")
log = logger("backbone.web")


class DeclaredOrigins:
    """Read anew every few seconds; when they cannot be read, the last known ones hold."""

    def __init__(self, read: Origins) -> None:
        self._read = read
        self._known: Mapping[UUID, Collection[str]] = {}
        self._read_at = float("-inf")
        self._lock = asyncio.Lock()

    async def refresh(self) -> None:
        async with self._lock:
            if time.monotonic() - self._read_at < FRESH:
                return
            try:
                self._known = await run_in_threadpool(self._read)
            except Exception as error:
                log.warning("origins_unknown", error=type(error).__name__)
            self._read_at = time.monotonic()

    def anybody_declares(self, origin: str) -> bool:
        return any(origin in origins for origins in self._known.values())

    def declares(self, school: UUID | None, origin: str) -> bool:
        return origin in self._known.get(school or MUNICIPALITY, ())


class Cors(CORSMiddleware):
    """A preflight carries no token, so any school's origin passes it; the guard compares it with the token's school.
    Answers to no origin vary by it too; the envelope says so."""

    def __init__(self, app: ASGIApp, origins: DeclaredOrigins) -> None:
        methods = ("GET", "POST", "PUT", "DELETE")
        super().__init__(
            app, allow_methods=methods, allow_headers=REQUEST_HEADERS, expose_headers=RESPONSE_HEADERS, max_age=600
        )
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or all(name != b"origin" for name, _ in scope["headers"]):
            await self.app(scope, receive, send)
            return
        await self._origins.refresh()
        await super().__call__(scope, receive, send)

    def is_allowed_origin(self, origin: str) -> bool:
        return self._origins.anybody_declares(origin)
