"""The school's year of mentoring: its program, its roadmap, the stages (3.3, 3.4, annex 1)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from contracts.base import Contract


class SchoolCycleApproved(Contract):
    """The yearly program of mentoring (R-A.1-D3). `until` is not included, `reporting_end` is the last day of the
    reporting period (A-34)."""

    TYPE: ClassVar[str] = "registry.SchoolCycleApproved"
    cycle: UUID
    order: UUID
    starts: date
    until: date
    reporting_end: date


class RoadmapDrafted(Contract):
    """The curator has drafted a version for the head to approve (R-3.4-04)."""

    TYPE: ClassVar[str] = "registry.RoadmapDrafted"
    roadmap: UUID
    cycle: UUID
    version: int


class StageTerm(BaseModel):
    """`due` is the last day; `term` the deadline's id (T-02 …)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    stage: int
    due: date
    term: str


class RoadmapApproved(Contract):
    """Terms of all stages, counted from `introduced` (R-3.3-04)."""

    TYPE: ClassVar[str] = "registry.RoadmapApproved"
    roadmap: UUID
    cycle: UUID
    order: UUID
    version: int
    introduced: date
    stages: tuple[StageTerm, ...]


class RoadmapAmended(RoadmapApproved):
    """A new version by a new order: its terms take the place of those before (R-3.3-04)."""

    TYPE: ClassVar[str] = "registry.RoadmapAmended"


class StageStarted(Contract):
    TYPE: ClassVar[str] = "registry.StageStarted"
    roadmap: UUID
    stage: int
    due: date


class StageCompleted(Contract):
    """`late`: after its last day (T-02, T-03, T-04, T-08, T-09)."""

    TYPE: ClassVar[str] = "registry.StageCompleted"
    roadmap: UUID
    stage: int
    due: date
    late: bool
