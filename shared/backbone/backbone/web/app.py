"""The app of a service, from its parts. It starts complete or not at all."""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from backbone.web import access, openapi
from backbone.web.api import Api, Served
from backbone.web.cors import Cors, DeclaredOrigins
from backbone.web.direct import Direct
from backbone.web.envelope import Envelope
from backbone.web.guard import GuardedRoute, problem_response
from backbone.web.metrics import Metrics
from backbone.web.system import system

SYSTEM_TAG = {"name": "system", "description": "Для тех, кто сопровождает службу"}


class Platform(FastAPI):
    """FastAPI whose document is complete."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            served: Served = self.state.served
            openapi.complete(super().openapi(), served.api.access)
        assert self.openapi_schema is not None
        return self.openapi_schema


def build_app(api: Api) -> FastAPI:
    """Raises AccessTableError, ContractError or LookupError where routes, access table, examples and what is provided
    do not fit together."""
    origins, metrics = DeclaredOrigins(api.origins), Metrics(api.status)
    routes = [route for part in (*api.routes, system) for route in part.guarded]
    app = Platform(
        title=api.title,
        version="1",
        openapi_url=None,
        redirect_slashes=False,
        lifespan=api.lifespan,
        middleware=[
            Middleware(Envelope, metrics=metrics),
            Middleware(Cors, origins=origins),
            Middleware(Direct, routes=routes),
        ],
        openapi_tags=[*({"name": name, "description": told} for name, told in api.tags.items()), SYSTEM_TAG],
    )
    app.state.served = Served(api, origins, metrics)
    app.add_exception_handler(HTTPException, _Unrouted(routes))
    access.check(api.access, [route.name for route in routes])
    for kind in {kind for route in routes for kind in route.asks_for}:
        api.provided(kind)
    for part in (*api.routes, system):
        app.include_router(part)
    openapi.check(app, routes)
    return app


class _Unrouted:
    def __init__(self, routes: Sequence[GuardedRoute]) -> None:
        self._routes = routes

    async def __call__(self, request: Request, error: Exception) -> Response:
        """Where a method is not known, all that are known are named; Starlette would name those of one route."""
        if isinstance(error, HTTPException) and error.status_code == 405:
            here = (route for route in self._routes if route.path_regex.match(request.scope["path"]))
            error.headers = {"Allow": ", ".join(sorted({method for route in here for method in route.methods or ()}))}
        return problem_response(request, error)
