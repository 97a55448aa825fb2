"""One event of every kind, as it is stored today; together they are a history that can be replayed."""

from backbone.events import Event
from contracts.codes import Form, Initiator, Kind, TerminationReason
from programs.domain.amendment import AmendmentAgreed, AmendmentProposed, ProgramAmended
from programs.domain.completion import ProgramCompleted
from programs.domain.deviations import DeviationRecorded
from programs.domain.extension import ExtensionAgreed, ExtensionProposed, ProgramExtended
from programs.domain.lifecycle import ProgramReturned
from programs.domain.meetings import MeetingHeld, MeetingMissed, MeetingScheduled
from programs.domain.plan import PlanItemRemoved, ProgramReopened
from programs.domain.progress import ActivityFinished, ResultAssessed
from programs.domain.replacement import ProgramMentorReplaced
from programs.domain.tasks import TaskAssigned, TaskChecked, TaskSubmitted
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
    STARTED,
    SUBMITTED,
    TEXT,
    UNTIL,
    drafted,
    named,
    outlined,
    planned,
)

FORMS, KINDS = (Form.TEACHER_TEACHER, Form.HEAD_TEACHER), (Kind.TRADITIONAL,)
ADDED, REMOVED = (planned("added"),), (named("activity"),)

EVENTS: list[Event] = [
    drafted(),
    outlined(),
    DIFFICULTY,
    RESULT,
    ACTIVITY,
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
        added=(planned("added"),),
        removed=(named("activity"),),
        text=TEXT,
    ),
    AmendmentAgreed(on=DURING, person=MENTEE.person, unanimous=True),
    ProgramAmended(
        on=DURING,
        forms=FORMS,
        kinds=KINDS,
        added=(planned("added"),),
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
]
