"""The roadmap of the year: drafted, stages started and completed, items answered for, tasks by role (3.3, 3.4)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.intent import Receipt
from backbone.web import Body, Change, Command, History, Provided, Reader, Routes, Versioned, with_reasons
from contracts.codes import Responsible
from fastapi import Path
from pydantic import Field

from registry.api.cycle import Text, Year, chosen
from registry.api.parts import ORGANISERS, App, At, Texts, school_of, sealed
from registry.api.roadmap_views import RoadmapView, TaskView, board, nothing_said, tasks, words_of
from registry.application.registry import Registry
from registry.audit import tell
from registry.domain.roadmap.evidence import Facts
from registry.domain.roadmap.roadmap import Roadmap, roadmap_id
from registry.domain.roadmap.template import STAGES
from registry.views.facts import FactsView

routes = Routes(tags=["year"])

Happened = Annotated[FactsView, Provided(FactsView)]


Stage = Annotated[str, Path(description="Номер этапа, от 1 до 7.", examples=["1"])]


class RoadmapBody(Body):
    """`introduced` – когда система введена на деле, если не в день приказа об утверждении Положения."""

    cycle: UUID
    introduced: date | None = Field(None, examples=[None])


class Completion(Body):
    """`deviations` – причина опоздания, по номеру срока."""

    deviations: dict[str, Text] = Field({}, max_length=5, examples=[{"T-02": "Карантин в школе"}])


class ConfirmationBody(Body):
    note: Text = Field(examples=["Родительское собрание 12.09"])
    url: str | None = Field(None, pattern=r"^https?://\S+$", max_length=500, examples=["https://school.example/news"])


@routes.post("/roadmaps")
def draft_roadmap(body: RoadmapBody, intent: Command, app: App) -> Receipt:
    """Составить «дорожную карту» года по приложению, с датами; после приказа – новую редакцию (R-3.4-04)."""
    return app.draft_roadmap(intent, body.cycle, body.introduced)


@routes.get("/roadmap")
def get_roadmap(
    reader: Reader, app: App, texts: Texts, happened: Happened, at: At, year: Year = None
) -> Versioned[RoadmapView]:
    """«Дорожная карта» года: этапы, сроки, чем исполнены пункты и чего не хватает (R-3.3-04, R-3.3-01)."""
    school, day = school_of(reader), at.as_of or app.clock.today()
    roadmap = app.load(Roadmap, _id(app, school, year, day), school, **at.asked)
    said = words_of(roadmap, texts) if reader.role in ORGANISERS else nothing_said
    return Versioned(roadmap.version, board(roadmap, facts_of(happened, roadmap, day), day, said))


@routes.get("/roadmap/tasks")
def list_roadmap_tasks(
    reader: Reader, app: App, happened: Happened, role: Responsible | None = None, year: Year = None
) -> list[TaskView]:
    """Неисполненные пункты по ответственным, со сроками (R-3.3-04)."""
    school, today = school_of(reader), app.clock.today()
    roadmap = app.load(Roadmap, _id(app, school, year, today), school)
    return tasks(board(roadmap, facts_of(happened, roadmap, today), today), role)


@routes.get("/roadmap/history")
def roadmap_history(reader: Reader, app: App, year: Year = None) -> History:
    """История «дорожной карты» словами."""
    school = school_of(reader)
    return History(app.history(_id(app, school, year, app.clock.today()), school), tell)


@routes.post("/roadmap/stages/{stage}/start")
def start_stage(stage: Stage, intent: Change, app: App, year: Year = None) -> Receipt:
    """Начать этап; этапы идут параллельно (R-A.1-00 – R-A.7-00, A-28)."""
    return app.start_stage(intent, _id(app, intent.school, year, intent.today), _number(stage))


@routes.post("/roadmap/stages/{stage}/completion")
def complete_stage(
    stage: Stage, body: Completion, intent: Change, app: App, texts: Texts, happened: Happened, year: Year = None
) -> Receipt:
    """Завершить этап: обязательное исполнено; после срока – с причиной (R-A.1-04, T-02, T-03, T-04, T-08, T-09)."""
    id = _id(app, intent.school, year, intent.today)
    facts = facts_of(happened, app.load(Roadmap, id, intent.school), intent.today)
    return app.complete_stage(with_reasons(intent, texts, intent.school, body.deviations), id, _number(stage), facts)


@routes.post("/roadmap/items/{item}/confirmation")
def confirm_item(
    item: Annotated[str, Path(examples=["R-A.1-01"])],
    body: ConfirmationBody,
    intent: Change,
    app: App,
    texts: Texts,
    year: Year = None,
) -> Receipt:
    """Подтвердить, что пункт исполнен: тому, кто за него отвечает; приказы подтверждаются сами (R-A.1-04)."""
    id = _id(app, intent.school, year, intent.today)
    told, places = sealed(intent, texts, intent.school, body.model_dump(exclude_none=True))
    return app.confirm_item(told, id, item, places["note"], places.get("url"))


def _number(stage: str) -> int:
    """Raises NotFound."""
    numbers = {str(number): number for number in STAGES}
    if stage not in numbers:
        raise NotFound
    return numbers[stage]


def _id(app: Registry, school: UUID, year: int | None, day: date) -> UUID:
    return roadmap_id(chosen(app, school, year, day))


def facts_of(happened: FactsView, roadmap: Roadmap, day: date) -> Facts:
    assert roadmap.school is not None
    return happened.since(roadmap.school, roadmap.plan.since, day)
