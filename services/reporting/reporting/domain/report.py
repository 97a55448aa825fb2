"""A school's report (3.4): its state. How it comes about is told in the lifecycle."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from contracts.codes import ReportKind, ReportState
from pydantic import BaseModel, ConfigDict


class Line(BaseModel):
    """A number of a figure, or of a line of its breakdown; None, never zero, where there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    figure: str
    key: str | None
    value: int | float | None
    n: int


@dataclass(frozen=True)
class Version:
    """`positions`: how far each source was taken in; the same figures at the same positions are the same numbers.
    `text` and `reason` are sealed; a reason is given where a version corrects one that was approved."""

    compiled_on: date
    positions: Mapping[str, int]
    lines: tuple[Line, ...]
    text: UUID | None
    reason: UUID | None
    approved_on: date | None = None


@dataclass(frozen=True)
class Snapshot:
    """Counted just now. `missing` are the mentors active in the period whose report is not there."""

    positions: dict[str, int]
    lines: tuple[Line, ...]
    missing: frozenset[UUID] = field(default=frozenset())


class Report(Aggregate):
    kind: ReportKind
    since: date
    until: date
    figures: tuple[str, ...]

    def reset(self) -> None:
        self.state = ReportState.PLANNED
        self.cosigned_by: UUID | None = None
        self.absences: dict[UUID, UUID] = {}
        self.versions: list[Version] = []
        self.comment: UUID | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, ReportEvent)
        event.apply(self)

    @property
    def frozen(self) -> bool:
        return any(version.approved_on for version in self.versions)

    def must_be(self, *states: ReportState) -> None:
        if self.state not in states:
            raise Refused("wrong-state", f"Отчёт {self.state.label}")


class ReportEvent(Event):
    """A fact of one report."""

    @abstractmethod
    def apply(self, report: Report) -> None:
        """Changes the report's state; never refuses."""
