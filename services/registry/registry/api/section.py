"""The public section of a school's site as data, for everybody; and how complete it is."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from backbone.web import Provided, Reader, Routes, View
from contracts.codes import ActLevel, ActType, Direction, Form, Kind, PublicationKind
from fastapi import Request
from pydantic import Field

from registry.api.parts import school_of
from registry.section.published import ITEMS, Section

routes = Routes(tags=["section"])
ASection = Annotated[Section, Provided(Section)]
KINDS = {
    "sites": PublicationKind.SECTION,
    "programs": PublicationKind.PROGRAM,
    "people": PublicationKind.PERSON_CARD,
    "practices": PublicationKind.PRACTICE,
    "acts": "acts",
    "materials": PublicationKind.MATERIAL,
    "news": PublicationKind.NEWS,
    "results": PublicationKind.RESULTS,
}
"""The fields of the answer, and what stands there."""

TITLE = Field(None, examples=["Школа наставников"])
TEXT = Field(None, examples=["Занятия начнутся 10 сентября"])
RESOURCE = Field(None, examples=["https://school1.example/mentoring"])
URL = Field(None, examples=["https://school1.example/mentoring"])


class PublishedView(View):
    """Опубликованное; персональные данные – только с действующим согласием на распространение. `resource` – где лица,
    о которых здесь сказано, согласны стоять: на этой странице и ниже неё."""

    id: UUID
    published: date
    resource: str | None = RESOURCE
    title: str | None = TITLE
    text: str | None = TEXT
    url: str | None = URL


class ProgramCard(PublishedView):
    """Без лиц."""

    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    since: date | None
    ended: date | None


class PersonCard(View):
    """`resource` – где человек согласен стоять: на этой странице и ниже неё."""

    id: UUID
    published: date
    resource: str | None = RESOURCE
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
    """Не меньше стольких, с точностью до пяти; пусто, когда людей меньше пяти (INV-28)."""

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
    """`percent` – доля присутствующего из того, чего требует п. 8.1; `page` – адрес страницы раздела на платформе: его
    называют в согласии те, кого можно назвать на ней."""

    percent: int
    page: str = Field(examples=["https://registry.example/public/3fa85f64-5717-4562-b3fc-2c963f66afa6"])
    items: tuple[ItemView, ...]


def pages_of(section: Section, request: Request) -> str:
    """The address below which the pages of all schools lie, with its slash."""
    return f"{section.public_url or str(request.base_url).rstrip('/')}/public/"


@routes.get("/public/{school}/section")
def public_section(school: UUID, section: ASection) -> SectionView:
    """Специальный раздел сайта школы: что опубликовано сейчас (R-8.1-01, R-8.1-05)."""
    found = section.contents(school)
    items = {name: found.items[kind] for name, kind in KINDS.items()}
    return SectionView.model_validate({"school": found.school.name, "counts": found.counts, **items})


@routes.get("/section/completeness")
def section_completeness(reader: Reader, request: Request, section: ASection) -> CompletenessView:
    """Насколько раздел полон: от 0 до 100 % (R-8.1-01)."""
    school = school_of(reader)
    present, page = section.complete(school), f"{pages_of(section, request)}{school}"
    items = [{"item": item, "label": ITEMS[item], "present": there} for item, there in present.items()]
    percent = round(100 * sum(present.values()) / len(present))
    return CompletenessView.model_validate({"percent": percent, "page": page, "items": items})
