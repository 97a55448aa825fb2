"""What comes of the plan: activities done, results reached."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Forbidden, NotFound, Refused
from contracts.codes import ProgramState

from programs.domain.parts import ActivityState, Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_mentee, must_be_part


class ActivityFinished(ProgramEvent):
    """R-5.2-02, R-7.1-01."""

    TOPIC: ClassVar[str] = "programs.ActivityFinished"
    activity: UUID

    def apply(self, program: Program) -> None:
        planned = program.activities[self.activity]
        program.activities[self.activity] = replace(planned, state=ActivityState.DONE, closed=self.on)


class AttendanceRecorded(ProgramEvent):
    """Whether a mentee took part, and by its term (R-5.2-02). Late is a signal, not a fault."""

    TOPIC: ClassVar[str] = "programs.AttendanceRecorded"
    activity: UUID
    mentee: UUID
    attended: bool
    on_time: bool

    def apply(self, program: Program) -> None:
        found = program.activities[self.activity]
        attendance = {**found.attendance, self.mentee: self.attended}
        program.activities[self.activity] = replace(found, attendance=attendance)


class ResultAssessed(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ResultAssessed"
    result: UUID
    achieved: bool

    def apply(self, program: Program) -> None:
        program.results[self.result] = replace(program.results[self.result], achieved=self.achieved)


def finish_activity(program: Program, by: Participant, activity: UUID, on: date) -> None:
    program.must_be(ProgramState.RUNNING)
    planned = program.activities.get(activity)
    if planned is None:
        raise NotFound
    if by.part not in (Part.MENTOR, Part.HELPER) and by.person != planned.responsible:
        raise Forbidden("Исполнение отмечает наставник, его помощник или ответственный за мероприятие")
    if planned.state is not ActivityState.PLANNED:
        raise Refused("activity-closed", f"Мероприятие уже {planned.state.label}")
    program.record(ActivityFinished(on=on, activity=activity))


def record_attendance(
    program: Program, by: Participant, activity: UUID, mentee: UUID, attended: bool, on: date
) -> None:
    """Of an activity that was done. May be corrected while the program runs."""
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.RUNNING)
    must_be_mentee(program, mentee)
    done = program.activities.get(activity)
    if done is None:
        raise NotFound
    if done.closed is None or done.state is not ActivityState.DONE:
        raise Refused("activity-not-done", f"Мероприятие {done.state.label}")
    on_time = attended and done.closed <= done.due
    program.record(AttendanceRecorded(on=on, activity=activity, mentee=mentee, attended=attended, on_time=on_time))


def assess_result(program: Program, by: Participant, result: UUID, achieved: bool, on: date) -> None:
    """May be assessed anew while the program runs."""
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.RUNNING)
    if result not in program.results:
        raise NotFound
    program.record(ResultAssessed(on=on, result=result, achieved=achieved))
