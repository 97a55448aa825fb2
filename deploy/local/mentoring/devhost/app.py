"""The development host over HTTP, for this machine only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

from backbone.identity import Role
from fastapi import FastAPI, Form, HTTPException, Query
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import AwareDatetime, BaseModel, ConfigDict
from starlette.middleware.trustedhost import TrustedHostMiddleware

from mentoring.devhost.authorizing import Asked, Codes, Exchanged, Refused
from mentoring.devhost.clock import Backwards, MovableClock
from mentoring.devhost.issuer import Claims, Issuer
from mentoring.devhost.mailbox import Mail, Mailbox
from mentoring.personas import everybody
from mentoring.settings import HOST, Folder, Ports, clients

PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)


class Now(BaseModel):
    model_config = ConfigDict(extra="forbid")

    now: AwareDatetime


class Who(BaseModel):
    """`persona` by its number among those offered; empty, where the other fields say who."""

    persona: str = ""
    role: str = ""
    school: str = ""
    person: str = ""

    def claims(self, folder: Folder) -> Claims:
        """Raises ValueError."""
        if self.persona:
            persona = everybody(folder)[int(self.persona)]
            return Claims.model_validate(persona.model_dump(exclude={"title"}))
        told = {"school": self.school.strip(), "person": self.person.strip()}
        return Claims.model_validate({"roles": [self.role], **{name: value for name, value in told.items() if value}})


class Token(BaseModel):
    access_token: str
    token_type: str = "Bearer"  # noqa: S105
    expires_in: int


def build(folder: Folder, ports: Ports) -> FastAPI:
    issuer = Issuer(ports.url("devhost"), folder.secrets / "issuer.json")
    clock = MovableClock(folder.clock)
    mailbox = Mailbox(folder.mail)
    codes = Codes(issuer.url, frozenset(clients(ports)))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with mailbox.listening(ports.smtp):
            yield

    app = FastAPI(title="Хост разработчика: токены, часы, почта", lifespan=lifespan)
    # A page in the developer's browser could reach this port under a name of its own.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])

    @app.get("/.well-known/openid-configuration")
    def discovery() -> dict[str, Any]:
        return issuer.discovery()

    @app.get("/jwks")
    def jwks() -> dict[str, Any]:
        return issuer.keys()

    @app.get("/authorize", response_class=HTMLResponse)
    def ask(asked: Annotated[Asked, Query()]) -> Response:
        return _asking(folder, codes, asked)

    @app.post("/authorize", response_class=HTMLResponse)
    def authorize(asked: Annotated[Asked, Query()], who: Annotated[Who, Form()]) -> Response:
        try:
            return RedirectResponse(codes.give(asked, who.claims(folder)), 303)
        except (ValueError, IndexError):
            return _asking(folder, codes, asked, "Такого человека не бывает: проверьте роль и id.")

    @app.post("/token", response_model=None)
    def exchange(exchanged: Annotated[Exchanged, Form()]) -> Token | Response:
        try:
            claims = codes.redeem(exchanged)
        except Refused as refused:
            return JSONResponse({"error": str(refused)}, 400)
        return Token(access_token=issuer.token(claims), expires_in=claims.ttl)

    @app.post("/tokens")
    def token(claims: Claims) -> Token:
        return Token(access_token=issuer.token(claims), expires_in=claims.ttl)

    @app.get("/clock")
    def read_clock() -> Now:
        return Now(now=clock.now())

    @app.put("/clock")
    def move_clock(to: Now) -> Now:
        try:
            return Now(now=clock.move(to.now))
        except Backwards:
            raise HTTPException(409, "Часы платформы переводятся только вперёд") from None

    @app.get("/mail")
    def mail(to: str | None = None) -> list[Mail]:
        return mailbox.received(to)

    return app


def _asking(folder: Folder, codes: Codes, asked: Asked, wrong: str = "") -> Response:
    try:
        codes.check(asked)
    except Refused as refused:
        raise HTTPException(400, "Сюда код не отдаётся: адрес возврата не известен") from refused
    page = PAGES.get_template("sign_in.html")
    return HTMLResponse(page.render(personas=everybody(folder), roles=list(Role), wrong=wrong), 422 if wrong else 200)
