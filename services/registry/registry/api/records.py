"""Records: dated evidence of what people did, made by those whom it is for, corrected and annulled, never lost."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Intent, Receipt
from backbone.vault import Vault
from backbone.web import Access, Body, Change, Command, Created, History, Page, Paging, Reader, Routes, Versioned
from contracts.codes import Level, RecordKind
from fastapi import Query
from pydantic import ConfigDict, Field

from registry.api.parts import App, At, Texts, asked, person_of, school_of, sealed
from registry.api.record_views import RECORD, SAID, KindView, RecordRow, RecordView, Shelf, Url, record_view
from registry.application.registry import Registry
from registry.audit import tell
from registry.domain.record.facts import Facts
from registry.domain.record.kinds import KINDS
from registry.domain.record.record import Record
from registry.views.shelves import RecordsWanted

routes = Routes(tags=["records"])

TRUSTED = (Role.CURATOR, Role.ASSOCIATION)
"""They know of what is confidential (R-A.5-03)."""
Text = Annotated[str, Field(min_length=1, max_length=4000, examples=["Проведено по плану"])]


class Said(Body):
    """`facts` – сведения, которых требует вид записи; `text` – описание, `url` – где это видно."""

    model_config = ConfigDict(json_schema_extra={"examples": [SAID]})

    facts: Facts
    text: Text
    url: Url | None = None

    def sealed(self, intent: Intent, vault: Vault) -> tuple[Intent, UUID, UUID | None]:
        """Words about one person alone are forgotten with that person."""
        persons = self.facts.persons
        subject = persons[0] if len(persons) == 1 else intent.school
        texts = {"text": self.text, "url": self.url} if self.url else {"text": self.text}
        told, places = sealed(intent, vault, subject, texts)
        return told, places["text"], places.get("url")


class NewRecord(Said):
    model_config = ConfigDict(json_schema_extra={"examples": [RECORD]})

    kind: RecordKind


class Annulment(Body):
    reason: str = Field(min_length=1, max_length=2000, examples=["Внесено дважды"])


@routes.get("/record-kinds")
def list_record_kinds(reader: Reader) -> list[KindView]:
    """Виды записей: что в них указывают, кто их делает, каким пунктам они служат."""
    return [KindView.of(kind, shape) for kind, shape in KINDS.items()]


@routes.post("/records")
def make_record(body: NewRecord, intent: Command, app: App, texts: Texts) -> Created:
    """Записать сделанное (R-1.3-02)."""
    told, text, url = body.sealed(intent, texts)
    return Created(app.make_record(told, body.kind, body.facts, text, url), at="/records")


@routes.get("/records")
def list_records(
    reader: Reader,
    paging: Paging,
    shelf: Shelf,
    kind: RecordKind | None = None,
    person: UUID | None = None,
    match: UUID | None = None,
    level: Level | None = None,
    material: UUID | None = None,
    since: Annotated[date | None, Query(description="С этого дня.")] = None,
    until: Annotated[date | None, Query(description="По этот день.")] = None,
) -> Page[RecordRow]:
    """Записи школы; наставнику и наставляемому – все о нём и сделанные им (R-1.3-04)."""
    own = reader.role in (Role.MENTOR, Role.MENTEE)
    wanted = RecordsWanted(
        kind, person, match, level, material, since, until, person_of(reader) if own else None, own or _trusted(reader)
    )
    found = shelf.records(school_of(reader), asked(paging), wanted)
    rows = [RecordRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/records/{id}")
def get_record(id: UUID, reader: Reader, app: App, texts: Texts, at: At) -> Versioned[RecordView]:
    """Запись со словами; тому, кого она касается, – любая (R-1.3-04)."""
    _must_know(app, id, reader)
    record = app.load(Record, id, school_of(reader), **at.asked)
    return Versioned(record.version, record_view(record, texts))


@routes.get("/records/{id}/history")
def record_history(id: UUID, reader: Reader, app: App) -> History:
    """История записи: исправления и аннулирование."""
    _must_know(app, id, reader)
    return History(app.history(id, school_of(reader)), tell)


@routes.post("/records/{id}/correction")
def correct_record(id: UUID, body: Said, intent: Change, app: App, texts: Texts) -> Receipt:
    """Исправить запись: новая версия, прежняя остаётся в истории."""
    told, text, url = body.sealed(intent, texts)
    return app.correct_record(told, id, body.facts, text, url)


@routes.post("/records/{id}/annulment")
def annul_record(id: UUID, body: Annulment, intent: Change, app: App, texts: Texts) -> Receipt:
    """Аннулировать запись с причиной."""
    told, places = sealed(intent, texts, intent.school, {"reason": body.reason})
    return app.annul_record(told, id, places["reason"])


def _trusted(reader: Access) -> bool:
    return reader.role in TRUSTED


def _must_know(app: Registry, id: UUID, reader: Access) -> None:
    """By the record as it is now: NotFound for those whom it is nothing to."""
    record = app.load(Record, id, school_of(reader))
    if reader.person in (*record.facts.persons, record.author) or _trusted(reader):
        return
    if record.shape.confidential or reader.role not in (Role.HEAD, Role.ACTING_HEAD):
        raise NotFound
