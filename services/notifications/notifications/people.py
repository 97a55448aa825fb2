"""Names and addresses, asked of registry at the moment of need and kept nowhere. Who looks is recorded there."""

from collections.abc import Collection, Mapping
from uuid import UUID

import anyio.from_thread
from backbone.asks import Asker, Declined, Unanswered
from backbone.identity import Role
from backbone.logs import logger
from backbone.web import Access
from pydantic import BaseModel, RootModel

SUBJECT = "ask.registry.names"
PATIENCE = 2.0
"""Seconds."""
MOST = 500
"""Persons in one question, as many as registry takes."""
log = logger("notifications")


class NamesWanted(BaseModel):
    """`reader` sees the names, in a `role`; without one the service itself uses them."""

    persons: tuple[UUID, ...]
    purpose: str
    service: str
    reader: UUID | None = None
    role: Role = Role.SERVICE


class Person(BaseModel):
    name: str
    email: str | None = None


class Names(RootModel[dict[UUID, Person | None]]):
    """None for a person who has been forgotten, or was never known."""


class Directory:
    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    async def addresses(self, persons: Collection[UUID]) -> Mapping[UUID, Person | None]:
        """Raises Unanswered or Declined: without registry no mail goes out."""
        return await self._ask(persons, "notification-sending")

    async def names(self, reader: Access, persons: Collection[UUID]) -> Mapping[UUID, str | None]:
        """Empty when registry does not answer: an inbox without names is better than none."""
        if not persons:
            return {}
        try:
            found = await self._ask(persons, "notification-inbox", reader.person, reader.role)
        except (Unanswered, Declined) as error:
            log.warning("names_unknown", error=type(error).__name__)
            return {}
        return {id: person.name if person else None for id, person in found.items()}

    def names_from_thread(self, reader: Access, persons: Collection[UUID]) -> Mapping[UUID, str | None]:
        """The same from a plain `def` endpoint."""
        return anyio.from_thread.run(self.names, reader, persons)

    async def _ask(
        self, persons: Collection[UUID], purpose: str, reader: UUID | None = None, role: Role = Role.SERVICE
    ) -> Mapping[UUID, Person | None]:
        found: dict[UUID, Person | None] = {}
        asked = tuple(persons)
        for start in range(0, len(asked), MOST):
            wanted = NamesWanted(
                persons=asked[start : start + MOST],
                purpose=purpose,
                service=self._asker.bus.service,
                reader=reader,
                role=role,
            )
            found |= (await self._asker.ask(SUBJECT, wanted, Names, timeout=PATIENCE)).root
        return found
