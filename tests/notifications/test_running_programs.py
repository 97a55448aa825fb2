"""What a program's own course makes due: its plan, its silence, its report."""

from datetime import timedelta
from uuid import uuid4

import pytest
from contracts import programs, registry
from contracts.codes import ActivityKind

from tests.notifications.due import Program, come, new_morning, reminders
from tests.notifications.town import School, Town


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


@pytest.mark.row("R-5.2-02")
def test_what_a_program_has_planned_when_it_starts_has_its_terms(town: Town, school: School) -> None:
    program, due = Program(town, school), town.clock.today() + timedelta(days=15)
    terms = [programs.ActivityTerm(activity=uuid4(), due=due + timedelta(days=later)) for later in (0, 1)]
    program.tell(programs.ProgramStarted, start=due, until=due + timedelta(days=200), activities=terms)
    come(town, due - timedelta(days=1))
    done = {"activity": terms[0].activity, "kind": next(iter(ActivityKind)), "due": due}
    town.reached(town.others.tell(programs.ActivityFinished.model_validate(program.people() | done), school.id))
    come(town, due + timedelta(days=3))
    mentee, curator = (
        reminders(town, school, person, template)
        for person, template in ((school.mentee, "activity-due"), (school.people["curator"], "activity-overdue"))
    )
    assert mentee == [f"Мероприятие программы следует провести не позднее {due:%d.%m.%Y}."]
    assert len(curator) == 1


@pytest.mark.row("R-A.6-02")
def test_a_pair_that_does_not_meet_is_told_of_it_again_and_again_until_it_meets(town: Town, school: School) -> None:
    program, today = Program(town, school), town.clock.today()
    program.started(300)
    come(town, today + timedelta(days=21))
    assert silent(town, school) == [0, 0, 0]
    come(town, today + timedelta(days=22))
    come(town, today + timedelta(days=40))
    assert silent(town, school) == [1, 1, 1]
    come(town, today + timedelta(days=43))
    assert silent(town, school) == [2, 2, 2]
    program.tell(programs.MeetingHeld, meeting=uuid4(), minutes=45)
    come(town, today + timedelta(days=43 + 21))
    assert silent(town, school) == [2, 2, 2]
    come(town, today + timedelta(days=43 + 22))
    assert silent(town, school) == [3, 3, 3]


@pytest.mark.row("R-A.6-02")
def test_while_a_program_is_suspended_its_silence_is_not_counted(town: Town, school: School) -> None:
    program, today = Program(town, school), town.clock.today()
    program.started(300)
    come(town, today + timedelta(days=10))
    program.tell(programs.ProgramSuspended, order=uuid4(), since=town.clock.today())
    come(town, today + timedelta(days=110))
    assert silent(town, school) == [0, 0, 0]
    program.tell(programs.ProgramResumed, order=uuid4(), since=town.clock.today())
    come(town, today + timedelta(days=121))
    assert silent(town, school) == [0, 0, 0]
    come(town, today + timedelta(days=122))
    assert silent(town, school) == [1, 1, 1]


@pytest.mark.row("R-A.7-D2", "R-3.4-11")
def test_reports_of_the_year_are_asked_for_of_mentors_and_of_the_curator(town: Town, school: School) -> None:
    reporting, silent_one = Program(town, school), Program(town, school)
    for program in (reporting, silent_one):
        program.started(300)
    end = town.clock.today() + timedelta(days=60)
    cycle = registry.SchoolCycleApproved(
        cycle=uuid4(), order=uuid4(), starts=end - timedelta(days=364), until=end + timedelta(days=1), reporting_end=end
    )
    town.reached(town.others.tell(cycle, school.id))
    reporting.tell(programs.MentorReported)
    come(town, end - timedelta(days=28))
    (asked,) = [item for item in town.inbox(school, school.mentor) if item["template"] == "mentor-report-due"]
    assert asked["about_id"] == str(silent_one.id)
    come(town, end + timedelta(days=1))
    assert "report-overdue" in {item["template"] for item in town.inbox(school, school.head)}


def silent(town: Town, school: School) -> list[int]:
    people = (school.mentor, school.mentee, school.curator)
    return [len(reminders(town, school, person, "pair-silent")) for person in people]
