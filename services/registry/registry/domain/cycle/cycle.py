"""The yearly program of mentoring in the school (annex 1, stage 1): a passport, drafted by the curator and approved by
an order. It is no personalised program (A-25)."""

from abc import abstractmethod
from datetime import date
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from contracts.codes import Form
from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """All texts are sealed; here are the places where they lie."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Goal(Part):
    """Measured by an indicator that is to reach the target (R-2.1-01)."""

    text: UUID
    indicator: UUID | None
    target: float | None

    @property
    def measurable(self) -> bool:
        return self.indicator is not None and self.target is not None


class RoleModel(Part):
    """What a chosen form of mentoring is for in this school (R-A.1-D3)."""

    form: Form
    goal: UUID
    tasks: tuple[UUID, ...]


class PlanItem(Part):
    on: date
    text: UUID


class Passport(Part):
    """`until` is not included. `plan` is the calendar plan of the year."""

    starts: date
    until: date
    goals: tuple[Goal, ...]
    tasks: tuple[UUID, ...]
    results: tuple[UUID, ...]
    models: tuple[RoleModel, ...]
    plan: tuple[PlanItem, ...]

    @property
    def texts(self) -> tuple[UUID, ...]:
        of_goals = [place for goal in self.goals for place in (goal.text, goal.indicator) if place]
        of_models = [place for model in self.models for place in (model.goal, *model.tasks)]
        return (*of_goals, *self.tasks, *self.results, *of_models, *(item.text for item in self.plan))


class Cycle(Aggregate):
    """Once `order` has approved it, nothing changes any more; `reporting_end` is then that of its edition (A-34).
    `drafted` is when its preparation began."""

    passport: Passport
    drafted: date

    def reset(self) -> None:
        self.order: UUID | None = None
        self.approved: date | None = None
        self.reporting_end: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, CycleEvent)
        event.apply(self)

    def must_be_a_draft(self) -> None:
        if self.order is not None:
            raise Refused("cycle-approved", "Программа наставничества на этот год уже утверждена приказом")


class CycleEvent(Event):
    """A fact of one school's year."""

    @abstractmethod
    def apply(self, cycle: Cycle) -> None:
        """Changes the year's state; never refuses."""


def cycle_id(school: UUID, year: int) -> UUID:
    """In a school one begins in a calendar year."""
    return uuid5(school, f"cycle:{year}")
