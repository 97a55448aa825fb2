"""From draft to running: submission, agreement of each mentee, review, approval, start."""

from datetime import date

import pytest
from backbone.events import Event
from backbone.testing import given
from contracts.codes import Kind, ProgramState
from programs.domain import lifecycle, replacement
from programs.domain.deviations import DeviationRecorded
from programs.domain.extension import ExtensionProposed
from programs.domain.lifecycle import (
    ProgramAgreed,
    ProgramApproved,
    ProgramReturned,
    ProgramReviewed,
    ProgramStarted,
    ProgramSubmitted,
)
from programs.domain.meetings import MeetingScheduleSet
from programs.domain.plan import ActivityPlanned, ExpectedResultSet
from programs.domain.program import Program
from programs.domain.replacement import ProgramMentorReplaced

from tests.programs.given import (
    ACTIVITY,
    AGREED,
    BEFORE,
    CREATIVE,
    CURATOR,
    DIFFICULTY,
    DRAFT,
    DURING,
    HEAD,
    MENTEE,
    MENTOR,
    READY,
    REASONS,
    RESULT,
    REVIEWED,
    RUNNING,
    SECOND,
    START,
    SUBMITTED,
    TEXT,
    THIRD,
    UNTIL,
    drafted,
    named,
    outlined,
    planned,
)


def test_a_whole_draft_is_submitted_by_the_mentor() -> None:
    program = (
        given(Program, *DRAFT, CREATIVE)
        .when(lambda it: lifecycle.submit(it, MENTOR, {}, BEFORE))
        .then(ProgramSubmitted(on=BEFORE))
    )
    assert program.state is ProgramState.SUBMITTED


@pytest.mark.parametrize(
    ("missing", "rule"), [(DIFFICULTY, "INV-11"), (ACTIVITY, "INV-11"), (RESULT, "INV-12"), (DRAFT[1], "not-outlined")]
)
def test_a_draft_with_a_gap_cannot_be_submitted(missing: Event, rule: str) -> None:
    history = [event for event in DRAFT if event is not missing]
    given(Program, *history).when(lambda it: lifecycle.submit(it, MENTOR, REASONS, BEFORE)).then_refused(rule)


def test_an_activity_left_outside_a_new_period_cannot_be_submitted() -> None:
    late = ActivityPlanned(on=BEFORE, planned=planned("late", due=date(2026, 3, 1)))
    shorter = outlined(until=date(2026, 1, 8))
    given(Program, *DRAFT, late, shorter).when(lambda it: lifecycle.submit(it, MENTOR, REASONS, BEFORE)).then_refused(
        "INV-11"
    )


def test_the_program_is_agreed_when_the_last_mentee_of_the_group_has_agreed() -> None:
    group = (drafted(MENTEE, SECOND, THIRD), outlined(kinds=[Kind.GROUP]), *DRAFT[2:], SUBMITTED)
    first = ProgramAgreed(on=BEFORE, mentee=MENTEE.person, unanimous=False)
    second = ProgramAgreed(on=BEFORE, mentee=SECOND.person, unanimous=False)
    last = ProgramAgreed(on=BEFORE, mentee=THIRD.person, unanimous=True)
    given(Program, *group).when(lambda it: lifecycle.agree(it, MENTEE, BEFORE)).then(first)
    given(Program, *group, first).when(lambda it: lifecycle.agree(it, MENTEE, BEFORE)).then_refused("already-agreed")
    given(Program, *group, first).when(lambda it: lifecycle.review(it, True, None, BEFORE)).then_refused("INV-13")
    program = given(Program, *group, first, second).when(lambda it: lifecycle.agree(it, THIRD, BEFORE)).then(last)
    assert program.state is ProgramState.AGREED


def test_nobody_agrees_to_a_draft() -> None:
    given(Program, *DRAFT).when(lambda it: lifecycle.agree(it, MENTEE, BEFORE)).then_refused("wrong-state")


def test_a_program_returned_by_the_curator_is_a_draft_with_a_comment_and_without_agreements() -> None:
    returned = ProgramReturned(on=BEFORE, comment=TEXT)
    program = (
        given(Program, *DRAFT, SUBMITTED, AGREED)
        .when(lambda it: lifecycle.review(it, False, TEXT, BEFORE))
        .then(returned)
    )
    assert (program.state, program.agreed, program.review_comment) == (ProgramState.DRAFT, frozenset(), TEXT)


def test_a_return_without_a_comment_is_refused() -> None:
    given(Program, *DRAFT, SUBMITTED, AGREED).when(lambda it: lifecycle.review(it, False, None, BEFORE)).then_refused(
        "comment-required"
    )


