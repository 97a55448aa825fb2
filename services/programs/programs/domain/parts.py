"""What a program is made of. Texts are ids into the vault."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from contracts.codes import ActivityKind, Code, Difficulty
from contracts.regulation import RuleParameters
from pydantic import BaseModel, ConfigDict

A_LESSON = 45
"""Minutes, for which a meeting is planned where nobody says otherwise."""


class Part(Code):
    """The part a person has in one program."""

    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    CURATOR = "curator", "куратор"
    HEAD = "head", "руководитель"
    HELPER = "helper", "приглашённый коллега"


class Nature(Code):
    DIFFICULTY = "difficulty", "профессиональное затруднение"
    STRENGTH = "strength", "сильная сторона"


class ActivityState(Code):
    PLANNED = "planned", "запланировано"
    DONE = "done", "проведено"
    REMOVED = "removed", "исключено по согласованию"


class MeetingState(Code):
    SCHEDULED = "scheduled", "назначена"
    HELD = "held", "проведена"
    MISSED = "missed", "не состоялась"
    CANCELLED = "cancelled", "отменена"


class TaskState(Code):
    ASSIGNED = "assigned", "выдано"
    SUBMITTED = "submitted", "сдано на проверку"
    RETURNED = "returned", "возвращено"
    ACCEPTED = "accepted", "принято"


class Terms(BaseModel):
    """What the program's edition of the regulation says, kept for as long as the program lives.

    The defaults are what editions said while they could not choose.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    min_months: int
    max_months: int
    group_min_mentees: int
    hearing_working_days: int
    petition_working_days: int = 10
    channels: tuple[str, ...] = ("Сферум",)
    interim_survey_months: int = 6

    @property
    def rules(self) -> RuleParameters:
        """What follows from the numbers kept here; for all others ask the edition."""
        return RuleParameters(
            program_min_months=self.min_months,
            program_max_months=self.max_months,
            group_min_mentees=self.group_min_mentees,
            hearing_working_days=self.hearing_working_days,
            petition_working_days=self.petition_working_days,
            channels=self.channels,
            interim_survey_months=self.interim_survey_months,
        )


class Justification(BaseModel):
    """The four factors by which the form is chosen (2.3)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    goal: UUID
    difficulties: UUID
    request: UUID
    resources: UUID


class PlannedActivity(BaseModel):
    """`by` is whoever proposed it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    activity: UUID
    text: UUID
    due: date
    responsible: UUID
    addresses: tuple[UUID, ...] = ()
    kind: ActivityKind = ActivityKind.METHODICAL
    by: UUID | None = None


@dataclass(frozen=True)
class Participant:
    """Who acts, and in which part."""

    person: UUID
    part: Part


@dataclass(frozen=True)
class Deviation:
    """A SOFT rule that was not kept, and the reason given."""

    rule: str
    reason: UUID


@dataclass(frozen=True)
class Trait:
    """A difficulty or a strength. `confirmed` are those who say that the difficulty is removed."""

    nature: Nature
    mentee: UUID
    text: UUID
    topic: Difficulty | None = None
    by: UUID | None = None
    confirmed: frozenset[UUID] = frozenset()
    resolved: date | None = None


@dataclass(frozen=True)
class ExpectedResult:
    """With `due` it is a short-term goal."""

    text: UUID
    measure: UUID
    due: date | None = None
    by: UUID | None = None
    achieved: bool | None = None


@dataclass(frozen=True)
class Activity:
    """`closed` is the day it was done or removed; `attendance` says by mentee who took part."""

    text: UUID
    due: date
    responsible: UUID
    addresses: tuple[UUID, ...]
    kind: ActivityKind = ActivityKind.METHODICAL
    by: UUID | None = None
    state: ActivityState = ActivityState.PLANNED
    closed: date | None = None
    attendance: dict[UUID, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Meeting:
    """`at` is UTC, `day` the date where the school is, `scheduled` the day it was agreed on; `minutes` is how long it
    took."""

    at: datetime
    day: date
    scheduled: date
    remote: bool
    topic: UUID
    channel: UUID | None = None
    planned_minutes: int = A_LESSON
    state: MeetingState = MeetingState.SCHEDULED
    minutes: int | None = None
    note: UUID | None = None


@dataclass(frozen=True)
class Task:
    mentee: UUID
    text: UUID
    due: date
    state: TaskState = TaskState.ASSIGNED
    submission: UUID | None = None
    comment: UUID | None = None
