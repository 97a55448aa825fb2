"""The public section of a school's site as data, for everybody; and how complete it is."""

from datetime import date
from typing import Literal
from uuid import UUID

from backbone.web import Reader, Routes, View
from contracts.codes import ActLevel, ActType, Direction, Form, Kind, PublicationKind
from pydantic import Field

from registry.api.parts import App, Texts, school_of
from registry.api.record_views import Shelf
from registry.domain.school.school import School
from registry.section import ITEMS, Section

routes = Routes(tags=["section"])

TITLE = Field(None, examples=["Школа наставников"])
TEXT = Field(None, examples=["Занятия начнутся 10 сентября"])
URL = Field(None, examples=["https://school1.example/mentoring"])


class PublishedView(View):
    """Опубликованное; персональные данные – только с действующим согласием на распространение."""

    published: date
    title: str | None = TITLE
    text: str | None = TEXT
    url: str | None = URL


class ProgramCard(PublishedView):
    """Без лиц."""

    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    since: date | None


class PersonCard(View):
    published: date
    role: Literal["mentor", "mentee"]
    name: str | None = Field(None, examples=["Иванова Анна Петровна"])
    position: str | None = Field(None, examples=["учитель физики"])
    competences: tuple[Direction, ...] = ()
    url: str | None = URL


class PracticeCard(PublishedView):
    direction: Direction


class ActView(View):
    type: ActType
    number: str = Field(examples=["273-ФЗ"])
    dated: date
    level: ActLevel
    title: str | None = Field(examples=["Федеральный закон «Об образовании в Российской Федерации»"])


class CountsView(View):
    """Пусто, когда людей меньше пяти."""

    mentors: int | None
    mentees: int | None
    programs: int | None


class SectionView(View):
    school: str = Field(examples=["МБОУ «Средняя школа № 1»"])
    sites: tuple[PublishedView, ...]
    counts: CountsView
    programs: tuple[ProgramCard, ...]
    people: tuple[PersonCard, ...]
    practices: tuple[PracticeCard, ...]
    acts: tuple[ActView, ...]
    materials: tuple[PublishedView, ...]
    news: tuple[PublishedView, ...]
    results: tuple[ProgramCard, ...]


class ItemView(View):
    item: str = Field(examples=["news"])
    label: str = Field(examples=["новости и анонсы"])
    present: bool


class CompletenessView(View):
    """`percent` – доля присутствующего из того, чего требует п. 8.1."""

    percent: int
    items: tuple[ItemView, ...]


@routes.get("/public/{school}/section")
def public_section(school: UUID, app: App, shelf: Shelf, texts: Texts) -> SectionView:
    """Специальный раздел сайта школы: что опубликовано сейчас (R-8.1-01, R-8.1-05)."""
    section, today = Section(app, texts, shelf), app.clock.today()
    found = section.published(school, today)
    return SectionView.model_validate(
        {
            "school": app.load(School, school, school).name,
            "counts": section.counts(school),
            "sites": found[PublicationKind.SECTION],
            "programs": found[PublicationKind.PROGRAM],
            "people": found[PublicationKind.PERSON_CARD],
            "practices": found[PublicationKind.PRACTICE],
            "acts": section.acts(school, today),
            "materials": found[PublicationKind.MATERIAL],
            "news": found[PublicationKind.NEWS],
            "results": found[PublicationKind.RESULTS],
        }
    )


@routes.get("/section/completeness")
def section_completeness(reader: Reader, app: App, shelf: Shelf, texts: Texts) -> CompletenessView:
    """Насколько раздел полон: от 0 до 100 % (R-8.1-01)."""
    present = Section(app, texts, shelf).complete(school_of(reader), app.clock.today())
    items = [{"item": item, "label": ITEMS[item], "present": there} for item, there in present.items()]
    percent = round(100 * sum(present.values()) / len(present))
    return CompletenessView.model_validate({"percent": percent, "items": items})
