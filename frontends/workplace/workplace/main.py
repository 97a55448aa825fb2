"""The workplace as an application: addresses, and what happens when somebody may not, or nobody answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from workplace import doing, files, page_view, plan, signing
from workplace.gateway import Gateway, Refusal
from workplace.guarding import Guard
from workplace.provider import Provider
from workplace.refused import told
from workplace.rendering import HERE, rendered
from workplace.session import SignedOut
from workplace.settings import Settings

TIMEOUT = 30.0
"""Seconds: a school's whole set of documents takes a while."""


def build(settings: Settings) -> Starlette:
    http = httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with http:
            yield

    app = Starlette(
        routes=[
            Route("/livez", _alive),
            Mount("/static", StaticFiles(directory=HERE / "static")),
            Route("/sign-in", signing.ask, methods=["GET"]),
            Route("/sign-in/begin", signing.begin),
            Route("/sign-in/done", signing.come_in),
            Route("/sign-out", signing.sign_out, methods=["POST"]),
            Route("/do/{operation}", doing.show, methods=["GET"]),
            Route("/do/{operation}", doing.send, methods=["POST"]),
            Route("/file/{operation}", files.download),
            Route("/", page_view.show),
            Route("/{page}", page_view.show),
            Route("/{page}/{id}", page_view.show),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={SignedOut: _signed_out, Refusal: _refused},
        lifespan=lifespan,
    )
    app.state.gateway = Gateway(settings.services, http)
    app.state.provider = Provider(settings, http)
    app.state.secure = settings.public_url.startswith("https://")
    app.state.zone = settings.time_zone
    plan.pages()
    return app


async def _alive(_: Request) -> Response:
    return PlainTextResponse("ok")


async def _signed_out(request: Request, _: Exception) -> Response:
    back = f"?{request.url.query}" if request.url.query else ""
    place = request.url.path + back if request.method == "GET" else "/"
    return RedirectResponse(f"/sign-in?back={quote(place)}", 303)


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    title, detail = str(refusal.problem.get("title", "Не получилось")), told(refusal)
    number = refusal.problem.get("request_id", "")
    return rendered(request, "refused.html", None, refusal.status, title=title, detail=detail, number=number)
