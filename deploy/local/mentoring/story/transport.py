"""A patient line to a service: the same request, with the same key, until somebody answers."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar
from uuid import UUID

import httpx

from mentoring.errors import CannotRun

T = TypeVar("T")

PASSING = {429, 502, 503, 504}
"""Statuses that say: ask again."""
FIRST_PAUSE = 0.02
LONGEST_PAUSE = 1.0


@dataclass(frozen=True)
class Caller:
    """Who speaks, as the token will say. The office belongs to no school."""

    role: str
    person: UUID | None = None
    school: UUID | None = None


class Problem(CannotRun):
    """What a service answered instead of doing it: its problem document."""

    def __init__(self, asked: str, status: int, document: Mapping[str, Any]) -> None:
        super().__init__(f"{asked}: {status} {document.get('title')}: {document.get('detail')}")
        self.status = status
        self.document = document

    @property
    def rule(self) -> str | None:
        """The rule of the regulation that forbids it."""
        return self.document.get("rule")

    @property
    def code(self) -> str:
        return str(self.document.get("type", "")).rpartition(":")[2]


class NotYet(Exception):
    """What is waited for may still come."""


class GaveUp(CannotRun):
    """It did not come for as long as anybody would wait."""


@dataclass
class Line:
    """`token` makes a bearer token; it is asked again when one has expired. `patience` is how many seconds a service
    may be away."""

    services: Mapping[str, str]
    token: Callable[[Caller], str]
    patience: float = 300
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=15))
    pause: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    _tokens: dict[Caller, str] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def send(self, caller: Caller, method: str, service: str, path: str, **request: Any) -> httpx.Response:
        """Raises Problem when the service says no, GaveUp when it says nothing."""
        return self.patiently(lambda: self.attempt(caller, method, self.services[service] + path, request))

    def patiently(self, attempt: Callable[[], T]) -> T:
        """Again and again while nobody answers or the answer is NotYet. Raises GaveUp."""
        deadline, pause = self.monotonic() + self.patience, FIRST_PAUSE
        while True:
            try:
                return attempt()
            except (httpx.TransportError, NotYet) as error:
                if self.monotonic() > deadline:
                    raise GaveUp(f"{type(error).__name__} {error}") from error
            self.pause(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    def attempt(self, caller: Caller, method: str, url: str, request: dict[str, Any]) -> httpx.Response:
        """Once. Raises Problem, NotYet and what the network raises."""
        answer = self._with_token(caller, method, url, request)
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            self._tokens.pop(caller, None)
            answer = self._with_token(caller, method, url, request)
        if answer.status_code in PASSING:
            raise NotYet(f"{method} {url}: {answer.text}")
        if answer.is_error:
            raise Problem(f"{method} {url}", answer.status_code, answer.json())
        return answer

    def _with_token(self, caller: Caller, method: str, url: str, request: dict[str, Any]) -> httpx.Response:
        if caller not in self._tokens:
            self._tokens[caller] = self.token(caller)
        headers = request.get("headers", {}) | {"Authorization": f"Bearer {self._tokens[caller]}"}
        return self.http.request(method, url, **request | {"headers": headers})
