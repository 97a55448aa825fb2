"""Validation errors told in Russian: a JSON pointer into the body, or the parameter, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError

from backbone.web.messages import MESSAGES, OTHERWISE

MOST = 50


def told(error: RequestValidationError) -> list[dict[str, Any]]:
    """Never the values themselves: they may be personal."""
    return [_told(item, error.body) for item in error.errors()[:MOST]]


def _told(item: dict[str, Any], body: Any) -> dict[str, Any]:
    kind, (source, *path) = item["type"], item["loc"]
    message = {"detail": MESSAGES.get(kind, OTHERWISE).format_map(item.get("ctx", {})), "code": kind}
    if source == "body":
        real = [] if kind == "json_invalid" else _real(path, body, kind == "missing")
        return {"pointer": "".join(f"/{_escaped(part)}" for part in real), **message}
    return {"in": source, "parameter": str(path[0]) if path else "", **message}


def _real(path: Sequence[int | str], body: Any, missing: bool) -> Iterator[int | str]:
    """The path without the steps pydantic adds for members of unions and for validators."""
    for index, part in enumerate(path):
        if _holds(body, part):
            yield part
            body = body[part]
        elif isinstance(body, dict) and missing and index == len(path) - 1:
            yield part


def _holds(body: Any, part: int | str) -> bool:
    if isinstance(body, list):
        return isinstance(part, int) and part < len(body)
    return isinstance(body, dict) and part in body


def _escaped(part: int | str) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")
