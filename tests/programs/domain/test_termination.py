"""Termination on every initiative of 7.1: by a party, by all, by the curator after a hearing."""

from datetime import date, timedelta

import pytest
from backbone.errors import Forbidden
from backbone.testing import given
from contracts.codes import Initiator, OrderKind, ProgramState, TerminationReason
from programs.domain import termination
from programs.domain.orders import Order
from programs.domain.parts import Participant
from programs.domain.program import Program
from programs.domain.replacement import ProgramMentorReplaced
from programs.domain.termination import (
    ProgramTerminated,
    StatementMade,
    TerminationAgreed,
    TerminationRequested,
    TerminationWithdrawn,
)

from tests.programs.given import (
    BEFORE,
    CURATOR,
    DRAFT,
    DURING,
    GROUP,
    HEAD,
    MENTEE,
    MENTOR,
    READY,
    RUNNING,
    SECOND,
    START,
    STARTED,
    TEXT,
    THIRD,
    named,
    order,
)

TERMINATE = order(OrderKind.TERMINATE_PROGRAM)
REASON = TerminationReason.WORKLOAD
HEARING_UNTIL = date(2025, 10, 13)


def requested(initiator: Initiator, by: Participant) -> TerminationRequested:
    hearing = HEARING_UNTIL if initiator is Initiator.CURATOR else None
    return TerminationRequested(
        on=DURING, by=by.person, initiator=initiator, reason=REASON, text=TEXT, hearing_until=hearing
    )


def terminated(initiator: Initiator, on: date = DURING) -> ProgramTerminated:
    return ProgramTerminated(on=on, initiator=initiator, reason=REASON, order=TERMINATE.id)


@pytest.mark.parametrize(("by", "initiator"), [(MENTOR, Initiator.MENTOR), (MENTEE, Initiator.MENTEE)])
def test_mentor_or_mentee_ends_a_program_by_request_and_order(by: Participant, initiator: Initiator) -> None:
    given(Program, *RUNNING).when(lambda it: termination.request(it, by, REASON, TEXT, DURING)).then(
        requested(initiator, by)
    )
    program = (
        given(Program, *RUNNING, requested(initiator, by))
        .when(lambda it: termination.terminate(it, TERMINATE, DURING))
        .then(terminated(initiator))
    )
    assert (program.state, program.ended) == (ProgramState.TERMINATED, DURING)


def test_the_decision_is_mutual_when_all_others_have_agreed() -> None:
    asked = requested(Initiator.MENTEE, SECOND)
    some = [TerminationAgreed(on=DURING, person=one.person, unanimous=False) for one in (MENTOR, MENTEE)]
    last = TerminationAgreed(on=DURING, person=THIRD.person, unanimous=True)
    given(Program, *GROUP, asked, *some).when(lambda it: termination.agree(it, THIRD, DURING)).then(last)
    given(Program, *GROUP, asked, *some, last).when(lambda it: termination.terminate(it, TERMINATE, DURING)).then(
        terminated(Initiator.MUTUAL)
    )
    given(Program, *GROUP, asked, *some).when(lambda it: termination.terminate(it, TERMINATE, DURING)).then(
        terminated(Initiator.MENTEE)
    )


def test_a_program_that_does_not_run_yet_can_be_ended_too() -> None:
    given(Program, *DRAFT).when(lambda it: termination.request(it, MENTEE, REASON, TEXT, DURING)).then(
        requested(Initiator.MENTEE, MENTEE)
    )


def test_where_the_curator_asks_both_sides_are_heard_first() -> None:
    asked = requested(Initiator.CURATOR, CURATOR)
    mine = StatementMade(on=DURING, person=MENTOR.person, text=TEXT)
    theirs = StatementMade(on=DURING, person=MENTEE.person, text=TEXT)
    given(Program, *RUNNING).when(lambda it: termination.request(it, CURATOR, REASON, TEXT, DURING)).then(asked)
    given(Program, *RUNNING, asked).when(lambda it: termination.state(it, MENTOR, TEXT, DURING)).then(mine)
    given(Program, *RUNNING, asked, mine).when(lambda it: termination.terminate(it, TERMINATE, DURING)).then_refused(
        "R-7.1-03"
    )
    given(Program, *RUNNING, asked, mine, theirs).when(lambda it: termination.terminate(it, TERMINATE, DURING)).then(
        terminated(Initiator.CURATOR)
    )


