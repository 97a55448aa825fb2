"""The development host over HTTP, for this machine only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, HTTPException
from pydantic import AwareDatetime, BaseModel, ConfigDict
from starlette.middleware.trustedhost import TrustedHostMiddleware

from mentoring.devhost.clock import Backwards, MovableClock
from mentoring.devhost.issuer import Claims, Issuer
from mentoring.devhost.mailbox import Mail, Mailbox
from mentoring.settings import HOST, Folder, Ports


class Now(BaseModel):
    model_config = ConfigDict(extra="forbid")

    now: AwareDatetime


class Token(BaseModel):
    access_token: str
    token_type: str = "Bearer"  # noqa: S105
    expires_in: int


def build(folder: Folder, ports: Ports) -> FastAPI:
    issuer = Issuer(ports.url("devhost"), folder.secrets / "issuer.json")
    clock = MovableClock(folder.clock)
    mailbox = Mailbox(folder.mail)

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

    @app.post("/token")
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
