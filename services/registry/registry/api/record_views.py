"""What is shown of records."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from backbone.identity import Role
from backbone.vault import Vault
from backbone.web import Provided, View
from contracts.codes import Audience, Direction, Level, RecordKind, RecordResult
from pydantic import Field
from pydantic.config import JsonDict

from registry.domain.record.facts import Facts
from registry.domain.record.kinds import KINDS, Shape
from registry.domain.record.record import Record
from registry.views.shelves import Shelves

Shelf = Annotated[Shelves, Provided(Shelves)]
Url = Annotated[
    str, Field(pattern=r"^https?://[^\s]+$", max_length=500, examples=["https://school1.example/mentoring"])
]
SAID: JsonDict = {
    "facts": {"day": "2025-09-01", "reach": {"teachers": 40, "parents": 120}, "level": "school"},
    "text": "Рассказали о наставничестве на педсовете и родительских собраниях",
}
RECORD: JsonDict = {"kind": "information-campaign", **SAID}


class KindView(View):
    """`needs` – обязательные сведения, `may` – возможные; `by` – роли, `oneself` – о себе и сам участник."""

    kind: RecordKind
    label: str = Field(examples=["информирование о наставничестве"])
    clauses: str = Field(examples=["R-A.1-01"])
    needs: tuple[str, ...] = Field(examples=[["reach"]])
    may: tuple[str, ...] = Field(examples=[["level"]])
    results: tuple[RecordResult, ...]
    by: tuple[Role, ...]
    oneself: bool
    confidential: bool

    @classmethod
    def of(cls, kind: RecordKind, shape: Shape) -> Self:
        said = {"needs": sorted(shape.needed), "may": sorted(shape.allowed - shape.needed)}
        return cls.model_validate(
            {**vars(shape), **said, "kind": kind, "label": kind.label, "clauses": shape.rows}, from_attributes=False
        )


class RecordRow(View):
    id: UUID
    place: int
    kind: RecordKind
    day: date
    persons: tuple[UUID, ...]
    match: UUID | None
    level: Level | None
    direction: Direction | None
    result: RecordResult | None
    partner: UUID | None
    material: UUID | None
    reach: dict[Audience, int]
    author: UUID
    annulled: date | None


class RecordView(View):
    """`clauses` – чему служит запись по Положению. Слова пусты, когда человек, о котором они, забыт."""

    id: UUID
    kind: RecordKind
    clauses: str = Field(examples=["R-A.1-01"])
    facts: Facts
    text: str | None = Field(examples=["Проведено по плану"])
    url: str | None = Field(examples=["https://school1.example/mentoring"])
    author: UUID
    annulled: date | None
    reason: str | None = Field(examples=["Внесено дважды"])


def record_view(record: Record, vault: Vault) -> RecordView:
    places = {"text": record.text, "url": record.url, "reason": record.reason}
    opened = vault.open(place for place in places.values() if place)
    words = {name: opened[place] if place else None for name, place in places.items()}
    return RecordView.model_validate(
        {**vars(record), **words, "clauses": KINDS[record.kind].rows}, from_attributes=False
    )
