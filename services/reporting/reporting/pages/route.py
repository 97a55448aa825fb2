"""Routes of pages: the guard of all routes, a token that a browser keeps in a cookie, refusals as pages."""

from urllib.parse import parse_qsl, quote, urlencode

import orjson
from backbone.web.guard import GuardedRoute
from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers
from starlette.types import Receive, Scope

from reporting.pages.rendering import page

HERE = "/dashboard"
SIGN_IN = f"{HERE}/sign-in"
SESSION = "__Host-mentoring-session"
"""The cookie, which by its prefix browsers take over TLS and from this very host alone. Nothing but pages reads it, and
pages change nothing: no command can be forged with it."""


class PageRoute(GuardedRoute):
    async def answer(self, scope: Scope, receive: Receive) -> Response:
        return await super().answer(_as_meant(scope), receive)

    def refused(self, request: Request, error: Exception) -> Response:
        """A page for a browser, the problem document for everybody else."""
        told = super().refused(request, error)
        if "text/html" not in request.headers.get("Accept", ""):
            return told
        if told.status_code == 401:
            return RedirectResponse(f"{SIGN_IN}?{urlencode({'to': _address(request)})}", 303)
        return page(request, "refusal.html", {"problem": orjson.loads(told.body)}, told.status_code)


def _address(request: Request) -> str:
    query = request.url.query
    return quote(request.url.path) + (f"?{query}" if query else "")


def _as_meant(scope: Scope) -> Scope:
    """With the token of the session, and without what a form sends of fields that were left empty."""
    request = Request(scope)
    token, headers = request.cookies.get(SESSION), Headers(scope=scope)
    bearer = [(b"authorization", f"Bearer {token}".encode())] if token and "Authorization" not in headers else []
    query = urlencode(parse_qsl(scope["query_string"].decode("latin-1")))
    return {**scope, "headers": [*scope["headers"], *bearer], "query_string": query.encode()}
