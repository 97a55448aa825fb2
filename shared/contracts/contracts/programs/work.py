"""Meetings and tasks of a running program (4.1, 5.2)."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from contracts.programs.program import ProgramContract


class MeetingScheduled(ProgramContract):
    """`at` is UTC, `day` the date where the school is; `in_schedule` where it is one of a series (R-A.6-02)."""

    TYPE: ClassVar[str] = "programs.MeetingScheduled"
    VERSION: ClassVar[int] = 4
    meeting: UUID
    at: datetime
    day: date | None = None
    planned_minutes: int = 45
    remote: bool
    in_schedule: bool = False


class MeetingScheduleSet(ProgramContract):
    """A whole series of meetings was agreed on at once (R-2.3-09); each is also told as scheduled."""

    TYPE: ClassVar[str] = "programs.MeetingScheduleSet"
    meetings: tuple[UUID, ...]


class MeetingRescheduled(ProgramContract):
    """`at` is UTC, `day` the date where the school is (R-A.6-02, N-06)."""

    TYPE: ClassVar[str] = "programs.MeetingRescheduled"
    VERSION: ClassVar[int] = 2
    meeting: UUID
    at: datetime
    day: date | None = None
    planned_minutes: int = 45
    remote: bool


class MeetingCancelled(ProgramContract):
    """It will not take place, and nobody missed it (R-A.6-02, N-06)."""

    TYPE: ClassVar[str] = "programs.MeetingCancelled"
    meeting: UUID
    at: datetime
    remote: bool


class MeetingHeld(ProgramContract):
    TYPE: ClassVar[str] = "programs.MeetingHeld"
    meeting: UUID
    minutes: int


class MeetingMissed(ProgramContract):
    TYPE: ClassVar[str] = "programs.MeetingMissed"
    meeting: UUID


class TaskAssigned(ProgramContract):
    TYPE: ClassVar[str] = "programs.TaskAssigned"
    task: UUID
    mentee: UUID
    due: date


class TaskSubmitted(ProgramContract):
    TYPE: ClassVar[str] = "programs.TaskSubmitted"
    task: UUID
    mentee: UUID


class TaskChecked(ProgramContract):
    TYPE: ClassVar[str] = "programs.TaskChecked"
    task: UUID
    mentee: UUID
    accepted: bool
