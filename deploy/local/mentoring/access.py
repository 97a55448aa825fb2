"""The running platform as its users meet it: addresses, tokens, the clock, the mail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import httpx
from pydantic import BaseModel, ConfigDict

from mentoring.settings import SERVICES, Ports


class Persona(BaseModel):
    """Somebody in whose name one can go on; `title` is how people call them."""

    model_config = ConfigDict(frozen=True)

    title: str
    roles: tuple[str, ...]
    person: UUID | None = None
    school: UUID | None = None
    on_behalf_of: UUID | None = None


class Access:
    def __init__(self, ports: Ports) -> None:
        self.urls = {name: ports.url(name) for name in SERVICES}
        self._devhost = httpx.Client(base_url=ports.url("devhost"), timeout=10)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._devhost.close()

    def token(
        self,
        *roles: str,
        person: UUID | None = None,
        school: UUID | None = None,
        on_behalf_of: UUID | None = None,
        ttl: int | None = None,
    ) -> str:
        """A bearer token, for `ttl` seconds or for a working day."""
        said = {"person": person, "school": school, "on_behalf_of": on_behalf_of, "ttl": ttl}
        claims = {name: value if name == "ttl" else str(value) for name, value in said.items() if value is not None}
        return str(self._call("POST", "/tokens", {"roles": roles, **claims})["access_token"])

    def token_of(self, persona: Persona) -> str:
        person, school, head = persona.person, persona.school, persona.on_behalf_of
        return self.token(*persona.roles, person=person, school=school, on_behalf_of=head)

    def now(self) -> datetime:
        return datetime.fromisoformat(self._call("GET", "/clock")["now"])

    def move_clock(self, to: datetime) -> datetime:
        """Time flows on from there; it goes forward only."""
        return datetime.fromisoformat(self._call("PUT", "/clock", {"now": to.isoformat()})["now"])

    def mail(self, to: str | None = None) -> Sequence[dict[str, str]]:
        """Recipient, subject, message_id and file of every message received."""
        answer = self._devhost.get("/mail", params={"to": to} if to else {}).raise_for_status()
        return list(answer.json())

    def _call(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        return dict(self._devhost.request(method, path, json=body).raise_for_status().json())
