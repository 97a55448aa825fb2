"""What is shown of the yearly program of mentoring."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.vault import Vault
from backbone.web import View
from contracts.codes import Form
from pydantic import Field

from registry.domain.cycle.cycle import Cycle

Told = Annotated[str | None, Field(examples=["Молодые педагоги остаются в школе"])]


class GoalView(View):
    text: Told
    indicator: Told
    target: float | None


class RoleModelView(View):
    form: Form
    goal: Told
    tasks: tuple[Told, ...]


class PlanItemView(View):
    on: date
    text: Told


class CycleView(View):
    """`order` пуст, пока приказа нет; `until` не включается; `reporting_end` – последний день отчётного периода."""

    id: UUID
    starts: date
    until: date
    order: UUID | None
    approved: date | None
    reporting_end: date | None
    goals: tuple[GoalView, ...]
    tasks: tuple[Told, ...]
    results: tuple[Told, ...]
    models: tuple[RoleModelView, ...]
    plan: tuple[PlanItemView, ...]


def cycle_view(cycle: Cycle, texts: Vault) -> CycleView:
    passport = cycle.passport
    opened = texts.open(passport.texts)

    def said(place: UUID | None) -> str | None:
        return opened[place] if place else None

    def all_said(places: Iterable[UUID]) -> tuple[str | None, ...]:
        return tuple(map(said, places))

    return CycleView(
        id=cycle.id,
        starts=passport.starts,
        until=passport.until,
        order=cycle.order,
        approved=cycle.approved,
        reporting_end=cycle.reporting_end,
        goals=tuple(
            GoalView(text=said(one.text), indicator=said(one.indicator), target=one.target) for one in passport.goals
        ),
        tasks=all_said(passport.tasks),
        results=all_said(passport.results),
        models=tuple(
            RoleModelView(form=one.form, goal=said(one.goal), tasks=all_said(one.tasks)) for one in passport.models
        ),
        plan=tuple(PlanItemView(on=item.on, text=said(item.text)) for item in passport.plan),
    )
