"""One event of every kind, as it is stored today; together they are a history that can be replayed."""

from backbone.events import Event
from contracts.codes import (
    ActivityKind,
    AssessmentPoint,
    DecisionCause,
    DecisionOutcome,
    Direction,
    Form,
    Initiator,
    Kind,
    RecommendationKind,
    TerminationReason,
)
from programs.domain.amendment import AmendmentAgreed, AmendmentProposed, ProgramAmended
from programs.domain.competence import CompetenceAssessed, IndependenceAttested
from programs.domain.completion import ProgramCompleted
from programs.domain.decisions import DecisionNeeded, DecisionTaken
from programs.domain.development import DevelopmentPlanAgreed, DevelopmentPlanApproved, DevelopmentPlanProposed
from programs.domain.deviations import DeviationRecorded
from programs.domain.difficulties import DifficultyResolved, ResolutionConfirmed
from programs.domain.extension import ExtensionAgreed, ExtensionProposed, ProgramExtended
from programs.domain.group import ProgramGroupChanged
from programs.domain.lifecycle import ProgramReturned
from programs.domain.meetings import (
    MeetingCancelled,
    MeetingHeld,
    MeetingMissed,
    MeetingRescheduled,
    MeetingScheduled,
    MeetingScheduleSet,
)
from programs.domain.moving import ProgramMoved
from programs.domain.plan import ActivityPlanned, PlanItemRemoved, ProgramReopened
from programs.domain.progress import ActivityFinished, AttendanceRecorded, ResultAssessed
from programs.domain.recommendations import RecommendationFollowed, RecommendationIssued
from programs.domain.remarks import RemarkMade
from programs.domain.replacement import ProgramMentorReplaced
from programs.domain.reports import MentorReported
from programs.domain.standing import Step
from programs.domain.succession import ProgramContinued
from programs.domain.suspension import ProgramResumed, ProgramSuspended
from programs.domain.tasks import TaskAssigned, TaskChecked, TaskSubmitted
from programs.domain.templates import TemplateApplied
from programs.domain.termination import (
    ProgramTerminated,
    StatementMade,
    TerminationAgreed,
    TerminationRequested,
    TerminationWithdrawn,
)

from tests.programs.given import (
    ACTIVITY,
    AGREED,
    APPROVED,
    CURATOR,
    DIFFICULTY,
    DUE,
    DURING,
    MENTEE,
    MENTOR,
    NOON,
    RESULT,
    REVIEWED,
    SECOND,
    STARTED,
    SUBMITTED,
    TERMS,
    TEXT,
    THIRD,
    UNTIL,
    drafted,
    named,
    outlined,
    planned,
)

FORMS, KINDS = (Form.TEACHER_TEACHER, Form.HEAD_TEACHER), (Kind.TRADITIONAL,)
ADDED, REMOVED = (planned("added", kind=ActivityKind.METHODICAL),), (named("activity"),)

