"""What stands beside the plan of a program: remarks, decisions that wait, how each mentee grows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.codes import AssessmentPoint, DecisionCause, Direction, RecommendationKind
from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True)
class Remark:
    """`item` where it is about a part of the program."""

    by: UUID
    on: date
    text: UUID
    item: UUID | None


@dataclass(frozen=True)
class PendingDecision:
    """Something happened to a person of the program; until `due`, that day included, it is decided what follows."""

    cause: DecisionCause
    person: UUID
    due: date


@dataclass(frozen=True)
class Assessment:
    """From 1 to 5; there is one of a mentee in a direction at a point, the latest."""

    mentee: UUID
    direction: Direction
    point: AssessmentPoint
    level: int
    on: date


@dataclass(frozen=True)
class Recommendation:
    kind: RecommendationKind
    mentee: UUID
    text: UUID
    on: date
    followed: date | None = None


@dataclass(frozen=True)
class MentorReport:
    """`about` tells of each mentee."""

    on: date
    text: UUID
    about: dict[UUID, UUID]


class Step(BaseModel):
    """A step of an individual plan."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: UUID
    due: date


@dataclass(frozen=True)
class DevelopmentPlan:
    """An individual plan (D-16): drawn up by one side, agreed by the other, approved by the curator."""

    by: UUID
    goals: tuple[UUID, ...]
    steps: tuple[Step, ...]
    agreed: frozenset[UUID]
    approved: date | None = None
