"""Publications in the school's section: requested, published, withdrawn."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, Page, Paging, Provided, Reader, Routes, Versioned, View
from contracts.codes import DataCategory, PublicationKind
from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from registry.api.parts import App, At, Texts, asked, school_of, sealed
from registry.api.record_views import Shelf, Url
from registry.application.publications import Wish
from registry.domain.participant.consents import URL as RESOURCE
from registry.domain.publication.publication import Publication, PublicationState
from registry.views.reports import ReportsView

Reports = Annotated[ReportsView, Provided(ReportsView)]

routes = Routes(prefix="/publications", tags=["section"])

NEWS: JsonDict = {"kind": "news", "title": "Школа наставников", "text": "Занятия начнутся 10 сентября"}
WORDS = {"title", "text", "url"}


class NewPublication(Body):
    """`subject` – о ком или о чём; `persons` и `categories` – чьи и какие персональные данные будут видны, и на каком
    ресурсе (`resource`): как в согласии на распространение."""

    model_config = ConfigDict(json_schema_extra={"examples": [NEWS]})

    kind: PublicationKind
    subject: UUID | None = None
    persons: tuple[UUID, ...] = Field((), max_length=100)
    categories: tuple[DataCategory, ...] = Field((), max_length=len(DataCategory))
    resource: Annotated[str, Field(pattern=RESOURCE)] | None = None
    title: str | None = Field(None, min_length=1, max_length=300)
    text: str | None = Field(None, min_length=1, max_length=20000)
    url: Url | None = None

    @property
    def named(self) -> tuple[UUID, ...]:
        """Of whom its words are."""
        return (self.subject,) if self.kind is PublicationKind.PERSON_CARD and self.subject else self.persons


class PublicationRow(View):
    id: UUID
    place: int
    kind: PublicationKind
    subject: UUID | None
    persons: tuple[UUID, ...]
    state: PublicationState
    requested: date
    published: date | None
    withdrawn: date | None


class PublicationView(View):
    id: UUID
    kind: PublicationKind
    subject: UUID | None
    persons: tuple[UUID, ...]
    categories: tuple[DataCategory, ...]
    resource: str | None = Field(examples=["https://school1.example/nastavnichestvo"])
    title: str | None = Field(examples=["Школа наставников"])
    text: str | None = Field(examples=["Занятия начнутся 10 сентября"])
    url: str | None = Field(examples=["https://school1.example/mentoring"])
    state: PublicationState
    published: date | None
    withdrawn: date | None


@routes.post("")
def request_publication(body: NewPublication, intent: Command, app: App, texts: Texts) -> Created:
    """Предложить публикацию в специальном разделе (R-3.5-11)."""
    words = body.model_dump(include=WORDS, exclude_none=True)
    subject, *also = body.named or (intent.school,)
    told, places = sealed(intent, texts, subject, words, *also)
    wish = Wish(body.kind, body.subject, body.persons, body.categories, body.resource, places)
    return Created(app.request_publication(told, wish), at="/publications")


@routes.get("")
def list_publications(
    reader: Reader,
    paging: Paging,
    shelf: Shelf,
    kind: PublicationKind | None = None,
    state: PublicationState | None = None,
) -> Page[PublicationRow]:
    """Публикации: предложенные, опубликованные, снятые."""
    found = shelf.publications(school_of(reader), asked(paging), kind=kind, state=state)
    rows = [PublicationRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/{id}")
def get_publication(id: UUID, reader: Reader, app: App, texts: Texts, at: At) -> Versioned[PublicationView]:
    """Публикация со словами."""
    publication = app.load(Publication, id, school_of(reader), **at.asked)
    matter = publication.matter
    places = {name: getattr(matter, name) for name in WORDS}
    opened = texts.open(place for place in places.values() if place)
    words = {name: opened[place] if place else None for name, place in places.items()}
    shown = {**vars(publication), **matter.model_dump(), **words}
    return Versioned(publication.version, PublicationView.model_validate(shown))


@routes.post("/{id}/publication")
def publish_publication(id: UUID, intent: Change, app: App, reports: Reports) -> Receipt:
    """Опубликовать (R-8.1-01, R-8.1-02, R-8.1-03, R-8.1-04, R-8.1-06, R-8.1-07, R-8.2-01)."""
    return app.publish_publication(intent, id, reports.final(intent.school))


@routes.post("/{id}/withdrawal")
def withdraw_publication(id: UUID, intent: Change, app: App) -> Receipt:
    """Снять с публикации."""
    return app.withdraw_publication(intent, id)
