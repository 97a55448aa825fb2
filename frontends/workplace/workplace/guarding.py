"""What holds for every answer: nothing from other hosts, no scripts, no frames; and no form from another site."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}

LARGEST = 8 * 2**20
"""Bytes of a form, with a staff list in it."""


class Guard:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] == "POST" and (refused := _refused(Headers(scope=scope))):
            await refused(scope, receive, send)
        else:
            await self._app(scope, receive, _guarded(send))


def _guarded(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(ALWAYS)
        await send(message)

    return sent


def _refused(headers: Headers) -> Response | None:
    if _foreign(headers):
        return PlainTextResponse("Форма с другого сайта", 403)
    if not 0 <= int(headers.get("Content-Length", "-1")) <= LARGEST:
        return PlainTextResponse("Отправлено слишком много", 413)
    return None


def _foreign(headers: Headers) -> bool:
    site, origin = headers.get("Sec-Fetch-Site", "none"), headers.get("Origin")
    return site not in ("none", "same-origin") or (
        origin is not None and urlsplit(origin).netloc != headers.get("Host")
    )
