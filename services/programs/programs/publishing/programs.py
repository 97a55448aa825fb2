"""What is told of a program. Ends in the table of contents.

Contracts name the people of the program, which events do not repeat: they come from the program as it was then.
"""

from collections.abc import Callable
from typing import Any

from backbone.events import Event
from contracts import programs as told
from contracts.base import Contract
from contracts.programs import ProgramContract

from programs.domain.amendment import AmendmentProposed, ProgramAmended
from programs.domain.competence import CompetenceAssessed, IndependenceAttested
from programs.domain.completion import ProgramCompleted
from programs.domain.decisions import DecisionNeeded, DecisionTaken
from programs.domain.development import DevelopmentPlanApproved, DevelopmentPlanProposed
from programs.domain.deviations import DeviationRecorded
from programs.domain.difficulties import DifficultyResolved
from programs.domain.extension import ExtensionAgreed, ExtensionProposed, ProgramExtended
from programs.domain.group import ProgramGroupChanged
from programs.domain.lifecycle import (
    ProgramAgreed,
    ProgramApproved,
    ProgramDrafted,
    ProgramReturned,
    ProgramReviewed,
    ProgramStarted,
    ProgramSubmitted,
)
from programs.domain.meetings import (
    MeetingCancelled,
    MeetingHeld,
    MeetingMissed,
    MeetingRescheduled,
    MeetingScheduled,
    MeetingScheduleSet,
)
from programs.domain.moving import ProgramMoved
from programs.domain.parts import ActivityState
from programs.domain.plan import DifficultyRecorded, ExpectedResultSet, PlanItemRemoved, ProgramReopened
from programs.domain.program import Program
from programs.domain.progress import ActivityFinished, AttendanceRecorded, ResultAssessed
from programs.domain.recommendations import RecommendationFollowed, RecommendationIssued
from programs.domain.remarks import RemarkMade
from programs.domain.replacement import ProgramMentorReplaced
from programs.domain.reports import MentorReported
from programs.domain.suspension import ProgramResumed, ProgramSuspended
from programs.domain.tasks import TaskAssigned, TaskChecked, TaskSubmitted
from programs.domain.termination import ProgramTerminated, TerminationRequested, TerminationWithdrawn

Tells = Callable[[Event, Program], Contract]


def same(contract: type[ProgramContract]) -> Tells:
    """The contract's fields are the event's, or else the program's."""

    def tell(event: Event, program: Program) -> Contract:
        return contract.model_validate(_of_program(program) | event.model_dump())

    return tell


def finished(event: Event, program: Program) -> Contract:
    """With what the plan says of the activity."""
    assert isinstance(event, ActivityFinished)
    planned = program.activities[event.activity]
    told_of = {"activity": event.activity, "kind": planned.kind, "due": planned.due}
    return told.ActivityFinished.model_validate(_of_program(program) | told_of)


def deviation(event: Event, program: Program) -> Contract:
    assert isinstance(event, DeviationRecorded)
    return told.DeviationRecorded(rule=event.rule)


def _of_program(program: Program) -> dict[str, Any]:
    period = program.period
    return {
        "program": program.id,
        "match": program.match,
        "mentor": program.mentor,
        "mentees": program.mentees,
        "forms": program.forms,
        "kinds": program.kinds,
        "start": period and period.start,
        "until": period and period.until,
        "ended": program.ended,
        "since": program.since,
        "purpose": program.purpose,
        "activities": [
            {"activity": id, "due": planned.due}
            for id, planned in program.activities.items()
            if planned.state is ActivityState.PLANNED
        ],
    }


PROGRAMS: dict[type[Event], Tells] = {
    ProgramDrafted: same(told.ProgramDrafted),
    ProgramSubmitted: same(told.ProgramSubmitted),
    ProgramAgreed: same(told.ProgramAgreed),
    ProgramReviewed: same(told.ProgramReviewed),
    ProgramReturned: same(told.ProgramReturned),
    ProgramReopened: same(told.ProgramReopened),
    ProgramApproved: same(told.ProgramApproved),
    ProgramStarted: same(told.ProgramStarted),
    MeetingScheduled: same(told.MeetingScheduled),
    MeetingHeld: same(told.MeetingHeld),
    MeetingMissed: same(told.MeetingMissed),
    TaskAssigned: same(told.TaskAssigned),
    TaskSubmitted: same(told.TaskSubmitted),
    TaskChecked: same(told.TaskChecked),
    ExtensionProposed: same(told.ExtensionProposed),
    ExtensionAgreed: same(told.ExtensionAgreed),
    ProgramExtended: same(told.ProgramExtended),
    AmendmentProposed: same(told.AmendmentProposed),
    ProgramAmended: same(told.ProgramAmended),
    ProgramMentorReplaced: same(told.ProgramMentorReplaced),
    TerminationRequested: same(told.TerminationRequested),
    TerminationWithdrawn: same(told.TerminationWithdrawn),
    ProgramCompleted: same(told.ProgramCompleted),
    ProgramTerminated: same(told.ProgramTerminated),
    DifficultyRecorded: same(told.DifficultyRecorded),
    ExpectedResultSet: same(told.ExpectedResultSet),
    PlanItemRemoved: same(told.PlanItemRemoved),
    DifficultyResolved: same(told.DifficultyResolved),
    ResultAssessed: same(told.ResultAssessed),
    ActivityFinished: finished,
    AttendanceRecorded: same(told.AttendanceRecorded),
    CompetenceAssessed: same(told.CompetenceAssessed),
    IndependenceAttested: same(told.IndependenceAttested),
    RecommendationIssued: same(told.RecommendationIssued),
    RecommendationFollowed: same(told.RecommendationFollowed),
    MentorReported: same(told.MentorReported),
    DevelopmentPlanProposed: same(told.DevelopmentPlanProposed),
    DevelopmentPlanApproved: same(told.DevelopmentPlanApproved),
    RemarkMade: same(told.RemarkMade),
    MeetingScheduleSet: same(told.MeetingScheduleSet),
    MeetingRescheduled: same(told.MeetingRescheduled),
    MeetingCancelled: same(told.MeetingCancelled),
    ProgramGroupChanged: same(told.ProgramGroupChanged),
    ProgramSuspended: same(told.ProgramSuspended),
    ProgramResumed: same(told.ProgramResumed),
    ProgramMoved: same(told.ProgramMoved),
    DecisionNeeded: same(told.DecisionNeeded),
    DecisionTaken: same(told.DecisionTaken),
    DeviationRecorded: deviation,
}
