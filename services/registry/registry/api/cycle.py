"""The yearly program of mentoring in the school: drafted by the curator, approved by an order (annex 1, stage 1)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Intent, Receipt
from backbone.web import Body, Command, History, Reader, Routes, Versioned
from contracts.codes import Form
from fastapi import Query
from pydantic import Field

from registry.api.cycle_views import CycleView, cycle_view
from registry.api.parts import App, At, Texts, school_of, sealed
from registry.application.registry import Registry
from registry.audit import tell
from registry.domain.cycle.cycle import Cycle, Goal, Passport, PlanItem, RoleModel, cycle_id

routes = Routes(tags=["year"])

Text = Annotated[str, Field(min_length=1, max_length=2000)]
Tasks = Annotated[tuple[Text, ...], Field(max_length=50, examples=[["Закрепить наставника за молодым педагогом"]])]
YEAR = "Календарный год, в котором начинается программа наставничества; без него – текущая."
Year = Annotated[int | None, Query(ge=2000, le=2199, description=YEAR)]


class GoalBody(Body):
    """Показатель и его целевое значение нужны каждой цели."""

    text: Text = Field(examples=["Молодые педагоги остаются в школе"])
    indicator: Text | None = Field(None, examples=["Доля молодых педагогов с наставником, %"])
    target: float | None = Field(None, allow_inf_nan=False, examples=[100])


class RoleModelBody(Body):
    form: Form
    goal: Text = Field(examples=["Помощь в первый год работы"])
    tasks: Tasks


class PlanItemBody(Body):
    on: date = Field(examples=["2025-10-15"])
    text: Text = Field(examples=["Круглый стол наставников"])


class CycleBody(Body):
    """`until` в программу уже не входит: ровно год от `starts`."""

    starts: date = Field(examples=["2025-09-01"])
    until: date = Field(examples=["2026-09-01"])
    goals: tuple[GoalBody, ...] = Field(max_length=50)
    tasks: Tasks
    results: tuple[Text, ...] = Field(max_length=50, examples=[["Все молодые педагоги прошли адаптацию"]])
    models: tuple[RoleModelBody, ...] = Field(max_length=len(Form))
    plan: tuple[PlanItemBody, ...] = Field(max_length=200)


@routes.post("/cycles")
def draft_cycle(body: CycleBody, intent: Command, app: App, texts: Texts) -> Receipt:
    """Составить программу наставничества в ОО на год, до приказа – заново (R-A.1-D3, R-A.1-03, R-2.1-01)."""
    passport, words = _passport(body, intent)
    told, _ = sealed(intent, texts, intent.school, words)
    return app.draft_cycle(told, passport)


@routes.get("/cycle")
def get_cycle(reader: Reader, app: App, texts: Texts, at: At, year: Year = None) -> Versioned[CycleView]:
    """Программа наставничества в ОО: цели с показателями, ролевые модели, календарный план (R-2.1-01)."""
    school = school_of(reader)
    cycle = app.load(Cycle, chosen(app, school, year, at.as_of or app.clock.today()), school, **at.asked)
    return Versioned(cycle.version, cycle_view(cycle, texts))


@routes.get("/cycle/history")
def cycle_history(reader: Reader, app: App, year: Year = None) -> History:
    """История программы наставничества в ОО словами."""
    school = school_of(reader)
    return History(app.history(chosen(app, school, year, app.clock.today()), school), tell)


def chosen(app: Registry, school: UUID, year: int | None, day: date) -> UUID:
    """The id of the year asked for. Raises NotFound where none is asked for and the school has none."""
    return cycle_id(school, year) if year else app.present_year(school, day)


def _passport(body: CycleBody, intent: Intent) -> tuple[Passport, dict[str, str]]:
    """And the texts by the names under which they are sealed."""
    words: dict[str, str] = {}

    def place(text: str) -> UUID:
        name = f"text-{len(words)}"
        words[name] = text
        return intent.new_id(name)

    def places(several: tuple[str, ...]) -> tuple[UUID, ...]:
        return tuple(place(text) for text in several)

    passport = Passport(
        starts=body.starts,
        until=body.until,
        goals=tuple(
            Goal(text=place(goal.text), indicator=place(goal.indicator) if goal.indicator else None, target=goal.target)
            for goal in body.goals
        ),
        tasks=places(body.tasks),
        results=places(body.results),
        models=tuple(
            RoleModel(form=model.form, goal=place(model.goal), tasks=places(model.tasks)) for model in body.models
        ),
        plan=tuple(PlanItem(on=item.on, text=place(item.text)) for item in body.plan),
    )
    return passport, words
