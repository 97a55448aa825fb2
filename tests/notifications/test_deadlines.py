"""Every row of the table of deadlines: who is reminded on which day, and nobody once it is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from contracts import programs, registry
from contracts.base import Contract
from contracts.codes import (
    ActivityKind,
    AgreementKind,
    ClearanceKind,
    ConsentPurpose,
    DecisionCause,
    DecisionOutcome,
    Initiator,
    Level,
    PetitionKind,
    PetitionOutcome,
    SurveyForm,
    TerminationReason,
    WaitingOutcome,
)
from contracts.registry.year import StageTerm
from contracts.regulation import RuleParameters
from contracts.workdays import is_working

from tests.notifications.due import Program, approve, come, new_morning, reminders
from tests.notifications.town import School, Town, until

ID, OTHER = uuid4(), uuid4()
LATER = 70


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


@dataclass(frozen=True)
class Case:
    """`told` says who has what new in the inbox so many days after the last day; between them nobody has."""

    opened: Callable[["Scene"], Contract]
    told: dict[int, set[tuple[str, str]]]
    closed: Callable[["Scene"], Contract]


@dataclass(frozen=True)
class Scene:
    school: School
    id: UUID
    program: UUID
    due: date

    @property
    def of_program(self) -> dict[str, Any]:
        return {"program": self.program, "mentor": self.school.mentor, "mentees": (self.school.mentee,)}

    @property
    def of_petition(self) -> dict[str, Any]:
        kind = {"kind": PetitionKind.REPLACEMENT, "by": self.school.mentee}
        return {"petition": self.id, "program": self.program, "for_head": True, "for_curator": True, **kind}

    @property
    def of_help(self) -> dict[str, Any]:
        return {"help": self.id, "program": self.program, "mentor": self.school.mentor, "mentee": self.school.mentee}


def stage(number: int, term: str) -> Callable[[Scene], Contract]:
    return lambda scene: registry.RoadmapApproved(
        roadmap=scene.id,
        cycle=OTHER,
        order=uuid4(),
        version=1,
        introduced=scene.due - timedelta(days=30),
        stages=(StageTerm(stage=number, due=scene.due, term=term),),
    )


def completed(number: int) -> Callable[[Scene], Contract]:
    return lambda scene: registry.StageCompleted(roadmap=scene.id, stage=number, due=scene.due, late=False)


LATE = {1: {("curator", "stage-late")}, 4: {("head", "stage-still-late")}}
MONTH = {-7: {("curator", "stage-due")}} | LATE
YEAR = {days: {("curator", "stage-due")} for days in (-60, -30, -7)} | LATE
EXTERNAL = {"pedagogical": True, "external": True, "experience_years": 9, "young": False}
DISTRIBUTION = {"purpose": ConsentPurpose.DISTRIBUTION, "url": "https://school.example"}


def both(template: str) -> set[tuple[str, str]]:
    return {("head", template), ("curator", template)}


def who(scene: Scene) -> dict[str, Any]:
    return {"participant": scene.school.mentor}


BOTH_DECIDE, LATE_DECISION = both("petition-due"), both("petition-overdue")

CASES = [
    pytest.param(
        Case(
            lambda scene: registry.MenteePoolActualised(mentees=3, next_due=scene.due),
            {days: {("curator", "pool-due")} for days in (-30, -14, -3)}
            | {1: {("curator", "pool-overdue"), ("head", "pool-overdue")}},
            lambda scene: registry.MenteePoolActualised(mentees=3, next_due=scene.due + timedelta(days=365)),
        ),
        id="pool",
    ),
    pytest.param(Case(stage(1, "T-02"), MONTH, completed(1)), id="stage-1"),
    pytest.param(Case(stage(2, "T-02"), MONTH, completed(2)), id="stage-2"),
    pytest.param(Case(stage(3, "T-02"), MONTH, completed(3)), id="stage-3"),
    pytest.param(Case(stage(4, "T-03"), MONTH, completed(4)), id="stage-4"),
    pytest.param(Case(stage(5, "T-04"), MONTH, completed(5)), id="stage-5"),
    pytest.param(Case(stage(6, "T-08"), YEAR, completed(6)), id="stage-6"),
    pytest.param(Case(stage(7, "T-09"), YEAR, completed(7)), id="stage-7"),
    pytest.param(
        Case(
            lambda scene: registry.WaitingBegun(participant=scene.school.mentee, due=scene.due),
            {0: {("curator", "waiting-due")}, 1: {("head", "waiting-overdue")}},
            lambda scene: registry.WaitingReviewed(
                participant=scene.school.mentee,
                outcome=next(iter(WaitingOutcome)),
                next_due=scene.due + timedelta(days=30),
            ),
        ),
        id="waiting",
    ),
    pytest.param(
        Case(
            lambda scene: registry.GroupBelowMinimum(
                match=scene.id, mentor=scene.school.mentor, mentees=(scene.school.mentee,), due=scene.due
            ),
            {-1: {("curator", "group-due")}, 1: {("head", "group-overdue")}},
            lambda scene: registry.GroupRecovered(
                match=scene.id, mentor=scene.school.mentor, mentees=(scene.school.mentee, OTHER)
            ),
        ),
        id="group",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ClearanceAttested(
                participant=scene.school.mentor, kind=next(iter(ClearanceKind)), until=scene.due
            ),
            {days: {("curator", "clearance-expires"), ("mentor", "clearance-expires")} for days in (-60, -30, -7)}
            | {1: {("curator", "clearance-expires-over"), ("mentor", "clearance-expires-over")}},
            lambda scene: registry.ClearanceAttested(
                participant=scene.school.mentor,
                kind=next(iter(ClearanceKind)),
                until=scene.due + timedelta(days=365),
            ),
        ),
        id="clearance",
    ),
    pytest.param(
        Case(
            lambda scene: registry.PartnershipConcluded(
                partnership=scene.id,
                kind=next(iter(AgreementKind)),
                number="7",
                level=next(iter(Level)),
                since=scene.due - timedelta(days=300),
                until=scene.due,
            ),
            {days: {("curator", "partnership-expires"), ("head", "partnership-expires")} for days in (-60, -30, -7)}
            | {1: {("curator", "partnership-expires-over"), ("head", "partnership-expires-over")}},
            lambda scene: registry.PartnershipEnded(partnership=scene.id, ended=scene.due),
        ),
        id="partnership",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ParticipantRegistered(**EXTERNAL, **who(scene), external_until=scene.due),
            {days: {("curator", "external-expires"), ("mentor", "external-expires")} for days in (-60, -30, -7)}
            | {1: {("curator", "external-expires-over"), ("mentor", "external-expires-over")}},
            lambda scene: registry.ParticipantRegistered(**EXTERNAL, **who(scene)),
        ),
        id="external",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ConsentWithdrawn(**DISTRIBUTION, **who(scene), due=scene.due),
            {-1: both("withdrawal-due"), 1: both("withdrawal-overdue"), 8: both("withdrawal-overdue")},
            lambda scene: registry.ProcessingStopped(**DISTRIBUTION, **who(scene)),
        ),
        id="withdrawal",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ConsentWithdrawn(
                purpose=ConsentPurpose.PERSONAL_DATA, **who(scene), destroy_due=scene.due
            ),
            {days: both("destruction-due") for days in (-7, -1)}
            | {days: both("destruction-overdue") for days in (1, 8)},
            lambda scene: registry.ParticipantForgotten(**who(scene)),
        ),
        id="destruction",
    ),
    pytest.param(
        Case(
            lambda scene: programs.PetitionFiled(**scene.of_petition, due=scene.due),
            {-1: BOTH_DECIDE, 1: LATE_DECISION},
            lambda scene: programs.PetitionDecided(**scene.of_petition, outcome=PetitionOutcome.REFUSED),
        ),
        id="petition",
    ),
    pytest.param(
        Case(
            lambda scene: programs.PetitionFiled(
                **(scene.of_petition | {"kind": PetitionKind.IMPROVEMENT, "for_head": False}), due=scene.due
            ),
            {-1: {("curator", "petition-due")}, 1: LATE_DECISION},
            lambda scene: programs.PetitionWithdrawn(**scene.of_petition),
        ),
        id="proposal",
    ),
    pytest.param(
        Case(
            lambda scene: programs.HelpRequested(**scene.of_help, due=scene.due, asked_at="2026-01-01T09:00:00Z"),
            {1: {("mentor", "help-overdue")}, 2: {("curator", "help-unanswered")}},
            lambda scene: programs.HelpAnswered(
                **scene.of_help,
                by=scene.school.mentor,
                first=True,
                asked_at="2026-01-01T09:00:00Z",
                answered_at="2026-01-01T10:00:00Z",
            ),
        ),
        id="help",
    ),
    pytest.param(
        Case(
            lambda scene: programs.TerminationRequested(
                **scene.of_program,
                initiator=Initiator.CURATOR,
                reason=TerminationReason.MEETINGS_MISSED,
                hearing_until=scene.due,
            ),
            {
                -1: {("mentor", "hearing-due"), ("mentee", "hearing-due")},
                1: {("curator", "hearing-over"), ("head", "hearing-over")},
            },
            lambda scene: programs.TerminationWithdrawn(**scene.of_program),
        ),
        id="hearing",
    ),
    pytest.param(
        Case(
            lambda scene: programs.DecisionNeeded(
                **scene.of_program,
                decision=scene.id,
                cause=next(iter(DecisionCause)),
                person=scene.school.mentor,
                due=scene.due,
            ),
            {-1: {("curator", "decision-due")}, 1: {("head", "decision-overdue")}},
            lambda scene: programs.DecisionTaken(
                **scene.of_program, decision=scene.id, outcome=DecisionOutcome.SUSPENDED
            ),
        ),
        id="decision",
    ),
    pytest.param(
        Case(
            lambda scene: programs.SurveyOpened(
                survey=scene.id,
                form=SurveyForm.INTERIM,
                version=1,
                program=scene.program,
                invited=(scene.school.mentor, scene.school.mentee),
                due=scene.due,
                anonymous=True,
            ),
            {days: {("mentor", "survey-due"), ("mentee", "survey-due")} for days in (-3, 0)},
            lambda scene: programs.SurveyClosed(
                survey=scene.id, form=SurveyForm.INTERIM, version=1, program=scene.program, invited=2, answered=2
            ),
        ),
        id="interim-survey",
    ),
    pytest.param(
        Case(
            lambda scene: programs.TaskAssigned(
                **scene.of_program, task=scene.id, mentee=scene.school.mentee, due=scene.due
            ),
            {-1: {("mentee", "task-due")}},
            lambda scene: programs.TaskSubmitted(**scene.of_program, task=scene.id, mentee=scene.school.mentee),
        ),
        id="task",
    ),
    pytest.param(
        Case(
            lambda scene: programs.ProgramAmended(
                **scene.of_program,
                forms=(),
                kinds=(),
                added=(programs.ActivityTerm(activity=scene.id, due=scene.due),),
            ),
            {-1: {("mentor", "activity-due"), ("mentee", "activity-due")}, 1: {("curator", "activity-overdue")}},
            lambda scene: programs.ProgramAmended(**scene.of_program, forms=(), kinds=(), removed=(scene.id,)),
        ),
        id="amended-activity",
    ),
]


@pytest.mark.row(
    "R-3.4-02",
    "R-A.1-00",
    "R-A.2-00",
    "R-A.3-00",
    "R-A.4-00",
    "R-A.5-00",
    "R-A.6-00",
    "R-A.7-00",
    "R-A.5-03",
    "R-2.3-08",
    "R-A.3-D4",
    "R-3.3-06",
    "R-5.1-05",
    "R-4.1-03",
    "R-5.1-04",
    "R-5.1-03",
    "R-2.3-11",
    "R-7.1-03",
    "R-A.6-D1",
    "R-5.2-02",
)
@pytest.mark.parametrize("case", CASES)
def test_people_are_reminded_on_these_days_and_no_others(town: Town, school: School, case: Case) -> None:
    scene = opened(town, school, case)
    before: set[str] = ids(town, school)
    for days, expected in sorted(case.told.items()):
        day = scene.due + timedelta(days=days)
        come(town, day - timedelta(days=1))
        assert new(town, school, before) == set(), f"told before day {days}"
        come(town, day)
        assert new(town, school, before) == expected
        before = ids(town, school)


@pytest.mark.parametrize("case", CASES)
def test_nobody_is_reminded_of_what_is_closed(town: Town, school: School, case: Case) -> None:
    scene = opened(town, school, case)
    town.reached(town.others.tell(case.closed(scene), school.id))
    before = ids(town, school)
    come(town, scene.due + timedelta(days=min(case.told)))
    come(town, scene.due + timedelta(days=5))
    assert new(town, school, before) == set()


def opened(town: Town, school: School, case: Case) -> Scene:
    """On a last day that is a working day after one."""
    due = town.clock.today() + timedelta(days=LATER)
    while not (is_working(due) and is_working(due - timedelta(days=1))):
        due += timedelta(days=1)
    scene = Scene(school, uuid4(), uuid4(), due)
    town.reached(town.others.tell(case.opened(scene), school.id))
    return scene


def ids(town: Town, school: School) -> set[str]:
    return {item["id"] for _, item in everything(town, school)}


def new(town: Town, school: School, before: set[str]) -> set[tuple[str, str]]:
    return {(who, item["template"]) for who, item in everything(town, school) if item["id"] not in before}


def everything(town: Town, school: School) -> Iterator[tuple[str, dict[str, Any]]]:
    for who, person in school.people.items():
        for item in town.inbox(school, person):
            if item["template"] != "weekly-digest":
                yield who, item


@pytest.mark.row("R-3.3-01")
def test_on_monday_the_head_learns_what_is_open_and_what_is_overdue(town: Town, school: School) -> None:
    due = monday_after(town.clock.today() + timedelta(days=7)) + timedelta(days=3)
    scene = Scene(school, uuid4(), uuid4(), due)
    town.reached(town.others.tell(programs.PetitionFiled(**scene.of_petition, due=due), school.id))
    come(town, due - timedelta(days=3))
    until(lambda: digests(town, school) == ["На ближайшее время: обращения – 1. Из них просрочено: 0."])
    come(town, due - timedelta(days=2))
    come(town, due + timedelta(days=4))
    until(lambda: len(digests(town, school)) == 2)
    assert digests(town, school)[-1] == "На ближайшее время: обращения – 1. Из них просрочено: 1."
    decided = programs.PetitionDecided(**scene.of_petition, outcome=PetitionOutcome.GRANTED)
    town.reached(town.others.tell(decided, school.id))
    come(town, due + timedelta(days=11))
    assert len(digests(town, school)) == 2


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


@pytest.mark.row("R-9.2-01")
def test_a_new_edition_is_told_to_everybody_who_takes_part(town: Town, school: School) -> None:
    for person in (school.mentor, school.mentee):
        fact = registry.ParticipantRegistered(participant=person, pedagogical=True, experience_years=3, young=True)
        town.reached(town.others.tell(fact, school.id))
    town.reached(town.others.tell(registry.ParticipantLeft(participant=school.mentee), school.id))
    approve(town, school, RuleParameters())
    assert "edition-to-acknowledge" in {item["template"] for item in town.inbox(school, school.mentor)}
    assert "edition-to-acknowledge" not in {item["template"] for item in town.inbox(school, school.mentee)}


def monday_after(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())


def digests(town: Town, school: School) -> list[str]:
    return reminders(town, school, school.head, "weekly-digest")


def silent(town: Town, school: School) -> list[int]:
    people = (school.mentor, school.mentee, school.curator)
    return [len(reminders(town, school, person, "pair-silent")) for person in people]
