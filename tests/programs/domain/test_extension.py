"""Extension: everybody agrees, the head orders, the cap for the whole program holds (INV-05, INV-21)."""

from datetime import date, timedelta

import pytest
from backbone.errors import DomainError, Forbidden
from backbone.testing import given
from contracts.codes import OrderKind
from contracts.months import plus_months
from hypothesis import given as for_all
from hypothesis import strategies as st
from programs.domain import extension
from programs.domain.extension import ExtensionAgreed, ExtensionProposed, ProgramExtended
from programs.domain.orders import Order
from programs.domain.program import Program

from tests.programs.given import (
    CURATOR,
    DRAFT,
    DURING,
    GROUP,
    MATCH,
    MENTEE,
    MENTOR,
    RUNNING,
    SECOND,
    TEXT,
    THIRD,
    UNTIL,
    named,
    order,
    outlined,
)

LONGER = date(2026, 6, 8)
PROPOSED = ExtensionProposed(on=DURING, by=MENTOR.person, until=LONGER, text=TEXT)
CONSENT = ExtensionAgreed(on=DURING, person=MENTEE.person, unanimous=True)
EXTEND = order(OrderKind.EXTEND_PROGRAM, until=LONGER)


def test_an_extension_is_proposed_agreed_and_ordered() -> None:
    given(Program, *RUNNING).when(lambda it: extension.propose(it, MENTOR, LONGER, TEXT, DURING)).then(PROPOSED)
    given(Program, *RUNNING, PROPOSED).when(lambda it: extension.agree(it, MENTEE, DURING)).then(CONSENT)
    extended = ProgramExtended(on=DURING, previous_until=UNTIL, until=LONGER, order=EXTEND.id)
    program = (
        given(Program, *RUNNING, PROPOSED, CONSENT)
        .when(lambda it: extension.approve(it, EXTEND, {}, DURING))
        .then(extended)
    )
    assert program.period is not None
    assert program.period.until == LONGER
    assert program.extension is None


def test_the_order_says_from_when_the_extension_holds() -> None:
    extended = ProgramExtended(on=DURING, previous_until=UNTIL, until=LONGER, order=EXTEND.id)
    given(Program, *RUNNING, PROPOSED, CONSENT).when(
        lambda it: extension.approve(it, EXTEND, {}, DURING + timedelta(days=9))
    ).then(extended)


def test_the_whole_program_stays_within_a_year_however_often_it_is_extended() -> None:
    year, more = date(2026, 9, 8), date(2026, 9, 9)
    given(Program, *RUNNING).when(lambda it: extension.propose(it, MENTOR, more, None, DURING)).then_refused("INV-05")
    extended = ProgramExtended(on=DURING, previous_until=UNTIL, until=year, order=named("first"))
    given(Program, *RUNNING, extended).when(lambda it: extension.propose(it, MENTOR, more, None, DURING)).then_refused(
        "INV-05"
    )


def test_an_extension_makes_longer() -> None:
    given(Program, *RUNNING).when(lambda it: extension.propose(it, MENTOR, UNTIL, None, DURING)).then_refused(
        "not-longer"
    )


def test_every_member_of_a_group_must_agree() -> None:
    proposed = ExtensionProposed(on=DURING, by=SECOND.person, until=LONGER)
    some = [ExtensionAgreed(on=DURING, person=one.person, unanimous=False) for one in (MENTOR, MENTEE)]
    refused = (
        given(Program, *GROUP, proposed, *some)
        .when(lambda it: extension.approve(it, EXTEND, {}, DURING))
        .then_refused("INV-21")
    )
    assert "1" in refused.detail
    given(Program, *GROUP, proposed, *some).when(lambda it: extension.agree(it, THIRD, DURING)).then(
        ExtensionAgreed(on=DURING, person=THIRD.person, unanimous=True)
    )


def test_nobody_agrees_twice_and_the_proposer_has_agreed() -> None:
    given(Program, *GROUP, PROPOSED).when(lambda it: extension.agree(it, MENTOR, DURING)).then_refused("already-agreed")


def test_another_proposal_needs_everybodys_consent_anew() -> None:
    shorter = ExtensionProposed(on=DURING, by=MENTEE.person, until=date(2026, 5, 8))
    given(Program, *RUNNING, PROPOSED, CONSENT, shorter).when(
        lambda it: extension.approve(it, EXTEND, {}, DURING)
    ).then_refused("INV-21")


def test_only_mentor_and_mentees_propose_and_agree() -> None:
    program = Program.replay(named("p"), RUNNING)
    with pytest.raises(Forbidden):
        extension.propose(program, CURATOR, LONGER, None, DURING)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (order(OrderKind.AMEND_PROGRAM, until=LONGER), "order-other-kind"),
        (order(OrderKind.EXTEND_PROGRAM, until=LONGER, match=named("other")), "order-other-match"),
        (order(OrderKind.EXTEND_PROGRAM, until=UNTIL), "order-other-date"),
        (order(OrderKind.EXTEND_PROGRAM, until=LONGER, dated=DURING - timedelta(days=1)), "order-too-early"),
        (order(OrderKind.EXTEND_PROGRAM, until=LONGER, dated=DURING + timedelta(days=1)), "order-not-in-force"),
    ],
)
def test_only_the_right_order_extends(wrong: Order, code: str) -> None:
    given(Program, *RUNNING, PROPOSED, CONSENT).when(lambda it: extension.approve(it, wrong, {}, DURING)).then_refused(
        code
    )


def test_an_order_takes_effect_once() -> None:
    extended = ProgramExtended(on=DURING, previous_until=UNTIL, until=LONGER, order=EXTEND.id)
    again = (PROPOSED.model_copy(update={"until": date(2026, 7, 8)}), CONSENT)
    given(Program, *RUNNING, PROPOSED, CONSENT, extended, *again).when(
        lambda it: extension.approve(it, EXTEND, {}, DURING)
    ).then_refused("order-used")


def test_a_draft_is_not_extended() -> None:
    given(Program, *DRAFT).when(lambda it: extension.propose(it, MENTOR, LONGER, None, DURING)).then_refused(
        "wrong-state"
    )


@for_all(st.dates(date(2025, 9, 1), date(2030, 12, 31)), st.lists(st.integers(-40, 500), max_size=8))
def test_no_sequence_of_extensions_passes_the_cap(start: date, tries: list[int]) -> None:
    """Whatever is proposed, agreed and ordered, the program ends within a year of its start."""
    history = (RUNNING[0], outlined(start=start, until=plus_months(start, 3)), *RUNNING[2:])
    program = Program.replay(named("p"), history)
    for number, days in enumerate(tries):
        assert program.period is not None
        until = program.period.until + timedelta(days=days)
        if program.period.until < until <= plus_months(start, 12):
            extension.propose(program, MENTOR, until, None, DURING)
            extension.agree(program, MENTEE, DURING)
            issued = Order(named(f"order {number}"), OrderKind.EXTEND_PROGRAM, DURING, MATCH, until)
            extension.approve(program, issued, {}, DURING)
            assert program.period.until == until
        else:
            with pytest.raises(DomainError):
                extension.propose(program, MENTOR, until, None, DURING)


def test_a_consent_says_whether_others_are_still_missing() -> None:
    proposed = ExtensionProposed(on=DURING, by=SECOND.person, until=LONGER)
    given(Program, *GROUP, proposed).when(lambda it: extension.agree(it, MENTOR, DURING)).then(
        ExtensionAgreed(on=DURING, person=MENTOR.person, unanimous=False)
    )