def test_the_curator_reviews_and_the_head_approves() -> None:
    agreed = (*DRAFT, SUBMITTED, AGREED)
    given(Program, *agreed).when(lambda it: lifecycle.review(it, True, None, BEFORE)).then(ProgramReviewed(on=BEFORE))
    given(Program, *agreed).when(lambda it: lifecycle.approve(it, HEAD, {}, BEFORE)).then_refused("R-3.4-09")
    given(Program, *agreed, REVIEWED).when(lambda it: lifecycle.approve(it, HEAD, {}, BEFORE)).then(
        ProgramApproved(on=BEFORE)
    )


def test_the_head_cannot_approve_before_every_mentee_agreed() -> None:
    given(Program, *DRAFT, SUBMITTED).when(lambda it: lifecycle.approve(it, HEAD, {}, BEFORE)).then_refused("INV-13")


def test_a_head_who_is_the_mentor_approves_with_a_recorded_reason_only() -> None:
    reviewed = (*DRAFT, SUBMITTED, AGREED, REVIEWED)
    given(Program, *reviewed).when(lambda it: lifecycle.approve(it, MENTOR, {}, BEFORE)).then_refused("R-2.3-02")
    reasons = {"R-2.3-02": named("reason")}
    given(Program, *reviewed).when(lambda it: lifecycle.approve(it, MENTOR, reasons, BEFORE)).then(
        DeviationRecorded(on=BEFORE, rule="R-2.3-02", reason=named("reason")), ProgramApproved(on=BEFORE)
    )


def test_an_approved_program_starts_within_its_period() -> None:
    given(Program, *READY).when(lambda it: lifecycle.start(it, MENTOR, START)).then(ProgramStarted(on=START))
    given(Program, *READY).when(lambda it: lifecycle.start(it, MENTOR, DURING)).then(ProgramStarted(on=DURING))
    given(Program, *READY).when(lambda it: lifecycle.start(it, MENTOR, UNTIL)).then_refused("outside-period")
    given(Program, *READY).when(lambda it: lifecycle.start(it, MENTOR, BEFORE)).then_refused("outside-period")


def test_a_program_does_not_start_before_the_order_that_fixed_the_pair() -> None:
    later = (drafted(effective=date(2025, 9, 20)), *READY[1:])
    given(Program, *later).when(lambda it: lifecycle.start(it, MENTOR, START)).then_refused("INV-07")


def test_short_term_mentoring_starts_with_a_schedule_of_meetings_and_a_goal() -> None:
    short = (READY[0], outlined(kinds=[Kind.SHORT_TERM]), *READY[2:])
    goal = ExpectedResultSet(on=BEFORE, result=named("goal"), text=TEXT, measure=TEXT, due=START)
    schedule = MeetingScheduleSet(on=BEFORE, meetings=(named("m"),))
    given(Program, *short).when(lambda it: lifecycle.start(it, MENTOR, START)).then_refused("R-2.3-09")
    given(Program, *short, goal).when(lambda it: lifecycle.start(it, MENTOR, START)).then_refused("R-2.3-09")
    given(Program, *short, schedule).when(lambda it: lifecycle.start(it, MENTOR, START)).then_refused("R-2.3-09")
    given(Program, *short, goal, schedule).when(lambda it: lifecycle.start(it, MENTOR, START)).then(
        ProgramStarted(on=START)
    )


@pytest.mark.parametrize("history", [DRAFT, (*DRAFT, SUBMITTED)])
def test_a_program_that_is_not_approved_cannot_start(history: tuple[Event, ...]) -> None:
    given(Program, *history).when(lambda it: lifecycle.start(it, MENTOR, START)).then_refused("wrong-state")


def test_a_replaced_mentor_leaves_the_program_running_under_its_own_dates() -> None:
    new = named("new mentor")
    replaced = ProgramMentorReplaced(on=DURING, previous=MENTOR.person, mentor=new, order=named("o"))
    proposal = ExtensionProposed(on=START, by=MENTOR.person, until=date(2026, 9, 8))
    program = (
        given(Program, *RUNNING, proposal)
        .when(lambda it: replacement.replace_mentor(it, new, named("o"), DURING))
        .then(replaced)
    )
    assert program.state is ProgramState.RUNNING
    assert program.period is not None
    assert (program.period.start, program.period.until) == (START, UNTIL)
    assert program.people == {new, MENTEE.person}
    assert program.activities[ACTIVITY.planned.activity].responsible == new
    assert program.extension is not None
    assert program.extension.agreed == frozenset()


def test_a_mentor_replaced_by_himself_changes_nothing() -> None:
    given(Program, *RUNNING).when(lambda it: replacement.replace_mentor(it, MENTOR.person, named("o"), DURING)).then()


def test_the_curator_has_no_part_unless_he_is_of_the_pair() -> None:
    program = given(Program, *RUNNING).when(lambda it: None).then()
    assert program.part_of(CURATOR.person) is None
    assert program.part_of(None) is None
