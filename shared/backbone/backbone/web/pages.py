"""Pages for browsers: how the published document describes them, packed, and not sent again where they are known."""

import gzip
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from fastapi import Request, Response

PAGE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {"example": "<!doctype html>…"}}}}
SMALL = 1024
"""Bytes that are not worth packing."""


def packed(request: Request, content: bytes, headers: Mapping[str, str], status: int = 200) -> Response:
    """Compressed for who takes that. Only for what holds no secret that could be guessed from its length."""
    told = {**headers, "Vary": "Accept-Encoding, Origin"}
    if len(content) > SMALL and "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(gzip.compress(content, 6), status, {**told, "Content-Encoding": "gzip"})
    return Response(content, status, told)


def asked_for_each_time(request: Request, content: bytes, headers: Mapping[str, str]) -> Response:
    """Whoever keeps it asks before each use whether it still holds, and is told so in a few bytes."""
    tag = f'W/"{sha256(content).hexdigest()[:32]}"'
    told = {**headers, "Cache-Control": "no-cache", "ETag": tag}
    known = [one.strip() for one in request.headers.get("If-None-Match", "").split(",")]
    if tag in known:
        return Response(status_code=304, headers={**told, "Vary": "Accept-Encoding, Origin"})
    return packed(request, content, told)
