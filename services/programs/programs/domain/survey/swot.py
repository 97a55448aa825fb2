"""The curator's summary of strengths, weaknesses, opportunities and threats over a time."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from contracts.codes import Form, Quadrant
from pydantic import BaseModel, ConfigDict


class Grouped(BaseModel):
    """Answers that say the same; of one form of mentoring, or of all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    quadrant: Quadrant
    form: Form | None = None
    text: UUID


class SwotSummary(Aggregate):
    since: date
    until: date
    conclusion: UUID
    groups: tuple[Grouped, ...]
    on: date

    def reset(self) -> None:
        """It is made in one piece."""

    def evolve(self, event: Event) -> None:
        assert isinstance(event, SwotSummarised)
        self.since, self.until, self.on = event.since, event.until, event.on
        self.conclusion, self.groups = event.conclusion, event.groups


class SwotSummarised(Event):
    TOPIC: ClassVar[str] = "programs.SwotSummarised"
    since: date
    until: date
    conclusion: UUID
    groups: tuple[Grouped, ...]


SwotSummary.BORN_AS = SwotSummarised


def summarise(id: UUID, summarised: SwotSummarised) -> SwotSummary:
    if summarised.until < summarised.since:
        raise Refused("period", "Период заканчивается раньше, чем начинается", field="/until")
    summary = SwotSummary(id)
    summary.record(summarised)
    return summary
