"""The smallest service there can be: what its way in does with a body, whatever is behind."""

import asyncio
from datetime import datetime
from typing import Annotated
from uuid import UUID

from backbone.clock import Clock
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.intent import Receipt
from backbone.web import SYSTEM, Allow, Api, Body, Command, Routes, build_app
from fastapi import Form, UploadFile
from pydantic import Field
from starlette.types import Message

ISSUER = Issuer()
SCHOOL = UUID(int=1)
routes = Routes(tags=["door"])


class Part(Body):
    text: str = Field(max_length=100, examples=["слово"])
    number: int | float | None = Field(None, examples=[1])
    at: datetime | None = Field(None, examples=["2026-09-01T10:00:00Z"])
    parts: tuple["Part", ...] = Field((), max_length=5, examples=[[]])


@routes.post("/parts")
def take_parts(body: Part, intent: Command) -> Receipt:
    """Принять части."""
    return Receipt(id=SCHOOL, version=len(body.parts) + 1, position=1)


@routes.post("/file")
def take_file(file: UploadFile, intent: Command, word: Annotated[str, Form(max_length=100)] = "") -> Receipt:
    """Принять файл."""
    return Receipt(id=SCHOOL, version=len(file.file.read()) + len(word) + 1, position=1)


APP = build_app(
    Api(
        service="door",
        title="Дверь",
        tags={"door": "Дверь"},
        routes=[routes],
        access=SYSTEM | {"take_parts": Allow(Role.HEAD), "take_file": Allow(Role.HEAD)},
        verifier=ISSUER.verifier,
        clock=Clock(),
    )
)
TOKEN = ISSUER.token(Role.HEAD, school=SCHOOL, person=UUID(int=2))


def sent(path: str, content_type: str, body: bytes) -> int:
    """The status."""
    headers = {"content-type": content_type, "authorization": f"Bearer {TOKEN}", "idempotency-key": "k"}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "server": ("127.0.0.1", 80),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    asyncio.run(APP(scope, receive, send))
    return int(said[0]["status"])
