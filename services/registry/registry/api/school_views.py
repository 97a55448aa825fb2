"""What is shown of a school."""

from datetime import date
from uuid import UUID

from backbone.web import View
from contracts.codes import Annex
from contracts.regulation import RuleParameters
from pydantic import Field

from registry.api.parts import Origins


class SchoolRow(View):
    id: UUID
    place: int
    name: str = Field(examples=["МБОУ «Средняя школа № 1»"])
    short_name: str = Field(examples=["СШ № 1"])
    head: UUID
    origins: Origins
    registered: date
    edition: int | None
    curator: UUID | None


class EditionView(View):
    id: UUID
    number: int
    order: UUID
    valid_from: date
    parameters: RuleParameters
    sources: tuple[UUID, ...]
    responsible: tuple[UUID, ...]
    annexes: tuple[Annex, ...]


class CuratorView(View):
    """`until` – последний день, если назначен на время."""

    person: UUID
    order: UUID
    since: date
    until: date | None


class ActingHeadView(CuratorView):
    until: date


class SchoolView(View):
    """`edition`, `curator` и `acting_head` – действующие сегодня."""

    id: UUID
    name: str = Field(examples=["МБОУ «Средняя школа № 1»"])
    short_name: str = Field(examples=["СШ № 1"])
    origins: Origins
    head: UUID
    curator: CuratorView | None
    acting_head: ActingHeadView | None
    edition: EditionView | None
    editions: tuple[EditionView, ...]
    next_actualisation: date | None