EVENTS: list[Event] = [
    drafted(),
    outlined(),
    DIFFICULTY,
    RESULT,
    ActivityPlanned(on=ACTIVITY.on, planned=planned(kind=ActivityKind.METHODICAL)),
    PlanItemRemoved(on=DURING, item=named("item")),
    ProgramReopened(on=DURING),
    SUBMITTED,
    AGREED,
    REVIEWED,
    ProgramReturned(on=DURING, comment=TEXT),
    APPROVED,
    STARTED,
    ProgramMentorReplaced(on=DURING, previous=MENTOR.person, mentor=named("new mentor"), order=named("order")),
    MeetingScheduled(
        on=DURING, meeting=named("m"), at=NOON, day=NOON.date(), remote=True, topic=TEXT, channel=named("channel")
    ),
    MeetingHeld(on=DURING, meeting=named("m"), minutes=45, note=TEXT),
    MeetingMissed(on=DURING, meeting=named("m"), note=TEXT),
    TaskAssigned(on=DURING, task=named("t"), mentee=MENTEE.person, text=TEXT, due=DUE),
    TaskSubmitted(on=DURING, task=named("t"), mentee=MENTEE.person, text=TEXT),
    TaskChecked(on=DURING, task=named("t"), mentee=MENTEE.person, accepted=False, comment=TEXT),
    ActivityFinished(on=DURING, activity=named("activity")),
    ResultAssessed(on=DURING, result=named("result"), achieved=True),
    ExtensionProposed(on=DURING, by=MENTOR.person, until=UNTIL, text=TEXT),
    ExtensionAgreed(on=DURING, person=MENTEE.person, unanimous=True),
    ProgramExtended(on=DURING, previous_until=DUE, until=UNTIL, order=named("order")),
    AmendmentProposed(
        on=DURING,
        by=MENTOR.person,
        forms=FORMS,
        kinds=KINDS,
        added=(planned("added", kind=ActivityKind.METHODICAL),),
        removed=(named("activity"),),
        text=TEXT,
    ),
    AmendmentAgreed(on=DURING, person=MENTEE.person, unanimous=True),
    ProgramAmended(
        on=DURING,
        forms=FORMS,
        kinds=KINDS,
        added=(planned("added", kind=ActivityKind.METHODICAL),),
        removed=(named("activity"),),
        order=named("order"),
    ),
    TerminationRequested(
        on=DURING,
        by=CURATOR.person,
        initiator=Initiator.CURATOR,
        reason=TerminationReason.MEETINGS_MISSED,
        text=TEXT,
        hearing_until=DUE,
    ),
    TerminationAgreed(on=DURING, person=MENTEE.person, unanimous=False),
    StatementMade(on=DURING, person=MENTOR.person, text=TEXT),
    TerminationWithdrawn(on=DURING),
    ProgramTerminated(on=DURING, initiator=Initiator.MUTUAL, reason=TerminationReason.WORKLOAD, order=named("order")),
    ProgramCompleted(on=DURING, order=named("order")),
    DeviationRecorded(on=DURING, rule="INV-22", reason=TEXT),
    TemplateApplied(on=DURING, template="adaptation", items=(named("difficulty"), named("result"))),
    MeetingScheduleSet(on=DURING, meetings=(named("m"), named("second meeting"))),
    MeetingRescheduled(on=DURING, meeting=named("m"), at=NOON, day=NOON.date(), remote=True),
    MeetingCancelled(on=DURING, meeting=named("m"), at=NOON, remote=True),
    AttendanceRecorded(on=DURING, activity=named("activity"), mentee=MENTEE.person, attended=True, on_time=False),
    ResolutionConfirmed(on=DURING, difficulty=named("difficulty"), person=MENTOR.person),
    DifficultyResolved(on=DURING, difficulty=named("difficulty"), mentee=MENTEE.person),
    CompetenceAssessed(
        on=DURING, mentee=MENTEE.person, direction=Direction.METHODS, point=AssessmentPoint.ENTRY, level=2
    ),
    IndependenceAttested(on=DURING, mentee=MENTEE.person),
    MentorReported(on=DURING, text=TEXT, about={MENTEE.person: TEXT}),
    RecommendationIssued(
        on=DURING,
        recommendation=named("r"),
        mentee=MENTEE.person,
        kind=RecommendationKind.INSTRUCTION,
        text=TEXT,
    ),
    RecommendationFollowed(on=DURING, recommendation=named("r"), mentee=MENTEE.person),
    DevelopmentPlanProposed(
        on=DURING, mentee=MENTEE.person, by=MENTOR.person, goals=(TEXT,), steps=(Step(text=TEXT, due=DUE),)
    ),
    DevelopmentPlanAgreed(on=DURING, mentee=MENTEE.person, person=MENTEE.person),
    DevelopmentPlanApproved(on=DURING, mentee=MENTEE.person),
    RemarkMade(on=DURING, remark=named("remark"), by=MENTEE.person, text=TEXT, item=named("activity")),
    DecisionNeeded(on=DURING, decision=named("d"), cause=DecisionCause.LEFT, person=MENTEE.person, due=DUE),
    DecisionTaken(on=DURING, decision=named("d"), outcome=DecisionOutcome.SUSPENDED),
    ProgramSuspended(on=DURING, order=named("order")),
    ProgramResumed(on=DURING, order=named("order")),
    ProgramMoved(
        on=DURING, previous=named("edition"), edition=named("next edition"), terms=TERMS, order=named("order")
    ),
    ProgramContinued(on=DURING, successor=named("successor")),
    ProgramGroupChanged(
        on=DURING,
        mentees=(SECOND.person, THIRD.person),
        joined=(SECOND.person, THIRD.person),
        left=(MENTEE.person,),
        kinds=(Kind.GROUP,),
        order=named("order"),
    ),
]
