"""Who is signed in: what the bearer token says of itself. The services verify it, with every request anew."""

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass
from typing import Literal, Self

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

TOKEN, SEEN = "token", "seen"
POSITION = re.compile(r"\b[a-z]+:[0-9]+\b")
MINUTES = 600
"""Seconds after which everything has long been seen everywhere."""


class SignedOut(Exception):
    """Nobody is signed in, or not any more."""


@dataclass(frozen=True)
class Session:
    """`seen` are the positions that reads must not be older than: `registry:123,programs:7`."""

    token: str
    roles: frozenset[str]
    person: str
    school: str
    seen: str = ""

    @classmethod
    def of(cls, token: str, seen: str = "") -> Self:
        """Raises SignedOut for what is no token."""
        if not (token.isascii() and token.isprintable()):
            raise SignedOut
        try:
            part = token.split(".")[1]
            claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
            roles = frozenset(claims.get("roles", ()))
            return cls(token, roles, str(claims.get("person", "")), str(claims.get("school", "")), seen)
        except (IndexError, ValueError, binascii.Error, AttributeError, TypeError, RecursionError) as error:
            raise SignedOut from error

    @classmethod
    def current(cls, request: HTTPConnection) -> Self:
        """Raises SignedOut."""
        return cls.of(told(request, TOKEN), ",".join(POSITION.findall(told(request, SEEN))))

    @property
    def proof(self) -> str:
        """What a form of ours carries and nobody else's can: other sites do not know the token."""
        return hashlib.blake2b(self.token.encode(), person=b"form", digest_size=16).hexdigest()

    def may(self, roles: frozenset[str]) -> bool:
        return bool(self.roles & roles)

    def having_seen(self, position: str) -> str:
        """`seen` with one more position; of each service the furthest."""
        reached: dict[str, int] = {}
        for told in POSITION.findall(f"{self.seen},{position}"):
            service, _, number = told.partition(":")
            reached[service] = max(int(number), reached.get(service, 0))
        return ",".join(f"{service}:{number}" for service, number in reached.items())


def told(connection: HTTPConnection, name: str) -> str:
    """What the browser was asked to remember, empty where it tells nothing."""
    return connection.cookies.get(_cookie(connection, name), "")


def remember(
    request: Request,
    response: Response,
    name: str,
    value: str,
    *,
    seconds: int | None = None,
    from_elsewhere: bool = False,
) -> None:
    """`from_elsewhere`: it is told to us also when another site sends the browser here."""
    site: Literal["lax", "strict"] = "lax" if from_elsewhere else "strict"
    secure = request.app.state.secure
    cookie = _cookie(request, name)
    response.set_cookie(cookie, value, max_age=seconds, httponly=True, samesite=site, secure=secure)


def forget(request: Request, response: Response, *names: str) -> None:
    for name in names:
        response.delete_cookie(
            _cookie(request, name), httponly=True, samesite="strict", secure=request.app.state.secure
        )


def _cookie(connection: HTTPConnection, name: str) -> str:
    """By the prefix a browser takes it over TLS and from this very host alone; over http it would take none."""
    return f"__Host-{name}" if connection.app.state.secure else name
