"""Meetings and tasks of a running program (4.1, 5.2)."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from contracts.programs.program import ProgramContract


class MeetingScheduled(ProgramContract):
    """`at` is UTC."""

    TYPE: ClassVar[str] = "programs.MeetingScheduled"
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
