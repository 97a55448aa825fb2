"""The development host over HTTP, for this machine only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException
from pydantic import AwareDatetime, BaseModel, ConfigDict
from starlette.middleware.trustedhost import TrustedHostMiddleware

from mentoring.devhost.authorizing import Codes
from mentoring.devhost.clock import Backwards, MovableClock
from mentoring.devhost.issuer import Issuer
from mentoring.devhost.mailbox import Mail, Mailbox
from mentoring.devhost.signing import signing
from mentoring.settings import HOST, Folder, Ports, clients


class Now(BaseModel):
    model_config = ConfigDict(extra="forbid")

    now: AwareDatetime


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

    app.include_router(signing(folder, issuer, Codes(issuer.url, frozenset(clients(ports)))))

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
