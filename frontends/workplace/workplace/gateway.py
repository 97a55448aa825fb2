"""The way to the four interfaces: token, positions, versions, keys; refusals as they come."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from workplace.catalogue import Catalogue, Json, Operation
from workplace.session import Session, SignedOut

PATIENCE = 5
"""Times that a read is asked again while it has not seen enough; each time the service itself waits a while."""
PER_PAGE = "100"


class Refusal(Exception):
    """A problem document, or one in its place when nobody answered."""

    def __init__(self, status: int, problem: Json) -> None:
        super().__init__(problem.get("detail"))
        self.status = status
        self.problem = problem

    @property
    def code(self) -> str:
        return str(self.problem.get("type", "")).rpartition(":")[2]

    @property
    def passing(self) -> bool:
        """The same request may still succeed, or has already."""
        return self.status >= 500


@dataclass(frozen=True)
class Answer:
    body: Any
    version: str = ""
    """The ETag of what was read."""


SILENCE: Json = {"title": "Служба не отвечает", "detail": "Служба не отвечает. Попробуйте ещё раз через минуту."}


class Gateway:
    def __init__(self, services: Mapping[str, str], http: httpx.AsyncClient) -> None:
        self._services = services
        self._http = http
        self._catalogue: Catalogue | None = None
        self._learning = asyncio.Lock()

    async def catalogue(self) -> Catalogue:
        """Learnt from the services with the first request. Raises Refusal."""
        async with self._learning:
            if self._catalogue is None:
                told = await asyncio.gather(*(self._learn(service) for service in self._services))
                documents = {service: document for service, document, _ in told}
                self._catalogue = Catalogue(documents, {service: sources for service, _, sources in told})
        return self._catalogue

    async def read(
        self, session: Session, operation: Operation, values: Mapping[str, str], query: Mapping[str, Any]
    ) -> Answer:
        """Raises Refusal, SignedOut."""
        asked = {name: value for name, value in query.items() if value not in ("", None)}
        if operation.paged:
            asked.setdefault("limit", PER_PAGE)
        headers = self._headers(session) | await self._waiting(session, operation.service)
        for left in reversed(range(PATIENCE)):
            try:
                answer = await self._send(operation, values, headers, params=asked)
                return Answer(answer.json(), answer.headers.get("ETag", ""))
            except Refusal as refusal:
                if refusal.code != "not-yet" or not left:
                    raise
        raise AssertionError

    async def command(
        self, session: Session, operation: Operation, values: Mapping[str, str], headers: Mapping[str, str], **body: Any
    ) -> Answer:
        """Raises Refusal, SignedOut."""
        sent = {**self._headers(session), **await self._waiting(session, operation.service), **headers}
        return Answer((await self._send(operation, values, sent, **body)).json())

    async def file(
        self, session: Session, operation: Operation, values: Mapping[str, str], query: Mapping[str, str]
    ) -> httpx.Response:
        """Raises Refusal, SignedOut."""
        headers = self._headers(session) | await self._waiting(session, operation.service)
        return await self._send(operation, values, headers, params=dict(query))

    async def _send(
        self, operation: Operation, values: Mapping[str, str], headers: Mapping[str, str], **request: Any
    ) -> httpx.Response:
        url = self._services[operation.service] + operation.url(values)
        told = {name.encode(): value.encode("ascii", "replace") for name, value in headers.items()}
        try:
            answer = await self._http.request(operation.method, url, headers=told, **request)
        except httpx.TransportError as error:
            raise Refusal(503, SILENCE) from error
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            raise SignedOut
        if not answer.is_success:
            raise Refusal(answer.status_code, _problem(answer))
        return answer

    async def _learn(self, service: str) -> tuple[str, Json, frozenset[str]]:
        try:
            document = await self._http.get(f"{self._services[service]}/openapi.json")
            status = await self._http.get(f"{self._services[service]}/status")
        except httpx.TransportError as error:
            raise Refusal(503, SILENCE) from error
        if document.is_error or status.is_error:
            raise Refusal(503, SILENCE)
        heard = {str(one["source"]) for one in status.json()["followers"]}
        return service, document.json(), frozenset(heard | {service})

    async def _waiting(self, session: Session, service: str) -> dict[str, str]:
        """Positions of what this service hears of."""
        sources = (await self.catalogue()).sources[service]
        positions = [told for told in session.seen.split(",") if told.partition(":")[0] in sources]
        return {"X-Min-Position": ",".join(positions)} if positions else {}

    @staticmethod
    def _headers(session: Session) -> dict[str, str]:
        return {"Authorization": f"Bearer {session.token}"}


def _problem(answer: httpx.Response) -> Json:
    try:
        return dict(answer.json())
    except ValueError:
        return {**SILENCE, "status": answer.status_code}
