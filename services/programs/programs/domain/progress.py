"""What comes of the plan: activities done, results reached."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Forbidden, NotFound, Refused
from contracts.codes import ProgramState

from programs.domain.parts import ActivityState, Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_part


class ActivityFinished(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ActivityFinished"
    activity: UUID

    def apply(self, program: Program) -> None:
        planned = program.activities[self.activity]
        program.activities[self.activity] = replace(planned, state=ActivityState.DONE, closed=self.on)


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
    if by.part is not Part.MENTOR and by.person != planned.responsible:
        raise Forbidden("Исполнение отмечает наставник или ответственный за мероприятие")
    if planned.state is not ActivityState.PLANNED:
        raise Refused("activity-closed", f"Мероприятие уже {planned.state.label}")
    program.record(ActivityFinished(on=on, activity=activity))


def assess_result(program: Program, by: Participant, result: UUID, achieved: bool, on: date) -> None:
    """May be assessed anew while the program runs."""
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.RUNNING)
    if result not in program.results:
        raise NotFound
    program.record(ResultAssessed(on=on, result=result, achieved=achieved))
