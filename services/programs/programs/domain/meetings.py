"""Meetings of the mentor with the mentees: agreed on, held or missed. Only they themselves record them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import ClassVar
from uuid import UUID

from backbone.errors import NotFound, Refused
from backbone.rules import require
from contracts.codes import ProgramState

from programs.domain.parts import A_LESSON, Meeting, MeetingState, Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_part


class MeetingScheduled(ProgramEvent):
    """`at` is UTC, `day` the date where the school is."""

    TOPIC: ClassVar[str] = "programs.MeetingScheduled"
    meeting: UUID
    at: datetime
    day: date
    planned_minutes: int = A_LESSON
    remote: bool
    topic: UUID
    channel: UUID | None = None
    in_schedule: bool = False

    def apply(self, program: Program) -> None:
        meeting = Meeting(self.at, self.day, self.on, self.remote, self.topic, self.channel, self.planned_minutes)
        program.meetings[self.meeting] = meeting


class MeetingScheduleSet(ProgramEvent):
    """A whole series was agreed on at once (R-2.3-09)."""

    TOPIC: ClassVar[str] = "programs.MeetingScheduleSet"
    meetings: tuple[UUID, ...]

    def apply(self, program: Program) -> None:
        program.scheduled = True


class MeetingRescheduled(ProgramEvent):
    """`at` is UTC, `day` the date where the school is (R-A.6-02)."""

    TOPIC: ClassVar[str] = "programs.MeetingRescheduled"
    meeting: UUID
    at: datetime
    day: date
    planned_minutes: int = A_LESSON
    remote: bool

    def apply(self, program: Program) -> None:
        moved = replace(program.meetings[self.meeting], at=self.at, day=self.day, scheduled=self.on)
        program.meetings[self.meeting] = moved


class MeetingCancelled(ProgramEvent):
    """R-A.6-02."""

    TOPIC: ClassVar[str] = "programs.MeetingCancelled"
    meeting: UUID
    at: datetime
    remote: bool

    def apply(self, program: Program) -> None:
        cancelled = replace(program.meetings[self.meeting], state=MeetingState.CANCELLED)
        program.meetings[self.meeting] = cancelled


class MeetingHeld(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.MeetingHeld"
    meeting: UUID
    minutes: int
    note: UUID | None = None

    def apply(self, program: Program) -> None:
        program.meetings[self.meeting] = replace(
            program.meetings[self.meeting], state=MeetingState.HELD, minutes=self.minutes, note=self.note
        )


class MeetingMissed(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.MeetingMissed"
    meeting: UUID
    note: UUID | None = None

    def apply(self, program: Program) -> None:
        missed = replace(program.meetings[self.meeting], state=MeetingState.MISSED, note=self.note)
        program.meetings[self.meeting] = missed


@dataclass(frozen=True)
class Wanted:
    """A meeting somebody wants; `channel` by its name, which the edition must allow."""

    scheduled: MeetingScheduled
    channel: str | None


def schedule(program: Program, by: Participant, wanted: Wanted) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    _require_possible(program, wanted)
    program.record(wanted.scheduled)


def schedule_series(program: Program, by: Participant, series: Sequence[Wanted], on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    for index, wanted in enumerate(series):
        _require_possible(program, wanted, at=f"/meetings/{index}")
    for wanted in series:
        program.record(wanted.scheduled)
    program.record(MeetingScheduleSet(on=on, meetings=tuple(wanted.scheduled.meeting for wanted in series)))


def reschedule(program: Program, by: Participant, meeting: UUID, at: datetime, on: date) -> None:
    """`at` is in the time zone of the school."""
    found = _ahead(program, by, meeting)
    _require_inside(program, at.date())
    moved = MeetingRescheduled(
        on=on,
        meeting=meeting,
        at=at.astimezone(UTC),
        day=at.date(),
        planned_minutes=found.planned_minutes,
        remote=found.remote,
    )
    program.record(moved)


def cancel(program: Program, by: Participant, meeting: UUID, on: date) -> None:
    found = _ahead(program, by, meeting)
    program.record(MeetingCancelled(on=on, meeting=meeting, at=found.at, remote=found.remote))


def hold(
    program: Program, by: Participant, meeting: UUID, minutes: int | None, note: UUID | None, now: datetime
) -> None:
    """No `minutes` means that the meeting was missed. The business date is the day of the meeting itself."""
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_be(ProgramState.RUNNING)
    found = _scheduled(program, meeting)
    if now < found.at:
        raise Refused("too-early", "Встреча ещё не наступила")
    on = max(found.day, found.scheduled)
    if minutes is None:
        program.record(MeetingMissed(on=on, meeting=meeting, note=note))
    else:
        program.record(MeetingHeld(on=on, meeting=meeting, minutes=minutes, note=note))


def _ahead(program: Program, by: Participant, meeting: UUID) -> Meeting:
    """Plans may change whatever the program's state, as long as it lives."""
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_live()
    return _scheduled(program, meeting)


def _scheduled(program: Program, meeting: UUID) -> Meeting:
    found = program.meetings.get(meeting)
    if found is None:
        raise NotFound
    if found.state is not MeetingState.SCHEDULED:
        raise Refused("meeting-closed", f"Встреча уже {found.state.label}")
    return found


def _require_possible(program: Program, wanted: Wanted, at: str = "") -> None:
    """`at` points to it in a series."""
    program.must_be(ProgramState.APPROVED, ProgramState.RUNNING)
    _require_inside(program, wanted.scheduled.day, at)
    if wanted.scheduled.remote:
        allowed = ", ".join(program.terms.channels)
        by_list = wanted.channel in program.terms.channels
        require(by_list, "R-2.3-07", f"Каналы связи, разрешённые школой: {allowed}", field=f"{at}/channel")


def _require_inside(program: Program, day: date, at: str = "") -> None:
    if day not in program.planned_period():
        raise Refused("outside-period", "Встреча вне срока программы", field=f"{at}/at")
