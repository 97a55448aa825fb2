"""The intent of a command, made of the request: who, in which role, with which key, seeing which version."""

import hashlib
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import Depends, Header, Request
from starlette.datastructures import UploadFile
from structlog.contextvars import bind_contextvars

from backbone.intent import Intent
from backbone.web.api import served
from backbone.web.guard import access_of

ETAG = r'^"[0-9]{1,18}"$'
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[\x21-\x7e]{1,128}$",
        description="Одно намерение, один ключ: повтор с тем же ключом получает тот же ответ.",
        examples=["7d8f2b4e-extend-1"],
    ),
]
Seen = Annotated[
    str | None,
    Header(alias="If-Match", pattern=ETAG, description="ETag версии, которую вы видели.", examples=['"3"']),
]
Required = Annotated[
    str, Header(alias="If-Match", pattern=ETAG, description="ETag версии, которую вы видели.", examples=['"3"'])
]
Correlation = Annotated[
    UUID | None, Header(alias="X-Correlation-Id", description="Связывает запросы одного дела; иначе свой у каждого.")
]


async def _command(request: Request, key: Key, seen: Seen = None, correlation: Correlation = None) -> Intent:
    access, api = access_of(request), served(request).api
    cause = correlation or UUID(request.state.request_id)
    bind_contextvars(correlation_id=str(cause))
    intent = request.state.intent = Intent(
        actor=access.actor,
        command_id=key,
        fingerprint=await fingerprint(request, access.actor.school),
        correlation_id=cause,
        today=api.clock.today(),
        expected_version=int(seen.strip('"')) if seen else None,
    )
    return intent


async def _change(request: Request, key: Key, seen: Required, correlation: Correlation = None) -> Intent:
    return await _command(request, key, seen, correlation)


Command = Annotated[Intent, Depends(_command)]
"""Of a command that makes something, or that several give at once about the same object; If-Match counts when sent."""

Change = Annotated[Intent, Depends(_change)]
"""Of a command that changes an object its sender has seen: If-Match is required."""


async def fingerprint(request: Request, school: UUID) -> bytes:
    """What makes two requests the same: method, path, query in any order, school, and the body to the byte (of a form:
    its fields and files, since its boundary differs each time). If-Match is left out: a client that lost the answer may
    have read the new version before it asks again, and it still means the same command."""
    digest = hashlib.sha256()
    query = urlencode(sorted(request.query_params.multi_items()))
    for part in (request.method, request.scope["path"], query, str(school)):
        digest.update(part.encode() + b"\0")
    digest.update(await _body_digest(request))
    return digest.digest()


async def _body_digest(request: Request) -> bytes:
    if not request.headers.get("Content-Type", "").startswith("multipart/form-data"):
        return hashlib.sha256(await request.body()).digest()
    fields = []
    for name, value in (await request.form()).multi_items():
        if isinstance(value, UploadFile):
            content, text = await value.read(), value.filename or ""
            await value.seek(0)
        else:
            content, text = value.encode(), ""
        fields.append((name, text, hashlib.sha256(content).hexdigest()))
    return hashlib.sha256(repr(sorted(fields)).encode()).digest()
