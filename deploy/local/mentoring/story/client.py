"""One client of the public APIs: a key per intent, versions from receipts, positions to wait for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx

from mentoring.story.transport import Caller, Line, NotYet, Problem

Json = dict[str, Any]


@dataclass(frozen=True)
class Receipt:
    """`position` is one to wait for: `registry:123`."""

    id: UUID
    version: int
    position: str


@dataclass
class Client:
    """`reached` is the furthest position of each service that we have had a receipt for."""

    line: Line
    reached: dict[str, int] = field(default_factory=dict)
    _versions: dict[str, int] = field(default_factory=dict)

    def create(self, caller: Caller, service: str, path: str, body: Json, key: str) -> Receipt:
        """A command that makes something."""
        return self._receipt(self._post(caller, service, path, key, json=body))

    def change(
        self,
        caller: Caller,
        service: str,
        of: str,
        action: str,
        body: Json,
        key: str,
        after: str = "",
        seen_by: Caller | None = None,
    ) -> Receipt:
        """A command about the object at `of` in the version that we saw last; seen anew when somebody was faster.
        `after`: positions of other services that it rests on."""
        tried: int | None = None
        while True:
            version = self._version(seen_by or caller, service, of)
            headers = {"If-Match": f'"{version}"', **_waiting(after)}
            try:
                receipt = self._receipt(self._post(caller, service, f"{of}/{action}", key, headers, json=body))
            except Problem as problem:
                if problem.status != httpx.codes.PRECONDITION_FAILED or version == tried:
                    raise
                tried = version
                self._versions.pop(service + of, None)
            else:
                self._versions[service + of] = receipt.version
                return receipt

    def upload(self, caller: Caller, service: str, path: str, file: tuple[str, bytes], key: str) -> Json:
        read: Json = self._post(caller, service, path, key, files={"file": file}).json()
        return read

    def get(self, caller: Caller, service: str, path: str, after: str = "", **query: Any) -> Json:
        """`after`: positions that the answer must not be older than."""
        answer = self.line.send(caller, "GET", service, path, params=query, headers=_waiting(after))
        if "ETag" in answer.headers:
            self._versions[service + path] = int(answer.headers["ETag"].strip('"'))
        read: Json = answer.json()
        return read

    def listed(self, caller: Caller, service: str, path: str, after: str = "") -> list[Json]:
        """A list that comes whole."""
        read: list[Json] = self.line.send(caller, "GET", service, path, headers=_waiting(after)).json()
        return read

    def items(self, caller: Caller, service: str, path: str, after: str = "", **query: Any) -> list[Json]:
        """All pages of a list."""
        page = self.get(caller, service, path, after, limit=200, **query)
        found: list[Json] = page["items"]
        while page["next"]:
            page = self.get(caller, service, path, after, limit=200, cursor=page["next"], **query)
            found += page["items"]
        return found

    def awaited(
        self, caller: Caller, service: str, path: str, ready: Callable[[Json], bool] = bool, **query: Any
    ) -> Json:
        """An object that another service's reaction makes or changes: asked for until it is there and `ready`."""

        def attempt() -> Json:
            try:
                found = self.get(caller, service, path, **query)
            except Problem as problem:
                if problem.status == httpx.codes.NOT_FOUND:
                    raise NotYet(f"{service}{path} did not appear") from problem
                raise
            if not ready(found):
                raise NotYet(f"{service}{path} did not change")
            return found

        return self.line.patiently(attempt)

    def _post(
        self, caller: Caller, service: str, path: str, key: str, seen: dict[str, str] | None = None, **body: Any
    ) -> httpx.Response:
        headers = {"Idempotency-Key": key, **(seen or {})}
        return self.line.send(caller, "POST", service, path, headers=headers, **body)

    def _receipt(self, answer: httpx.Response) -> Receipt:
        body = answer.json()
        source, _, position = body["position"].partition(":")
        self.reached[source] = max(int(position), self.reached.get(source, 0))
        return Receipt(UUID(body["id"]), body["version"], body["position"])

    def _version(self, caller: Caller, service: str, of: str) -> int:
        if service + of not in self._versions:
            self.get(caller, service, of)
        return self._versions[service + of]


def _waiting(positions: str) -> dict[str, str]:
    return {"X-Min-Position": positions} if positions else {}
