"""The legal library: acts with their amendments."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, History, Page, Paging, Reader, Routes, Versioned, View
from contracts.codes import ActLevel, ActType
from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from registry.api.parts import App, At, Texts, asked, school_of, sealed
from registry.api.record_views import Shelf
from registry.application.library import Entry
from registry.audit import tell
from registry.domain.library.source import LegalSource, Requisites
from registry.domain.library.well_known import WELL_KNOWN
from registry.domain.signature import CODE

routes = Routes(prefix="/legal-sources", tags=["library"])

Number = Annotated[str, Field(pattern=CODE, max_length=64, examples=["273-ФЗ"])]
TITLE = "Федеральный закон «Об образовании в Российской Федерации»"
SOURCE: JsonDict = {
    "requisites": {
        "type": "law",
        "number": "273-ФЗ",
        "dated": "2012-12-29",
        "level": "federal",
        "valid_from": "2013-09-01",
    },
    "title": TITLE,
}


class NewSource(Body):
    """`horizon` – до какого дня акт ставил цели, если он об этом говорит."""

    model_config = ConfigDict(json_schema_extra={"examples": [SOURCE]})

    requisites: Requisites
    title: str = Field(min_length=3, max_length=1000)


class Amendment(Body):
    """`number` – изменяющий акт; `repealed` – акт утратил силу с дня `effective`."""

    number: Number
    effective: date
    repealed: bool = Field(False, examples=[False])


class SourceRow(View):
    id: UUID
    place: int
    type: ActType
    number: Number
    dated: date
    level: ActLevel
    title: str | None = Field(examples=[TITLE])
    valid_from: date
    valid_to: date | None
    horizon: date | None
    amendments: tuple[Number, ...]


class SourceView(View):
    id: UUID
    requisites: Requisites
    title: str | None = Field(examples=[TITLE])
    valid_to: date | None
    amendments: dict[str, date]


@routes.post("")
def add_legal_source(body: NewSource, intent: Command, app: App, texts: Texts) -> Created:
    """Внести акт в библиотеку (R-1.1-03)."""
    told, places = sealed(intent, texts, intent.school, {"title": body.title})
    return Created(app.add_legal_sources(told, [Entry(body.requisites, places["title"])]), at="/legal-sources")


@routes.post("/well-known")
def adopt_well_known(intent: Command, app: App, texts: Texts) -> Created:
    """Внести общие акты: 273-ФЗ, Указ № 204, 3273-р, АЗ-1128/08 (R-1.1-03, R-1.1-04, R-1.1-05)."""
    titles = {known.requisites.number: known.title for known in WELL_KNOWN}
    told, places = sealed(intent, texts, intent.school, titles)
    entries = [Entry(known.requisites, places[known.requisites.number]) for known in WELL_KNOWN]
    return Created(app.add_legal_sources(told, entries), at="/legal-sources")


@routes.get("")
def list_legal_sources(
    reader: Reader, paging: Paging, shelf: Shelf, texts: Texts, level: ActLevel | None = None
) -> Page[SourceRow]:
    """Библиотека актов школы."""
    found = shelf.legal_sources(school_of(reader), asked(paging), level=level)
    titles = texts.open(row["title"] for row in found.rows)
    rows = [SourceRow.model_validate({**row, "title": titles[row["title"]]}) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/{id}")
def get_legal_source(id: UUID, reader: Reader, app: App, texts: Texts, at: At) -> Versioned[SourceView]:
    """Акт с изменениями."""
    source = app.load(LegalSource, id, school_of(reader), **at.asked)
    title = texts.open([source.title])[source.title]
    return Versioned(source.version, SourceView.model_validate({**vars(source), "title": title}))


@routes.get("/{id}/history")
def legal_source_history(id: UUID, reader: Reader, app: App) -> History:
    """История акта словами."""
    app.load(LegalSource, id, school_of(reader))
    return History(app.history(id, school_of(reader)), tell)


@routes.post("/{id}/amendment")
def amend_legal_source(id: UUID, body: Amendment, intent: Change, app: App) -> Receipt:
    """Отметить изменение акта; куратор узнаёт, если на нём стоит Положение (R-1.1-03, R-9.2-01)."""
    return app.amend_legal_source(intent, id, body.number, body.effective, repealed=body.repealed)
