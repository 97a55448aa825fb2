"""Completion in full: the plan is done and the head orders it (INV-18)."""

from datetime import date, timedelta

import pytest
from backbone.events import Event
from backbone.testing import given
from contracts.codes import Initiator, OrderKind, ProgramState, TerminationReason
from programs.domain import completion, extension, termination
from programs.domain.amendment import ProgramAmended
from programs.domain.completion import ProgramCompleted
from programs.domain.program import Program
from programs.domain.progress import ActivityFinished
from programs.domain.termination import (
    ProgramTerminated,
)

from tests.programs.given import (
    ACTIVITY,
    DURING,
    MENTOR,
    RUNNING,
    TEXT,
    named,
    order,
    outlined,
)

DONE = ActivityFinished(on=DURING, activity=ACTIVITY.planned.activity)
COMPLETE = order(OrderKind.COMPLETE_PROGRAM)
TERMINATED = ProgramTerminated(
    on=DURING, initiator=Initiator.MENTOR, reason=TerminationReason.WORKLOAD, order=named("order")
)


def test_a_program_is_completed_when_its_plan_is_done() -> None:
    program = (
        given(Program, *RUNNING, DONE)
        .when(lambda it: completion.complete(it, COMPLETE, True, DURING))
        .then(ProgramCompleted(on=DURING, order=COMPLETE.id))
    )
    assert (program.state, program.ended) == (ProgramState.COMPLETED, DURING)


def test_a_program_of_half_a_year_is_not_completed_unless_its_people_were_asked_half_way() -> None:
    given(Program, *RUNNING, DONE).when(lambda it: completion.complete(it, COMPLETE, False, DURING)).then_refused(
        "R-A.6-D1"
    )


def test_a_shorter_one_is() -> None:
    short = outlined(until=date(2026, 3, 7))
    history = [short if event == outlined() else event for event in RUNNING]
    given(Program, *history, DONE).when(lambda it: completion.complete(it, COMPLETE, False, DURING)).then(
        ProgramCompleted(on=DURING, order=COMPLETE.id)
    )


def test_an_activity_left_undone_forbids_completion() -> None:
    given(Program, *RUNNING).when(lambda it: completion.complete(it, COMPLETE, True, DURING)).then_refused("INV-18")


def test_an_activity_removed_by_amendment_does_not() -> None:
    amended = ProgramAmended(on=DURING, forms=(), kinds=(), added=(), removed=(ACTIVITY.planned.activity,), order=None)
    given(Program, *RUNNING, amended).when(lambda it: completion.complete(it, COMPLETE, True, DURING)).then(
        ProgramCompleted(on=DURING, order=COMPLETE.id)
    )


def test_a_completion_is_not_ordered_before_the_plan_was_done() -> None:
    early = order(OrderKind.COMPLETE_PROGRAM, dated=DURING - timedelta(days=1))
    given(Program, *RUNNING, DONE).when(lambda it: completion.complete(it, early, True, DURING)).then_refused(
        "order-too-early"
    )


@pytest.mark.parametrize("end", [TERMINATED, ProgramCompleted(on=DURING, order=COMPLETE.id)])
def test_an_ended_program_is_ended(end: Event) -> None:
    reason = TerminationReason.HEALTH
    refused = "program-ended"
    ended = given(Program, *RUNNING, end)
    ended.when(lambda it: termination.request(it, MENTOR, reason, TEXT, DURING)).then_refused(refused)
    ended.when(lambda it: completion.complete(it, COMPLETE, True, DURING)).then_refused(refused)
    ended.when(lambda it: extension.propose(it, MENTOR, date(2026, 5, 1), None, DURING)).then_refused(refused)
