"""Meetings and the pool of mentees: who is reminded, when, and when no more."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from contracts import programs, registry
from contracts.months import plus_months
from contracts.regulation import RuleParameters
from notifications.reminders.planning import Due, Planned, plan

from tests.notifications.due import Program, come, new_morning, reminders, ticked
from tests.notifications.outside import text_of
from tests.notifications.town import School, Town


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


def test_a_meeting_is_told_the_morning_before(town: Town, school: School) -> None:
    program = Program(town, school)
    program.started(200)
    day = town.clock.today() + timedelta(days=5)
    at = datetime.combine(day, time(10, 30), UTC)
    program.tell(programs.MeetingScheduled, meeting=uuid4(), at=at, remote=True)
    come(town, day - timedelta(days=2))
    assert reminders(town, school, school.mentee, "meeting-soon") == []
    come(town, day - timedelta(days=1))
    (told,) = reminders(town, school, school.mentee, "meeting-soon")
    assert f"{day:%d.%m.%Y} в 14:30, дистанционно" in told
    assert told in text_of(town.letters(school.mentee, 2)[-1])


def test_a_meeting_that_moves_is_told_at_its_new_time(town: Town, school: School) -> None:
    program, meeting = Program(town, school), uuid4()
    program.started(200)
    day = town.clock.today() + timedelta(days=5)
    for later, kind in ((0, programs.MeetingScheduled), (3, programs.MeetingRescheduled)):
        at = datetime.combine(day + timedelta(days=later), time(10, 30), UTC)
        program.tell(kind, meeting=meeting, at=at, remote=True)
    come(town, day - timedelta(days=1))
    assert reminders(town, school, school.mentee, "meeting-soon") == []
    come(town, day + timedelta(days=2))
    assert len(reminders(town, school, school.mentee, "meeting-soon")) == 1


def test_nobody_is_reminded_of_a_meeting_that_was_cancelled(town: Town, school: School) -> None:
    program, meeting = Program(town, school), uuid4()
    program.started(200)
    day = town.clock.today() + timedelta(days=5)
    at = datetime.combine(day, time(10, 30), UTC)
    for kind in (programs.MeetingScheduled, programs.MeetingCancelled):
        program.tell(kind, meeting=meeting, at=at, remote=True)
    come(town, day - timedelta(days=1))
    assert reminders(town, school, school.mentee, "meeting-soon") == []


def test_a_meeting_of_today_needs_no_reminder(town: Town, school: School) -> None:
    program = Program(town, school)
    program.started(200)
    program.tell(programs.MeetingScheduled, meeting=uuid4(), at=town.clock.now() + timedelta(hours=5), remote=True)
    ticked(town)
    assert reminders(town, school, school.mentee, "meeting-soon") == []


def test_the_curator_is_reminded_of_the_pool_and_the_head_told_when_it_is_overdue(town: Town, school: School) -> None:
    due = town.clock.today() + timedelta(days=40)
    fact = registry.MenteePoolActualised(mentees=3, next_due=due)
    town.reached(town.others.tell(fact, school.id, actor=school.curator))
    for days in (30, 14, 3, 0):
        come(town, due - timedelta(days=days))
    assert len(reminders(town, school, school.curator, "pool-due")) == 3
    assert reminders(town, school, school.head, "pool-overdue") == []
    come(town, due + timedelta(days=1))
    assert len(reminders(town, school, school.head, "pool-overdue")) == 1
    assert len(reminders(town, school, school.curator, "pool-overdue")) == 1


def test_a_pool_actualised_in_time_is_not_overdue(town: Town, school: School) -> None:
    due = town.clock.today() + timedelta(days=40)
    for next_due in (due, due + timedelta(days=365)):
        fact = registry.MenteePoolActualised(mentees=3, next_due=next_due)
        town.reached(town.others.tell(fact, school.id, actor=school.curator))
    come(town, due + timedelta(days=1))
    assert reminders(town, school, school.head, "pool-overdue") == []


def test_a_school_that_never_actualises_its_pool_is_reminded_too(town: Town, school: School) -> None:
    today = town.clock.today()
    approved = registry.RegulationEditionApproved(
        edition=uuid4(),
        number=1,
        order=uuid4(),
        valid_from=today,
        parameters=RuleParameters(pool_actualisation_months=2),
    )
    town.reached(town.others.tell(approved, school.id, actor=school.head))
    come(town, plus_months(today, 2) + timedelta(days=1))
    assert len(reminders(town, school, school.head, "pool-overdue")) == 1


def test_an_earlier_plan_that_comes_again_does_not_replace_a_later_one(town: Town) -> None:
    school, now = uuid4(), town.clock.now()

    def series(days: int) -> Planned:
        dues = [Due(now + timedelta(days=days), "pool-due", "curator")]
        return Planned("pool", str(school), now.date(), "school", school, {}, dues)

    with town.parts.app.database.transaction() as cursor:
        plan(cursor, school, 5, series(50))
        plan(cursor, school, 3, series(30))
        planned = cursor.execute("SELECT due_at FROM reminders WHERE school = %s", (school,)).fetchall()
        plan(cursor, school, 6, series(60))
        replaced = cursor.execute("SELECT due_at FROM reminders WHERE school = %s", (school,)).fetchall()
    assert [row["due_at"] for row in planned] == [now + timedelta(days=50)]
    assert [row["due_at"] for row in replaced] == [now + timedelta(days=60)]