def test_silence_does_not_hold_up_the_curators_request_for_ever() -> None:
    asked = requested(Initiator.CURATOR, CURATOR)
    last_day = order(OrderKind.TERMINATE_PROGRAM, dated=HEARING_UNTIL)
    day_after = order(OrderKind.TERMINATE_PROGRAM, dated=HEARING_UNTIL + timedelta(days=1))
    later = HEARING_UNTIL + timedelta(days=3)
    given(Program, *RUNNING, asked).when(lambda it: termination.terminate(it, last_day, later)).then_refused("R-7.1-03")
    given(Program, *RUNNING, asked).when(lambda it: termination.terminate(it, day_after, later)).then(
        terminated(Initiator.CURATOR, on=day_after.dated)
    )


def test_an_order_older_than_the_statements_was_signed_before_the_hearing() -> None:
    asked = requested(Initiator.CURATOR, CURATOR)
    next_day = DURING + timedelta(days=1)
    said = [StatementMade(on=next_day, person=one.person, text=TEXT) for one in (MENTOR, MENTEE)]
    given(Program, *RUNNING, asked, *said).when(lambda it: termination.terminate(it, TERMINATE, next_day)).then_refused(
        "R-7.1-03"
    )


def test_statements_are_for_hearings_and_agreement_is_for_requests_of_the_people() -> None:
    by_curator, by_mentor = requested(Initiator.CURATOR, CURATOR), requested(Initiator.MENTOR, MENTOR)
    given(Program, *RUNNING, by_curator).when(lambda it: termination.agree(it, MENTEE, DURING)).then_refused("hearing")
    given(Program, *RUNNING, by_mentor).when(lambda it: termination.state(it, MENTEE, TEXT, DURING)).then_refused(
        "no-hearing"
    )


def test_one_request_at_a_time_which_only_its_author_takes_back() -> None:
    asked = requested(Initiator.MENTOR, MENTOR)
    given(Program, *RUNNING, asked).when(lambda it: termination.request(it, MENTEE, REASON, TEXT, DURING)).then_refused(
        "already-requested"
    )
    given(Program, *RUNNING, asked).when(lambda it: termination.withdraw(it, MENTOR, DURING)).then(
        TerminationWithdrawn(on=DURING)
    )
    with pytest.raises(Forbidden):
        termination.withdraw(Program.replay(named("p"), (*RUNNING, asked)), CURATOR, DURING)


def test_the_curators_request_is_taken_back_by_whoever_is_curator_now() -> None:
    asked = requested(Initiator.CURATOR, CURATOR)
    successor = Participant(named("next curator"), CURATOR.part)
    given(Program, *RUNNING, asked).when(lambda it: termination.withdraw(it, successor, DURING)).then(
        TerminationWithdrawn(on=DURING)
    )


def test_a_request_ends_with_the_mentor_who_made_it() -> None:
    replaced = ProgramMentorReplaced(on=DURING, previous=MENTOR.person, mentor=named("new"), order=named("o"))
    given(Program, *RUNNING, requested(Initiator.MENTOR, MENTOR), replaced).when(
        lambda it: termination.terminate(it, TERMINATE, DURING)
    ).then_refused("nothing-requested")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (order(OrderKind.COMPLETE_PROGRAM), "order-other-kind"),
        (order(OrderKind.TERMINATE_PROGRAM, match=named("other")), "order-other-match"),
        (order(OrderKind.TERMINATE_PROGRAM, dated=START), "order-too-early"),
    ],
)
def test_only_the_right_order_terminates(wrong: Order, code: str) -> None:
    given(Program, *RUNNING, requested(Initiator.MENTOR, MENTOR)).when(
        lambda it: termination.terminate(it, wrong, DURING)
    ).then_refused(code)


def test_the_head_has_no_initiative_of_his_own() -> None:
    with pytest.raises(Forbidden):
        termination.request(Program.replay(named("p"), RUNNING), HEAD, REASON, TEXT, DURING)


def test_one_agreement_of_several_is_not_yet_mutual() -> None:
    asked = requested(Initiator.MENTEE, SECOND)
    given(Program, *GROUP, asked).when(lambda it: termination.agree(it, MENTOR, DURING)).then(
        TerminationAgreed(on=DURING, person=MENTOR.person, unanimous=False)
    )


def test_a_program_is_not_ended_by_an_order_older_than_its_start() -> None:
    asked = requested(Initiator.MENTOR, MENTOR).model_copy(update={"on": BEFORE})
    older = order(OrderKind.TERMINATE_PROGRAM, dated=BEFORE)
    given(Program, *READY, asked, STARTED).when(lambda it: termination.terminate(it, older, DURING)).then_refused(
        "order-too-early"
    )
