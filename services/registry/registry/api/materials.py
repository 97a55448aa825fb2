"""Materials: methods, memos, scenarios, templates with their versions; and who has received them."""

from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Change, Command, Created, Page, Paging, Reader, Routes, Versioned
from contracts.codes import Direction, MaterialKind

from registry.api.material_views import MaterialRow, MaterialView, NewEdition, NewMaterial
from registry.api.parts import ORGANISERS, App, At, Texts, asked, school_of
from registry.api.record_views import Shelf
from registry.domain.library.material import Material

routes = Routes(prefix="/materials", tags=["library"])


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
    rows = [MaterialRow.of(row, opened) for row in found.rows]
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
    return Versioned(material.version, MaterialView.of(material, texts, received, deviations=everybody))


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
