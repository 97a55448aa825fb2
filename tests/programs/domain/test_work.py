"""Meetings, tasks, activities, results: what happens while a program runs."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from backbone.errors import Forbidden, NotFound
from backbone.testing import given
from programs.domain import meetings, progress, tasks
from programs.domain.meetings import (
    MeetingCancelled,
    MeetingHeld,
    MeetingMissed,
    MeetingScheduled,
    MeetingScheduleSet,
    Wanted,
)
from programs.domain.parts import Participant
from programs.domain.program import Program
from programs.domain.progress import ActivityFinished, ResultAssessed
from programs.domain.tasks import TaskAssigned, TaskChecked, TaskSubmitted

from tests.programs.given import (
    ACTIVITY,
    CURATOR,
    DRAFT,
    DURING,
    GROUP,
    MENTEE,
    MENTOR,
    NOON,
    READY,
    RESULT,
    RUNNING,
    SECOND,
    START,
    TEXT,
    UNTIL,
    named,
)

MEETING, TASK = named("meeting"), named("task")
SCHEDULED = MeetingScheduled(on=START, meeting=MEETING, at=NOON, day=DURING, remote=False, topic=TEXT)
ASSIGNED = TaskAssigned(on=START, task=TASK, mentee=MENTEE.person, text=TEXT, due=DURING)
HANDED_IN = TaskSubmitted(on=DURING, task=TASK, mentee=MENTEE.person, text=named("answer"))
SARATOV = ZoneInfo("Europe/Saratov")


def wanted(channel: str | None = None, **changes: object) -> Wanted:
    return Wanted(SCHEDULED.model_copy(update=changes), channel)


@pytest.mark.parametrize("by", [MENTOR, MENTEE])
def test_mentor_and_mentee_alike_schedule_meetings(by: Participant) -> None:
    given(Program, *RUNNING).when(lambda it: meetings.schedule(it, by, wanted())).then(SCHEDULED)


def test_the_day_of_a_meeting_that_is_moved_is_the_day_at_the_school() -> None:
    just_after_midnight = datetime(2025, 10, 8, 0, 30, tzinfo=SARATOV)
    program = Program.replay(named("p"), (*RUNNING, SCHEDULED))
    meetings.reschedule(program, MENTEE, MEETING, just_after_midnight, DURING)
    assert program.meetings[MEETING].day == date(2025, 10, 8)
    assert program.meetings[MEETING].at == datetime(2025, 10, 7, 20, 30, tzinfo=UTC)


def test_meetings_lie_within_the_period() -> None:
    outside = wanted(day=date(2026, 3, 8))
    given(Program, *RUNNING).when(lambda it: meetings.schedule(it, MENTOR, outside)).then_refused("outside-period")
    late = datetime(2026, 3, 8, 10, tzinfo=SARATOV)
    given(Program, *RUNNING, SCHEDULED).when(
        lambda it: meetings.reschedule(it, MENTOR, MEETING, late, DURING)
    ).then_refused("outside-period")


@pytest.mark.parametrize("channel", [None, "Zoom"])
def test_a_remote_meeting_goes_over_a_channel_of_the_school(channel: str | None) -> None:
    remote = wanted(channel, remote=True)
    given(Program, *RUNNING).when(lambda it: meetings.schedule(it, MENTOR, remote)).then_refused("R-2.3-07")


def test_a_series_is_agreed_on_whole_or_not_at_all() -> None:
    second = wanted(meeting=named("second"), day=DURING + timedelta(days=7))
    bad = wanted(meeting=named("bad"), day=date(2026, 3, 8))
    given(Program, *READY).when(lambda it: meetings.schedule_series(it, MENTOR, [wanted(), bad], START)).then_refused(
        "outside-period"
    )
    set_ = MeetingScheduleSet(on=START, meetings=(MEETING, named("second")))
    given(Program, *READY).when(lambda it: meetings.schedule_series(it, MENTEE, [wanted(), second], START)).then(
        SCHEDULED, second.scheduled, set_
    )


def test_a_cancelled_meeting_is_neither_held_nor_missed() -> None:
    cancelled = MeetingCancelled(on=DURING, meeting=MEETING, at=NOON, remote=False)
    given(Program, *RUNNING, SCHEDULED).when(lambda it: meetings.cancel(it, MENTEE, MEETING, DURING)).then(cancelled)
    given(Program, *RUNNING, SCHEDULED, cancelled).when(
        lambda it: meetings.hold(it, MENTOR, MEETING, None, None, NOON)
    ).then_refused("meeting-closed")


def test_meetings_are_scheduled_from_the_approval_on() -> None:
    given(Program, *READY).when(lambda it: meetings.schedule(it, MENTOR, wanted())).then(SCHEDULED)
    given(Program, *DRAFT).when(lambda it: meetings.schedule(it, MENTOR, wanted())).then_refused("wrong-state")


def test_a_meeting_is_held_on_its_own_day_whenever_it_is_recorded() -> None:
    week_later = NOON + timedelta(days=7)
    given(Program, *RUNNING, SCHEDULED).when(lambda it: meetings.hold(it, MENTEE, MEETING, 45, TEXT, week_later)).then(
        MeetingHeld(on=DURING, meeting=MEETING, minutes=45, note=TEXT)
    )


def test_a_meeting_may_be_missed() -> None:
    given(Program, *RUNNING, SCHEDULED).when(lambda it: meetings.hold(it, MENTOR, MEETING, None, None, NOON)).then(
        MeetingMissed(on=DURING, meeting=MEETING)
    )


def test_a_meeting_is_recorded_once_and_not_before_it_was() -> None:
    early = NOON - timedelta(seconds=1)
    given(Program, *RUNNING, SCHEDULED).when(
        lambda it: meetings.hold(it, MENTOR, MEETING, 45, None, early)
    ).then_refused("too-early")
    held = MeetingHeld(on=DURING, meeting=MEETING, minutes=45)
    given(Program, *RUNNING, SCHEDULED, held).when(
        lambda it: meetings.hold(it, MENTOR, MEETING, 45, None, NOON)
    ).then_refused("meeting-closed")


def test_the_curator_has_no_hand_in_meetings() -> None:
    program = Program.replay(named("p"), RUNNING)
    with pytest.raises(Forbidden):
        meetings.schedule(program, CURATOR, wanted())


def test_a_task_is_assigned_submitted_returned_submitted_and_accepted() -> None:
    returned = TaskChecked(on=DURING, task=TASK, mentee=MENTEE.person, accepted=False, comment=TEXT)
    accepted = TaskChecked(on=DURING, task=TASK, mentee=MENTEE.person, accepted=True)
    given(Program, *RUNNING).when(lambda it: tasks.assign(it, MENTOR, ASSIGNED)).then(ASSIGNED)
    given(Program, *RUNNING, ASSIGNED).when(lambda it: tasks.submit(it, MENTEE, TASK, named("answer"), DURING)).then(
        HANDED_IN
    )
    given(Program, *RUNNING, ASSIGNED, HANDED_IN).when(
        lambda it: tasks.check(it, MENTOR, TASK, False, TEXT, DURING)
    ).then(returned)
    given(Program, *RUNNING, ASSIGNED, HANDED_IN, returned).when(
        lambda it: tasks.submit(it, MENTEE, TASK, named("answer"), DURING)
    ).then(HANDED_IN)
    given(Program, *RUNNING, ASSIGNED, HANDED_IN).when(
        lambda it: tasks.check(it, MENTOR, TASK, True, None, DURING)
    ).then(accepted)
    given(Program, *RUNNING, ASSIGNED, HANDED_IN, accepted).when(
        lambda it: tasks.submit(it, MENTEE, TASK, None, DURING)
    ).then_refused("task-closed")


def test_a_returned_task_says_what_to_do() -> None:
    given(Program, *RUNNING, ASSIGNED, HANDED_IN).when(
        lambda it: tasks.check(it, MENTOR, TASK, False, None, DURING)
    ).then_refused("R-4.1-04")


def test_nothing_is_checked_before_it_is_submitted() -> None:
    given(Program, *RUNNING, ASSIGNED).when(lambda it: tasks.check(it, MENTOR, TASK, True, None, DURING)).then_refused(
        "not-submitted"
    )


def test_only_the_mentor_of_the_program_checks() -> None:
    program = Program.replay(named("p"), (*RUNNING, ASSIGNED, HANDED_IN))
    with pytest.raises(Forbidden):
        tasks.check(program, MENTEE, TASK, True, None, DURING)
    with pytest.raises(Forbidden):
        tasks.check(program, CURATOR, TASK, True, None, DURING)


def test_a_task_is_submitted_by_the_mentee_it_was_given_to() -> None:
    program = Program.replay(named("p"), (*GROUP, ASSIGNED))
    with pytest.raises(NotFound):
        tasks.submit(program, SECOND, TASK, None, DURING)


@pytest.mark.parametrize("due", [START - timedelta(days=1), UNTIL])
def test_a_task_is_due_between_today_and_the_end(due: date) -> None:
    task = ASSIGNED.model_copy(update={"due": due})
    given(Program, *RUNNING).when(lambda it: tasks.assign(it, MENTOR, task)).then_refused("outside-period")


def test_a_task_is_for_a_mentee_of_the_program() -> None:
    task = ASSIGNED.model_copy(update={"mentee": SECOND.person})
    given(Program, *RUNNING).when(lambda it: tasks.assign(it, MENTOR, task)).then_refused("not-a-mentee")


def test_the_mentor_finishes_activities_once() -> None:
    activity = ACTIVITY.planned.activity
    done = ActivityFinished(on=DURING, activity=activity)
    given(Program, *RUNNING).when(lambda it: progress.finish_activity(it, MENTOR, activity, DURING)).then(done)
    given(Program, *RUNNING, done).when(lambda it: progress.finish_activity(it, MENTOR, activity, DURING)).then_refused(
        "activity-closed"
    )


def test_an_activity_is_finished_by_the_mentor_or_who_is_responsible() -> None:
    program = Program.replay(named("p"), RUNNING)
    with pytest.raises(Forbidden):
        progress.finish_activity(program, MENTEE, ACTIVITY.planned.activity, DURING)


def test_a_result_may_be_assessed_anew() -> None:
    no = ResultAssessed(on=START, result=RESULT.result, achieved=False)
    yes = ResultAssessed(on=DURING, result=RESULT.result, achieved=True)
    program = (
        given(Program, *RUNNING, no)
        .when(lambda it: progress.assess_result(it, MENTOR, RESULT.result, True, DURING))
        .then(yes)
    )
    assert program.results[RESULT.result].achieved is True
