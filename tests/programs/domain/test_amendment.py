"""Amendment: everybody agrees; a change of form or kind also needs an order (INV-21)."""

from datetime import date

from backbone.testing import given
from contracts.codes import Form, Kind, OrderKind
from programs.domain import amendment
from programs.domain.amendment import AmendmentAgreed, AmendmentProposed, ProgramAmended
from programs.domain.parts import ActivityState, Participant
from programs.domain.program import Program
from programs.domain.progress import ActivityFinished

from tests.programs.given import (
    ACTIVITY,
    DURING,
    MENTEE,
    MENTOR,
    RUNNING,
    START,
    TEXT,
    UNTIL,
    order,
    planned,
)

ADDED = planned("added", due=date(2026, 1, 15))
AMENDED_PLAN = AmendmentProposed(
    on=DURING, by=MENTEE.person, added=(ADDED,), removed=(ACTIVITY.planned.activity,), text=TEXT
)
AMENDED_FORM = AmendmentProposed(on=DURING, by=MENTOR.person, forms=(Form.TEACHER_TEACHER, Form.HEAD_TEACHER))


def agreed(by: Participant = MENTEE) -> AmendmentAgreed:
    return AmendmentAgreed(on=DURING, person=by.person, unanimous=True)


def test_a_plan_is_amended_by_consent_without_an_order() -> None:
    given(Program, *RUNNING).when(lambda it: amendment.propose(it, MENTEE, AMENDED_PLAN)).then(AMENDED_PLAN)
    given(Program, *RUNNING, AMENDED_PLAN).when(lambda it: amendment.agree(it, MENTOR, DURING)).then(agreed(MENTOR))
    program = (
        given(Program, *RUNNING, AMENDED_PLAN, agreed(MENTOR))
        .when(lambda it: amendment.approve(it, None, DURING))
        .then(
            ProgramAmended(
                on=DURING,
                forms=(Form.TEACHER_TEACHER,),
                kinds=(Kind.TRADITIONAL,),
                added=AMENDED_PLAN.added,
                removed=AMENDED_PLAN.removed,
            )
        )
    )
    assert program.activities[ACTIVITY.planned.activity].state is ActivityState.REMOVED
    assert program.activities[ADDED.activity].state is ActivityState.PLANNED


def test_a_change_of_form_needs_an_order() -> None:
    settled = (*RUNNING, AMENDED_FORM, agreed())
    given(Program, *settled).when(lambda it: amendment.approve(it, None, DURING)).then_refused("R-7.2-02")
    by_order = order(OrderKind.AMEND_PROGRAM)
    given(Program, *settled).when(lambda it: amendment.approve(it, by_order, DURING)).then(
        ProgramAmended(
            on=DURING,
            forms=(Form.TEACHER_TEACHER, Form.HEAD_TEACHER),
            kinds=(Kind.TRADITIONAL,),
            added=(),
            removed=(),
            order=by_order.id,
        )
    )
    wrong = order(OrderKind.EXTEND_PROGRAM)
    given(Program, *settled).when(lambda it: amendment.approve(it, wrong, DURING)).then_refused("order-other-kind")


def test_an_amendment_without_everybodys_consent_is_refused() -> None:
    given(Program, *RUNNING, AMENDED_FORM).when(lambda it: amendment.approve(it, None, DURING)).then_refused("INV-21")


def test_an_amendment_changes_something_and_leaves_something_to_do() -> None:
    nothing = AmendmentProposed(on=DURING, by=MENTOR.person, forms=(Form.TEACHER_TEACHER,))
    given(Program, *RUNNING).when(lambda it: amendment.propose(it, MENTOR, nothing)).then_refused("nothing-to-amend")
    empty = AmendmentProposed(on=DURING, by=MENTOR.person, removed=(ACTIVITY.planned.activity,))
    given(Program, *RUNNING).when(lambda it: amendment.propose(it, MENTOR, empty)).then_refused("INV-11")
    no_form = AmendmentProposed(on=DURING, by=MENTOR.person, forms=())
    given(Program, *RUNNING).when(lambda it: amendment.propose(it, MENTOR, no_form)).then_refused("INV-10")


def test_added_activities_lie_within_the_period_and_removed_ones_are_not_done() -> None:
    late = AmendmentProposed(on=DURING, by=MENTOR.person, added=(ADDED, planned("late", due=UNTIL)))
    refused = given(Program, *RUNNING).when(lambda it: amendment.propose(it, MENTOR, late)).then_refused("INV-11")
    assert refused.field == "/add_activities/1/due"
    done = ActivityFinished(on=START, activity=ACTIVITY.planned.activity)
    given(Program, *RUNNING, done).when(lambda it: amendment.propose(it, MENTEE, AMENDED_PLAN)).then_refused(
        "activity-closed"
    )
    given(Program, *RUNNING, AMENDED_PLAN, agreed(MENTOR), done).when(
        lambda it: amendment.approve(it, None, DURING)
    ).then_refused("activity-closed")


def test_a_pair_cannot_become_a_group_by_amendment() -> None:
    group = AmendmentProposed(on=DURING, by=MENTOR.person, kinds=(Kind.GROUP,))
    given(Program, *RUNNING).when(lambda it: amendment.propose(it, MENTOR, group)).then_refused("INV-04")
