"""The school's roadmap of a year (3.3, 3.4, annex 1): versions approved by orders, stages that run in parallel, items
that something fulfils."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import NotFound
from backbone.events import Event
from backbone.rules import require
from contracts.codes import StageState
from pydantic import BaseModel, ConfigDict

from registry.domain.roadmap.template import Item


class StagePlan(BaseModel):
    """A stage as it was drafted: later changes of the template do not touch it. `due` is the last day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stage: int
    due: date
    term: str
    items: tuple[Item, ...]


class Plan(BaseModel):
    """A version of the roadmap: terms count from `introduced`; evidence counts from `since` on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    introduced: date
    since: date
    stages: tuple[StagePlan, ...]

    def stage(self, number: int) -> StagePlan:
        """Raises NotFound."""
        for stage in self.stages:
            if stage.stage == number:
                return stage
        raise NotFound

    def item(self, id: str) -> Item:
        """Raises NotFound."""
        for stage in self.stages:
            for item in stage.items:
                if item.id == id:
                    return item
        raise NotFound


@dataclass(frozen=True)
class Approval:
    """A version in force since the order."""

    plan: Plan
    order: UUID
    dated: date


@dataclass(frozen=True)
class Course:
    """How a stage goes. A stage may be completed late, never silently: `late`."""

    started: date | None = None
    completed: date | None = None
    late: bool = False

    @property
    def state(self) -> StageState:
        if self.completed:
            return StageState.COMPLETED
        return StageState.STARTED if self.started else StageState.AHEAD


@dataclass(frozen=True)
class Confirmation:
    """By whom an item is answered for; `note` and `url` are sealed."""

    on: date
    person: UUID
    note: UUID
    url: UUID | None


class Roadmap(Aggregate):
    """`draft` is what an order has not approved yet; `approvals` are immutable, the last one is in force; `deviations`
    are the sealed reasons of late stages."""

    cycle: UUID

    def reset(self) -> None:
        self.draft: Plan | None = None
        self.approvals: tuple[Approval, ...] = ()
        self.courses: dict[int, Course] = {}
        self.confirmations: dict[str, Confirmation] = {}
        self.deviations: dict[int, UUID] = {}

    def evolve(self, event: Event) -> None:
        assert isinstance(event, RoadmapEvent)
        event.apply(self)

    @property
    def texts(self) -> tuple[UUID, ...]:
        """Where its sealed words lie."""
        confirmed = [place for one in self.confirmations.values() for place in (one.note, one.url) if place]
        return (*self.deviations.values(), *confirmed)

    @property
    def in_force(self) -> Plan | None:
        return self.approvals[-1].plan if self.approvals else None

    @property
    def plan(self) -> Plan:
        """In force; where there is none yet, the draft."""
        plan = self.in_force or self.draft
        assert plan is not None
        return plan

    def must_be_in_force(self) -> Plan:
        plan = self.in_force
        require(plan is not None, "R-3.3-04", "«Дорожная карта» ещё не утверждена приказом руководителя")
        return self.plan

    def course(self, number: int) -> Course:
        return self.courses.get(number, Course())


class RoadmapEvent(Event):
    """A fact of one roadmap."""

    @abstractmethod
    def apply(self, roadmap: Roadmap) -> None:
        """Changes the roadmap's state; never refuses."""


Roadmap.BORN_AS = RoadmapEvent


def roadmap_id(cycle: UUID) -> UUID:
    """A year has one."""
    return uuid5(cycle, "roadmap")
