"""An order: numbered once, resting on a basis, never edited; those it concerns get acquainted with it."""

from datetime import date, timedelta

import pytest
from backbone.errors import DomainError, Forbidden, Refused, RuleBroken
from backbone.testing import given
from registry.domain.order import order as orders
from registry.domain.order.content import AppointMentors
from registry.domain.order.order import DeviationRecorded, Draft, Order, OrderAcknowledged, OrderIssued, order_id

from tests.registry.given import DATED, HEAD, MENTOR, OTHER, REASON, SCHOOL, TODAY, act, named, signature

BASIS = named("basis")
CONTENT = AppointMentors(persons=(MENTOR,))
DRAFT = Draft("17-од", DATED, CONTENT, (BASIS,), signature("ЭП-17"))
ISSUED = OrderIssued(
    on=DATED,
    number="17-од",
    content=CONTENT,
    legal_basis=(BASIS,),
    signer=HEAD,
    signature=signature("ЭП-17"),
    concerns=(MENTOR,),
)


def test_a_number_is_one_order_in_a_school_and_a_year() -> None:
    first = order_id(SCHOOL, date(2025, 1, 1), "17-ОД")
    assert first == order_id(SCHOOL, date(2025, 12, 31), "17-од")
    assert first != order_id(SCHOOL, date(2026, 1, 1), "17-од")
    assert first != order_id(named("another school"), date(2025, 1, 1), "17-од")


def test_an_issued_order_says_what_was_signed() -> None:
    given(Order).when(lambda o: orders.issue(o, DRAFT, act(), (MENTOR,))).then(ISSUED)


def test_deviations_that_were_needed_are_recorded_with_their_reasons() -> None:
    acted = act(INV_08=REASON, A_30=named("not needed"))
    acted.prefer(False, "INV-08", "")
    given(Order).when(lambda o: orders.issue(o, DRAFT, acted, (MENTOR,))).then(
        ISSUED, DeviationRecorded(on=DATED, rule="INV-08", reason=REASON)
    )


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (Draft("1", DATED, CONTENT, (), signature("1")), RuleBroken),
        (Draft("1", TODAY + timedelta(days=1), CONTENT, (BASIS,), signature("1")), Refused),
    ],
    ids=["no basis", "dated tomorrow"],
)
def test_some_orders_cannot_be_signed(draft: Draft, kind: type[DomainError]) -> None:
    with pytest.raises(kind):
        orders.must_be_issuable(draft, TODAY)


def test_who_is_concerned_gets_acquainted_once() -> None:
    read = OrderAcknowledged(on=TODAY, person=MENTOR)
    given(Order, ISSUED).when(lambda o: orders.acknowledge(o, MENTOR, TODAY)).then(read)
    given(Order, ISSUED, read).when(lambda o: orders.acknowledge(o, MENTOR, TODAY)).then_refused("already-acknowledged")


def test_others_have_nothing_to_acknowledge() -> None:
    order = Order.replay(SCHOOL, [ISSUED])
    with pytest.raises(Forbidden):
        orders.acknowledge(order, OTHER, TODAY)
