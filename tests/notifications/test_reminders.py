"""The end of a program is told in time, on a clock that moves: the nearest missed time, and none when it is over."""

from datetime import timedelta
from uuid import uuid4

import pytest
from contracts import programs, registry
from contracts.regulation import RuleParameters

from tests.notifications.due import Program, approve, come, new_morning, reminders, ticked
from tests.notifications.town import School, Town


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


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


def test_who_has_left_is_not_reminded_and_who_is_back_is(town: Town, school: School) -> None:
    end = Program(town, school).started(40)
    card = registry.ParticipantRegistered(participant=school.mentee, pedagogical=True, experience_years=0, young=True)
    for fact in (card, registry.ParticipantLeft(participant=school.mentee)):
        town.reached(town.others.tell(fact, school.id))
    come(town, end - timedelta(days=30))
    assert reminders(town, school, school.mentee, "program-ends") == []
    assert len(reminders(town, school, school.mentor, "program-ends")) == 1
    town.reached(town.others.tell(card, school.id))
    come(town, end - timedelta(days=14))
    assert len(reminders(town, school, school.mentee, "program-ends")) == 1


def test_messages_read_again_bring_no_reminder_back(town: Town, school: School) -> None:
    program = Program(town, school)
    end = program.started(40)
    later = end + timedelta(days=60)
    program.tell(programs.ProgramExtended, previous_until=end, until=later, order=uuid4())
    come(town, later - timedelta(days=30))
    town.read_again()
    program.tell(programs.ProgramReviewed)
    ticked(town)
    assert len(reminders(town, school, school.mentee, "program-ends")) == 1
