"""What the routes share: what is provided, who reads, texts for the vault, moments in the past."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Intent
from backbone.vault import Vault
from backbone.web import Access, Provided
from backbone.web.paging import PageRequest
from fastapi import Depends, Query
from pydantic import AwareDatetime, Field

from registry.application.registry import Registry
from registry.directory import Directory
from registry.views.bank import Bank
from registry.views.queries import Slice, Views

App = Annotated[Registry, Provided(Registry)]
People = Annotated[Directory, Provided(Directory)]
Lists = Annotated[Views, Provided(Views)]
Choices = Annotated[Bank, Provided(Bank)]
Texts = Annotated[Vault, Provided(Vault)]

ORGANISERS = (Role.CURATOR, Role.HEAD, Role.ACTING_HEAD)

Name = Annotated[str, Field(min_length=2, max_length=200, examples=["Иванова Анна Петровна"])]
Email = Annotated[
    str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254, examples=["ivanova@school.example"])
]
StaffNumber = Annotated[str, Field(pattern=r"^[\w./-]{1,32}$", examples=["0142"], description="Табельный номер")]
Tags = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=40)], ...],
    Field(max_length=20, examples=[["робототехника"]], description="Свои слова; в события и сообщения не попадают"),
]
Origins = Annotated[
    tuple[Annotated[str, Field(pattern=r"^https?://[a-z0-9.-]+(:\d{1,5})?$", max_length=200)], ...],
    Field(max_length=10, examples=[["https://school1.example"]], description="Адреса сайта школы, без пути"),
]


@dataclass(frozen=True)
class Moment:
    """An object as it is, or as it was."""

    version: int | None
    as_of: date | None
    known_at: AwareDatetime | None

    @property
    def asked(self) -> dict[str, Any]:
        return {"version": self.version, "as_of": self.as_of, "known_at": self.known_at}


def _moment(
    version: Annotated[int | None, Query(ge=1, le=2**31, description="Каким объект был в этой версии.")] = None,
    as_of: Annotated[date | None, Query(description="Каким он был на эту дату.")] = None,
    known_at: Annotated[AwareDatetime | None, Query(description="Что было записано к этому моменту.")] = None,
) -> Moment:
    return Moment(version, as_of, known_at)


At = Annotated[Moment, Depends(_moment)]


def school_of(reader: Access) -> UUID:
    if reader.school is None:
        raise NotFound
    return reader.school


def person_of(reader: Access) -> UUID:
    if reader.person is None:
        raise NotFound
    return reader.person


def asked(paging: PageRequest) -> Slice:
    """Lists are in the order of their position in the log."""
    (after,) = paging.after(tuple[int]) or (None,)
    return Slice(after, paging.limit + 1)


def sealed(
    intent: Intent, vault: Vault, subject: UUID, texts: Mapping[str, str], *also: UUID
) -> tuple[Intent, dict[str, UUID]]:
    """The intent with the texts tied to it, and where they will lie, by name. They go with the first
    of those they speak of who is forgotten."""
    places = {name: intent.new_id(name) for name in texts}
    if not texts:
        return intent, places
    sealing = vault.seal(subject, {places[name]: text for name, text in texts.items()}, *also)
    return replace(intent, tied=(*intent.tied, sealing)), places
