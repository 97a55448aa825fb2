"""Best practices of the school, and its bank of programs that have ended."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, Page, Paging, Reader, Routes, Versioned, View
from contracts.codes import Direction, Form, Kind, Level
from pydantic import Field

from registry.api.parts import ORGANISERS, App, At, Texts, asked, school_of, sealed
from registry.api.record_views import Shelf
from registry.domain.match.match import Match
from registry.domain.practice import Practice

routes = Routes(tags=["library"])

Title = Annotated[str, Field(min_length=2, max_length=300, examples=["Первый открытый урок"])]
Story = Annotated[str, Field(min_length=1, max_length=20000, examples=["Как пара подготовила открытый урок"])]


class NewPractice(Body):
    """`anonymous` – то же без имён и примет: его видят все."""

    match: UUID
    level: Level = Field(examples=[Level.SCHOOL])
    title: Title
    text: Story
    anonymous: Story


class PracticeRow(View):
    id: UUID
    place: int
    match: UUID
    direction: Direction
    level: Level
    title: str | None = Field(examples=["Первый открытый урок"])
    approved: date | None


class PracticeView(View):
    """`text` видят организаторы, методическое объединение и те, о ком он; прочие – `anonymous`."""

    id: UUID
    match: UUID
    direction: Direction
    level: Level
    title: str | None = Field(examples=["Первый открытый урок"])
    text: str | None = Field(None, examples=["Как пара подготовила открытый урок"])
    anonymous: str | None = Field(examples=["Как пара подготовила открытый урок"])
    approved: date | None


class BankRow(View):
    """Без лиц: что за пара (группа), по какой редакции, когда."""

    id: UUID
    place: int
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    mentees: int
    edition: UUID
    effective: date
    ended: date


@routes.post("/practices")
def describe_practice(body: NewPractice, intent: Command, app: App, texts: Texts) -> Created:
    """Описать лучшую практику завершённой пары (R-3.4-06, R-A.7-05)."""
    of = app.load(Match, body.match, intent.school)
    told, theirs = sealed(intent, texts, of.mentor, {"text": body.text}, *of.mentees)
    told, nobodys = sealed(told, texts, intent.school, body.model_dump(include={"title", "anonymous"}))
    places = theirs | nobodys
    receipt = app.describe_practice(told, body.match, body.level, places["title"], places["text"], places["anonymous"])
    return Created(receipt, at="/practices")


@routes.get("/practices")
def list_practices(
    reader: Reader, paging: Paging, shelf: Shelf, texts: Texts, approved: bool | None = None
) -> Page[PracticeRow]:
    """Банк лучших практик; наставнику и наставляемому – утверждённые (R-3.5-11)."""
    if reader.role in (Role.MENTOR, Role.MENTEE):
        approved = True
    found = shelf.practices(school_of(reader), asked(paging), approved=approved)
    titles = texts.open(row["title"] for row in found.rows)
    rows = [PracticeRow.model_validate({**row, "title": titles[row["title"]]}) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/practices/{id}")
def get_practice(id: UUID, reader: Reader, app: App, texts: Texts, at: At) -> Versioned[PracticeView]:
    """Лучшая практика."""
    practice = app.load(Practice, id, school_of(reader), **at.asked)
    whole = reader.role in (*ORGANISERS, Role.ASSOCIATION) or reader.person in practice.persons
    if not whole and practice.approved is None:
        raise NotFound
    places = {"title": practice.title, "anonymous": practice.anonymous} | ({"text": practice.text} if whole else {})
    opened = texts.open(places.values())
    words = {name: opened[place] for name, place in places.items()}
    return Versioned(practice.version, PracticeView.model_validate({**vars(practice), "text": None, **words}))


@routes.post("/practices/{id}/approval")
def approve_practice(id: UUID, intent: Change, app: App) -> Receipt:
    """Утвердить практику (R-3.3-07, R-A.7-05)."""
    return app.approve_practice(intent, id)


@routes.get("/program-bank")
def list_program_bank(
    reader: Reader, paging: Paging, shelf: Shelf, direction: Direction | None = None
) -> Page[BankRow]:
    """Банк завершённых персонализированных программ, без лиц (R-3.4-06)."""
    found = shelf.program_bank(school_of(reader), asked(paging), direction=direction)
    rows = [BankRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})
