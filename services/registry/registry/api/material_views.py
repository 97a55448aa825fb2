"""The shapes in which materials are sent and read."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from backbone.intent import Intent
from backbone.vault import Vault
from backbone.web import Body, View, with_reasons
from contracts.codes import Direction, Level, MaterialKind
from psycopg.rows import DictRow
from pydantic import Field

from registry.api.parts import sealed
from registry.api.record_views import Url
from registry.domain.library.material import Edition, Material

Title = Annotated[str, Field(min_length=2, max_length=300, examples=["Памятка наставника"])]
Directions = Annotated[tuple[Direction, ...], Field(max_length=len(Direction))]
Words = Annotated[str, Field(min_length=1, max_length=20000, examples=["С чего начать первую встречу"])]
Source = Annotated[str, Field(min_length=1, max_length=1000, examples=["Письмо АЗ-1128/08, раздел 4"])]
Reason = Annotated[str, Field(min_length=1, max_length=2000)]


class NewEdition(Body):
    """`source` – на чём основан материал; `deviations` – причина, если у метода его нет."""

    level: Level = Field(examples=[Level.SCHOOL])
    directions: Directions = ()
    title: Title
    text: Words | None = None
    source: Source | None = None
    url: Url | None = None
    deviations: dict[str, Reason] = Field({}, max_length=5)

    def sealed(self, intent: Intent, vault: Vault) -> tuple[Intent, Edition]:
        texts = self.model_dump(include={"title", "text", "source", "url"}, exclude_none=True)
        told, places = sealed(with_reasons(intent, vault, intent.school, self.deviations), vault, intent.school, texts)
        return told, Edition(
            level=self.level,
            directions=self.directions,
            title=places["title"],
            text=places.get("text"),
            source=places.get("source"),
            url=places.get("url"),
        )


class NewMaterial(NewEdition):
    kind: MaterialKind = Field(examples=[MaterialKind.MENTOR_MEMO])


class MaterialRow(View):
    """`number` – версия; `received` – сколько человек отметили её получение."""

    id: UUID
    place: int
    kind: MaterialKind
    number: int
    level: Level
    directions: tuple[Direction, ...]
    title: str | None = Field(examples=["Памятка наставника"])
    url: str | None = Field(examples=["https://school1.example/memo"])
    received: int
    withdrawn: date | None

    @classmethod
    def of(cls, row: DictRow, opened: Mapping[UUID, str | None]) -> Self:
        words = opened_of({name: row[name] for name in ("title", "url")}, opened)
        return cls.model_validate({**row, **words, "received": len(row["acknowledged"])})


class MaterialView(View):
    """`acknowledged` – кто и когда отметил получение этой версии; участнику виден он сам."""

    id: UUID
    kind: MaterialKind
    number: int
    level: Level
    directions: tuple[Direction, ...]
    title: str | None = Field(examples=["Памятка наставника"])
    text: str | None = Field(examples=["С чего начать первую встречу"])
    source: str | None = Field(examples=["Письмо АЗ-1128/08, раздел 4"])
    url: str | None = Field(examples=["https://school1.example/memo"])
    acknowledged: dict[UUID, date]
    deviations: dict[str, str | None]
    withdrawn: date | None

    @classmethod
    def of(cls, material: Material, vault: Vault, acknowledged: Mapping[UUID, date], *, deviations: bool) -> Self:
        """Who deviated from what, and why, only with `deviations`."""
        edition, told = material.latest, material.deviations if deviations else {}
        words = {name: getattr(edition, name) for name in ("title", "text", "source", "url")}
        opened = vault.open(place for place in (*words.values(), *told.values()) if place)
        shown = {
            **vars(material),
            **edition.model_dump(),
            **opened_of(words, opened),
            "number": len(material.editions),
            "acknowledged": acknowledged,
            "deviations": opened_of(told, opened),
        }
        return cls.model_validate(shown)


def opened_of(places: Mapping[str, UUID | None], opened: Mapping[UUID, str | None]) -> dict[str, str | None]:
    return {name: opened[place] if place else None for name, place in places.items()}
