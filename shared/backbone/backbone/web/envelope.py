"""Around every request: its id, security headers, one line in the log, its time in the metrics."""

import time
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bind_contextvars, clear_contextvars

from backbone import tracing
from backbone.logs import logger
from backbone.web.access import SYSTEM
from backbone.web.metrics import Metrics

HEADERS = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    b"referrer-policy": b"no-referrer",
    b"strict-transport-security": b"max-age=31536000; includeSubDomains",
    b"vary": b"Origin",
    b"x-content-type-options": b"nosniff",
}
"""Unless the answer says otherwise. Over plain HTTP browsers do not heed what is said of TLS."""
log = logger("backbone.web")


class Envelope:
    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = str(uuid4())
        scope.setdefault("state", {})["request_id"] = request_id
        clear_contextvars()
        bind_contextvars(request_id=request_id)
        began, started, status = tracing.now(), time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                said = dict(message.get("headers", ()))
                common = [(name, value) for name, value in HEADERS.items() if name not in said]
                message["headers"] = [*message.get("headers", ()), *common, (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            elapsed = time.perf_counter() - started
            route = scope.get("route")
            tell = log.debug if getattr(route, "name", None) in SYSTEM else log.info
            # The route's template: an address itself may carry anything.
            place = getattr(route, "path", None)
            tell("request", method=scope["method"], route=place, status=status, milliseconds=round(elapsed * 1000, 1))
            self._metrics.answered(scope["method"], place, status, elapsed)
            tracing.asked(scope["state"].get("intent"), request_id, scope["method"], place, status, began)
