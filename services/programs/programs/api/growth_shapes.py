"""The shapes of what stands beside a program's plan: remarks, how mentees grow, decisions that wait."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.web import View
from contracts.codes import AssessmentPoint, DecisionCause, Direction, RecommendationKind
from pydantic import Field

Told = Annotated[str | None, Field(examples=["Трудно удержать внимание класса"])]


class RemarkView(View):
    id: UUID
    by: UUID
    on: date
    text: Told
    item: UUID | None


class AssessmentView(View):
    mentee: UUID
    direction: Direction
    point: AssessmentPoint
    level: int
    on: date


class RecommendationView(View):
    id: UUID
    kind: RecommendationKind
    mentee: UUID
    text: Told
    on: date
    followed: date | None


class StepView(View):
    text: Told
    due: date


class DevelopmentPlanView(View):
    """План индивидуального развития; `approved` – когда его утвердил куратор."""

    mentee: UUID
    by: UUID
    goals: list[Told]
    steps: list[StepView]
    agreed: list[UUID]
    approved: date | None


class DecisionView(View):
    """Что-то случилось с участником: до `due` включительно нужно решение."""

    id: UUID
    cause: DecisionCause
    person: UUID
    due: date
