"""Editions of the regulation, and how they differ (9.2)."""

from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Reader, Routes, View
from fastapi import Path, Query
from pydantic import Field

from registry.api.parts import App, school_of
from registry.api.school_views import EditionView
from registry.domain.school.editions import changes
from registry.domain.school.school import Edition, School

routes = Routes(prefix="/editions", tags=["schools"])

Number = Annotated[int, Path(ge=1, le=10_000, examples=[2])]
Other = Annotated[int, Query(ge=1, le=10_000, alias="with", examples=[1])]


Value = int | str | list[int] | list[str] | None


class ChangeView(View):
    """Значения – как в приказе об утверждении Положения."""

    parameter: str = Field(examples=["mentor_load_cap"])
    before: Value = Field(examples=[4])
    after: Value = Field(examples=[3])


class DiffView(View):
    """Чем редакция отличается от другой; `sources` – акты, вследствие которых она утверждена."""

    number: int
    other: int
    changes: tuple[ChangeView, ...]
    sources: tuple[UUID, ...]


@routes.get("")
def list_editions(reader: Reader, app: App) -> list[EditionView]:
    """Редакции Положения по порядку: каждая действует со дня утверждения до следующей (R-9.1-01)."""
    school = app.load(School, school_of(reader), reader.school)
    return [EditionView.model_validate(edition) for edition in school.editions]


@routes.get("/{number}/diff")
def compare_editions(number: Number, other: Other, reader: Reader, app: App) -> DiffView:
    """Что изменилось между двумя редакциями и вследствие каких актов (R-1.1-02, R-9.2-01)."""
    school = app.load(School, school_of(reader), reader.school)
    before, after = _edition(school, other), _edition(school, number)
    said = {"number": number, "other": other, "changes": changes(before, after), "sources": after.sources}
    return DiffView.model_validate(said)


def _edition(school: School, number: int) -> Edition:
    found = next((edition for edition in school.editions if edition.number == number), None)
    if found is None:
        raise NotFound
    return found
