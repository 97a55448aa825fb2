"""The head's desk: what goes, what is late, what waits for somebody (3.3)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Provided, Reader, Routes, View
from contracts.codes import PetitionKind, StageState
from pydantic import Field

from registry.api.parts import App, school_of
from registry.api.roadmap import Happened, facts_of
from registry.api.roadmap_views import RoadmapView, board
from registry.application.registry import Registry
from registry.domain.roadmap.roadmap import Roadmap, roadmap_id
from registry.domain.school import pool
from registry.domain.school.school import School
from registry.views.facts import FactsView
from registry.views.overview import Overview

routes = Routes(tags=["year"])


class StageLine(View):
    stage: int
    title: str = Field(examples=["Формирование базы наставников"])
    state: StageState
    due: date
    late: bool
    blockers: tuple[str, ...] = Field(examples=[["R-A.1-D4"]])


class WaitingView(View):
    """Приказы, с которыми ознакомились не все, и сколько не хватает отметок; пары, которые ждут приказа."""

    orders: int
    acquaintances: int
    matches: int


class PetitionsLine(View):
    """Обращения одного вида, которые ждут решения руководителя; `due` – ближайший срок. Сами обращения – в службе
    programs."""

    kind: PetitionKind
    waiting: int
    overdue: int
    due: date


class DashboardView(View):
    """`stages_late` – номера просроченных этапов; `deviations` – отступления от мягких правил, по номеру правила."""

    roadmap: UUID | None
    version: int | None
    approved: bool
    draft: int | None
    stages: tuple[StageLine, ...]
    stages_late: tuple[int, ...]
    waiting: WaitingView
    petitions: tuple[PetitionsLine, ...]
    pool_due: date | None
    pool_overdue: bool
    deviations: dict[str, int] = Field(examples=[{"INV-08": 1}])


@routes.get("/dashboard")
def get_dashboard(
    reader: Reader, app: App, happened: Happened, overview: Annotated[Overview, Provided(Overview)]
) -> DashboardView:
    """Состояние наставничества в школе для руководителя: «дорожная карта», обращения, отступления (R-3.3-01)."""
    id, today = school_of(reader), app.clock.today()
    school = app.load(School, id, id)
    due, shown = pool.due(school), _roadmap(app, happened, id, today)
    return DashboardView(
        roadmap=shown and shown.id,
        version=shown and shown.version,
        approved=bool(shown and shown.approvals),
        draft=shown.draft.version if shown and shown.draft else None,
        stages=tuple(map(StageLine.model_validate, shown.stages)) if shown else (),
        stages_late=tuple(stage.stage for stage in shown.stages if stage.late) if shown else (),
        waiting=WaitingView.model_validate(overview.waiting(id)),
        petitions=tuple(map(PetitionsLine.model_validate, overview.petitions(id, reader.person, today))),
        pool_due=due,
        pool_overdue=due is not None and due < today,
        deviations=happened.deviations(id),
    )


def _roadmap(app: Registry, happened: FactsView, school: UUID, today: date) -> RoadmapView | None:
    """Of the present year."""
    try:
        roadmap = app.load(Roadmap, roadmap_id(app.present_year(school, today)), school)
    except NotFound:
        return None
    return board(roadmap, facts_of(happened, roadmap, today), today)
