"""Due times, on a clock that moves: each told once, only the nearest missed one, and none after the thing is over."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from contracts import programs, registry
from contracts.programs import ProgramContract
from contracts.regulation import RuleParameters
from notifications.reminders.planning import add_months

from tests.notifications.outside import text_of
from tests.notifications.town import School, Town, until

ZONE_HOURS = timedelta(hours=4)
MORNING = time(9, 30)


class Program:
    """One program of a school, told step by step."""

    def __init__(self, town: Town, school: School) -> None:
        self.town, self.school = town, school
        self.id = uuid4()

    def started(self, days: int, edition: UUID | None = None) -> date:
        """With its end so many days ahead."""
        today = self.town.clock.today()
        until = today + timedelta(days=days)
        fact = programs.ProgramStarted(**self.people(), start=today - timedelta(days=30), until=until)
        self.town.reached(self.town.others.tell(fact, self.school.id, actor=self.school.mentor, edition=edition))
        return until

    def tell(self, kind: type[ProgramContract], **fields: object) -> None:
        fact = kind.model_validate({**self.people(), **fields})
        self.town.reached(self.town.others.tell(fact, self.school.id, actor=self.school.mentor))

    def people(self) -> dict[str, object]:
        return {"program": self.id, "mentor": self.school.mentor, "mentees": (self.school.mentee,)}


def approve(town: Town, school: School, parameters: RuleParameters) -> UUID:
    """An edition in force from today on."""
    edition, today = uuid4(), town.clock.today()
    fact = registry.RegulationEditionApproved(
        edition=edition, number=1, order=uuid4(), valid_from=today, parameters=parameters
    )
    town.reached(town.others.tell(fact, school.id, actor=school.head))
    return edition


def morning_of(day: date) -> datetime:
    return datetime.combine(day, MORNING, UTC) - ZONE_HOURS


def reminders(town: Town, school: School, person: UUID, template: str) -> list[str]:
    found = [item for item in town.inbox(school, person) if item["template"] == template]
    return [item["text"] for item in reversed(found)]


def ticked(town: Town) -> None:
    """The job has come by since the clock was set: no due time is left."""

    def nothing_due() -> bool:
        with town.parts.app.database.transaction() as cursor:
            query = "SELECT FROM reminders WHERE done_at IS NULL AND due_at <= %s LIMIT 1"
            return cursor.execute(query, (town.clock.now(),)).fetchone() is None

    until(nothing_due)
    town.reached(f"notifications:{town.parts.app.recorder.max_notification_id() or 0}")


def come(town: Town, day: date) -> None:
    town.set_clock(morning_of(day))
    ticked(town)


@pytest.fixture(autouse=True)
def a_new_morning(town: Town) -> None:
    """So that no day ends under the hands of a test."""
    come(town, town.clock.today() + timedelta(days=1))


def test_the_end_of_a_program_is_told_30_14_and_3_days_before_each_once(town: Town, school: School) -> None:
    program = Program(town, school)
    end = program.started(40)
    for days in (40, 31, 30, 29, 14, 13, 3, 2):
        come(town, end - timedelta(days=days))
    told = reminders(town, school, school.mentee, "program-ends")
    assert [text.partition(":")[0] for text in told] == [
        "До окончания программы – 30 дней",
        "До окончания программы – 14 дней",
        "До окончания программы – 3 дня",
    ]
    assert len(reminders(town, school, school.mentor, "program-ends")) == 3
    assert len(reminders(town, school, school.curator, "program-ends")) == 3


def test_the_edition_says_how_many_days_before(town: Town, school: School) -> None:
    edition = approve(town, school, RuleParameters(end_reminder_days=(7,)))
    program = Program(town, school)
    end = program.started(40, edition)
    come(town, end - timedelta(days=8))
    assert reminders(town, school, school.mentee, "program-ends") == []
    come(town, end - timedelta(days=7))
    assert len(reminders(town, school, school.mentee, "program-ends")) == 1


def test_of_several_missed_times_only_the_nearest_is_told(town: Town, school: School) -> None:
    program = Program(town, school)
    program.started(10)
    ticked(town)
    (told,) = reminders(town, school, school.mentee, "program-ends")
    assert "10 дней" in told


def test_after_a_leap_of_the_clock_only_the_nearest_is_told(town: Town, school: School) -> None:
    end = Program(town, school).started(60)
    come(town, end - timedelta(days=2))
    assert len(reminders(town, school, school.mentee, "program-ends")) == 1


def test_an_end_that_is_over_is_not_told(town: Town, school: School) -> None:
    end = Program(town, school).started(60)
    come(town, end)
    assert reminders(town, school, school.mentee, "program-ends") == []


def test_an_extension_moves_the_reminders(town: Town, school: School) -> None:
    program = Program(town, school)
    end = program.started(40)
    later = end + timedelta(days=60)
    program.tell(programs.ProgramExtended, previous_until=end, until=later, order=uuid4())
    come(town, end - timedelta(days=3))
    assert reminders(town, school, school.mentee, "program-ends") == []
    come(town, later - timedelta(days=30))
    (told,) = reminders(town, school, school.mentee, "program-ends")
    assert f"{later:%d.%m.%Y}" in told


@pytest.mark.parametrize("kind", [programs.ProgramCompleted, programs.ProgramTerminated])
def test_a_program_that_is_over_reminds_nobody(
    town: Town, school: School, kind: type[programs.ProgramCompleted | programs.ProgramTerminated]
) -> None:
    program = Program(town, school)
    end = program.started(40)
    over = {"match": uuid4(), "order": uuid4(), "ended": town.clock.today(), "initiator": "mentor", "reason": "health"}
    program.tell(kind, **over)
    come(town, end - timedelta(days=30))
    assert reminders(town, school, school.mentee, "program-ends") == []


def test_after_a_replacement_the_new_mentor_is_reminded(town: Town, school: School) -> None:
    program = Program(town, school)
    end = program.started(40)
    newcomer = uuid4()
    program.tell(programs.ProgramMentorReplaced, mentor=newcomer, previous=school.mentor)
    come(town, end - timedelta(days=30))
    assert len(reminders(town, school, newcomer, "program-ends")) == 1
    assert reminders(town, school, school.mentor, "program-ends") == []


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
    for later in (0, 3):
        at = datetime.combine(day + timedelta(days=later), time(10, 30), UTC)
        program.tell(programs.MeetingScheduled, meeting=meeting, at=at, remote=True)
    come(town, day - timedelta(days=1))
    assert reminders(town, school, school.mentee, "meeting-soon") == []
    come(town, day + timedelta(days=2))
    assert len(reminders(town, school, school.mentee, "meeting-soon")) == 1


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
    come(town, add_months(today, 2) + timedelta(days=1))
    assert len(reminders(town, school, school.head, "pool-overdue")) == 1


def test_messages_read_again_bring_no_reminder_back(town: Town, school: School) -> None:
    program = Program(town, school)
    end = program.started(40)
    later = end + timedelta(days=60)
    program.tell(programs.ProgramExtended, previous_until=end, until=later, order=uuid4())
    come(town, later - timedelta(days=30))
    with town.parts.app.database.transaction() as cursor:
        cursor.execute("UPDATE positions SET position = 0, sequence = 0 WHERE follower = 'reactions'")
    program.tell(programs.ProgramReviewed)
    ticked(town)
    assert len(reminders(town, school, school.mentee, "program-ends")) == 1


def test_months_are_clipped_to_their_last_day() -> None:
    assert add_months(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert add_months(date(2025, 8, 31), 12) == date(2026, 8, 31)
    assert add_months(date(2025, 12, 15), 1) == date(2026, 1, 15)
