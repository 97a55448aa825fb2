"""Meetings of the mentor with the mentees: agreed on, held or missed. Only they themselves record them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import ClassVar
from uuid import UUID

from backbone.errors import NotFound, Refused
from contracts.codes import ProgramState

from programs.domain.parts import Meeting, MeetingState, Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_part


class MeetingScheduled(ProgramEvent):
    """`at` is UTC, `day` the date where the school is."""

    TOPIC: ClassVar[str] = "programs.MeetingScheduled"
    meeting: UUID
    at: datetime
    day: date
    remote: bool
    topic: UUID
    channel: UUID | None = None

    def apply(self, program: Program) -> None:
        meeting = Meeting(self.at, self.day, self.on, self.remote, self.topic, self.channel)
        program.meetings[self.meeting] = meeting


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


def schedule(
    program: Program,
    by: Participant,
    meeting: UUID,
    at: datetime,
    topic: UUID,
    channel: UUID | None,
    remote: bool,
    on: date,
) -> None:
    """`at` is in the time zone of the school. A remote meeting says by which channel."""
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_be(ProgramState.APPROVED, ProgramState.RUNNING)
    if at.date() not in program.planned_period():
        raise Refused("outside-period", "Встреча вне срока программы", field="/at")
    if remote and channel is None:
        raise Refused("channel-required", "Укажите, по какому каналу связи пройдёт встреча", field="/channel")
    scheduled = MeetingScheduled(
        on=on,
        meeting=meeting,
        at=at.astimezone(UTC),
        day=at.date(),
        remote=remote,
        topic=topic,
        channel=channel,
    )
    program.record(scheduled)


def hold(
    program: Program, by: Participant, meeting: UUID, minutes: int | None, note: UUID | None, now: datetime
) -> None:
    """No `minutes` means that the meeting was missed. The business date is the day of the meeting itself."""
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_be(ProgramState.RUNNING)
    found = program.meetings.get(meeting)
    if found is None:
        raise NotFound
    if found.state is not MeetingState.SCHEDULED:
        raise Refused("meeting-closed", f"Встреча уже {found.state.label}")
    if now < found.at:
        raise Refused("too-early", "Встреча ещё не наступила")
    on = max(found.day, found.scheduled)
    if minutes is None:
        program.record(MeetingMissed(on=on, meeting=meeting, note=note))
    else:
        program.record(MeetingHeld(on=on, meeting=meeting, minutes=minutes, note=note))
