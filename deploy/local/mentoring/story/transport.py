"""A patient line to a service: the same request, with the same key, until somebody answers."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx

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


class Problem(Exception):
    """What a service answered instead of doing it: its problem document."""

    def __init__(self, status: int, document: Mapping[str, Any]) -> None:
        super().__init__(f"{status} {document.get('title')}: {document.get('detail')}")
        self.status = status
        self.document = document

    @property
    def rule(self) -> str | None:
        """The rule of the regulation that forbids it."""
        return self.document.get("rule")

    @property
    def code(self) -> str:
        return str(self.document.get("type", "")).rpartition(":")[2]


class GaveUp(Exception):
    """A service did not answer for as long as anybody would wait."""


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

    def send(self, caller: Caller, method: str, service: str, path: str, **request: Any) -> httpx.Response:
        """Raises Problem when the service says no, GaveUp when it says nothing."""
        answer = self.until(lambda: self._attempt(caller, method, self.services[service] + path, request))
        if answer.is_error:
            raise Problem(answer.status_code, answer.json())
        return answer

    def until(self, attempt: Callable[[], httpx.Response | str]) -> httpx.Response:
        """Attempts again until there is an answer; a string says why there is none yet."""
        deadline, pause = self.monotonic() + self.patience, FIRST_PAUSE
        while isinstance(answer := attempt(), str):
            if self.monotonic() > deadline:
                raise GaveUp(answer)
            self.pause(pause)
            pause = min(LONGEST_PAUSE, pause * 2)
        return answer

    def _attempt(self, caller: Caller, method: str, url: str, request: dict[str, Any]) -> httpx.Response | str:
        try:
            answer = self._once(caller, method, url, request)
            if answer.status_code == 401:
                self._tokens.pop(caller, None)
                answer = self._once(caller, method, url, request)
        except httpx.TransportError as error:
            return f"{method} {url}: {type(error).__name__} {error}"
        return f"{method} {url}: {answer.text}" if answer.status_code in PASSING else answer

    def _once(self, caller: Caller, method: str, url: str, request: dict[str, Any]) -> httpx.Response:
        if caller not in self._tokens:
            self._tokens[caller] = self.token(caller)
        headers = request.get("headers", {}) | {"Authorization": f"Bearer {self._tokens[caller]}"}
        return self.http.request(method, url, **request | {"headers": headers})
