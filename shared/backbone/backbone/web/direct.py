"""The short way to an operation: one search for the address, and no layer that FastAPI has for what is not used here.
Whatever is not found goes the long way and is answered there, as are forms and streams.
"""

import re
from collections.abc import Iterable, Sequence

from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from backbone.web.guard import GuardedRoute

NAMED = re.compile(r"\(\?P<\w+>")


class Signpost:
    """Routes of one method as alternatives of one expression: the first that was declared is the first to match."""

    def __init__(self, routes: Sequence[GuardedRoute]) -> None:
        self._routes = routes
        self._addresses = re.compile("|".join(f"({NAMED.sub('(?:', one.path_regex.pattern)})" for one in routes))

    def find(self, path: str) -> GuardedRoute | None:
        found = self._addresses.match(path)
        return self._routes[found.lastindex - 1] if found and found.lastindex else None


class Direct:
    def __init__(self, app: ASGIApp, routes: Iterable[GuardedRoute]) -> None:
        self._app = app
        by_method: dict[str, list[GuardedRoute]] = {}
        for route in routes:
            for method in route.methods or ():
                by_method.setdefault(method, []).append(route)
        self._signposts = {method: Signpost(found) for method, found in by_method.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        signpost = self._signposts.get(scope["method"]) if scope["type"] == "http" else None
        route = signpost.find(scope["path"]) if signpost and not scope.get("root_path") else None
        match, found = route.matches(scope) if route and route.is_plain else (Match.NONE, {})
        if route is None or match is not Match.FULL:
            await self._app(scope, receive, send)
            return
        scope.update(found)
        response = await route.answer(scope, receive)
        await response(scope, receive, send)
