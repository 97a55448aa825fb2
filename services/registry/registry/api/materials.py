"""Materials: methods, memos, scenarios, templates with their versions; and who has received them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Intent, Receipt
from backbone.vault import Vault
from backbone.web import (
    Body,
    Change,
    Command,
    Created,
    Page,
    Paging,
    Reader,
    Routes,
    Versioned,
    View,
    with_reasons,
)
from contracts.codes import Direction, Level, MaterialKind
from pydantic import Field

from registry.api.parts import ORGANISERS, App, At, Texts, asked, school_of, sealed
from registry.api.record_views import Shelf, Url
from registry.domain.library.material import Edition, Material

routes = Routes(prefix="/materials", tags=["library"])

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


@routes.post("")
def publish_material(body: NewMaterial, intent: Command, app: App, texts: Texts) -> Created:
    """Разместить материал: метод, памятку, сценарий, шаблон (R-3.5-05, R-A.4-02, R-2.2-10, R-2.2-02)."""
    told, edition = body.sealed(intent, texts)
    return Created(app.publish_material(told, body.kind, edition), at="/materials")


@routes.get("")
def list_materials(
    reader: Reader,
    paging: Paging,
    shelf: Shelf,
    texts: Texts,
    kind: MaterialKind | None = None,
    direction: Direction | None = None,
) -> Page[MaterialRow]:
    """Материалы школы; по видам и направлениям."""
    found = shelf.materials(school_of(reader), asked(paging), kind=kind, direction=direction)
    opened = texts.open(place for row in found.rows for place in (row["title"], row["url"]) if place)
    rows = [
        MaterialRow.model_validate(
            {
                **row,
                "title": opened[row["title"]],
                "url": row["url"] and opened[row["url"]],
                "received": len(row["acknowledged"]),
            }
        )
        for row in found.rows
    ]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/{id}")
def get_material(id: UUID, reader: Reader, app: App, texts: Texts, at: At) -> Versioned[MaterialView]:
    """Материал: последняя версия, или прежняя по `version` (R-3.5-04)."""
    material = app.load(Material, id, school_of(reader), **at.asked)
    everybody = reader.role in ORGANISERS
    received = {
        person: receipt.on
        for person, receipt in material.acknowledged.items()
        if receipt.version == len(material.editions) and (everybody or person == reader.person)
    }
    edition = material.latest
    words = {name: getattr(edition, name) for name in ("title", "text", "source", "url")}
    opened = texts.open(place for place in (*words.values(), *material.deviations.values()) if place)
    shown = {
        **vars(material),
        **edition.model_dump(),
        **_opened(words, opened),
        "number": len(material.editions),
        "acknowledged": received,
        "deviations": _opened(material.deviations, opened) if everybody else {},
    }
    return Versioned(material.version, MaterialView.model_validate(shown))


@routes.post("/{id}/editions")
def revise_material(id: UUID, body: NewEdition, intent: Change, app: App, texts: Texts) -> Receipt:
    """Разместить новую версию; прежние остаются (R-3.5-04)."""
    told, edition = body.sealed(intent, texts)
    return app.revise_material(told, id, edition)


@routes.post("/{id}/acknowledgements")
def acknowledge_material(id: UUID, intent: Command, app: App) -> Receipt:
    """Отметить, что материал получен (R-A.4-D5, R-A.5-D3)."""
    return app.acknowledge_material(intent, id)


@routes.post("/{id}/withdrawal")
def withdraw_material(id: UUID, intent: Change, app: App) -> Receipt:
    """Снять материал."""
    return app.withdraw_material(intent, id)


def _opened(places: Mapping[str, UUID | None], opened: Mapping[UUID, str | None]) -> dict[str, str | None]:
    return {name: opened[place] if place else None for name, place in places.items()}
