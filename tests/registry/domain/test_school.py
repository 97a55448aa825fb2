"""A school: its editions, curators, acting heads and the yearly pool of mentees."""

from datetime import date, timedelta
from uuid import uuid5

import pytest
from backbone.errors import Forbidden
from backbone.testing import SOME_ID, given
from contracts.codes import Annex, ConsentPurpose, ReliefGround
from registry.domain.order.content import ApproveRegulation
from registry.domain.parameters import Parameters
from registry.domain.participant.labour import MentorRelieved
from registry.domain.school import acts, lists, pool, registration
from registry.domain.school.acts import ActingHeadAppointed, CuratorAppointed, RegulationEditionApproved
from registry.domain.school.lists import MentorRegistryApproved
from registry.domain.school.pool import MenteePoolActualised
from registry.domain.school.registration import SchoolOriginsDeclared
from registry.domain.school.school import School

from tests.registry.given import (
    APPOINTED_CURATOR,
    CURATOR,
    DATED,
    DEPUTY,
    HEAD,
    MENTOR,
    ORDER,
    READY_MENTOR,
    REASON,
    REGISTERED,
    REGULATED,
    TODAY,
    act,
    approved,
    named,
    participant,
    school,
    withdrawn,
)

PARAMETERS = Parameters.model_validate({"group_min_mentees": 3})
REGULATION = ApproveRegulation(parameters=PARAMETERS, responsible=(DEPUTY,), annexes=tuple(Annex))
AMENDED = ApproveRegulation(parameters=PARAMETERS, sources=(named("act"),), annexes=tuple(Annex))


def test_the_order_approves_an_edition_in_force_from_its_date() -> None:
    after = given(School, REGISTERED).when(lambda s: acts.approve_regulation(s, act(), REGULATION))
    edition = uuid5(SOME_ID, "edition:1")
    approval = {
        "edition": edition,
        "number": 1,
        "order": ORDER,
        "parameters": PARAMETERS,
        "responsible": (DEPUTY,),
        "annexes": tuple(Annex),
    }
    approved_school = after.then(RegulationEditionApproved(on=DATED, **approval))
    assert approved_school.edition_on(DATED - timedelta(days=1)) is None
    assert approved_school.edition_in_force(DATED).parameters.group_min_mentees == 3


def test_a_new_edition_comes_after_the_one_in_force() -> None:
    scenario = given(School, REGISTERED, approved())
    scenario.when(lambda s: acts.approve_regulation(s, act(dated=REGULATED), AMENDED)).then_refused("edition-not-later")


def test_each_day_has_the_edition_of_that_day() -> None:
    changed = school()
    acts.approve_regulation(changed, act(), AMENDED)
    numbers = [changed.edition_in_force(day).number for day in (REGULATED, DATED - timedelta(days=1), DATED)]
    assert numbers == [1, 1, 2]


def test_no_curator_before_the_regulation() -> None:
    scenario = given(School, REGISTERED)
    scenario.when(lambda s: acts.appoint_curator(s, act(), CURATOR, deputy_head=True)).then_refused("INV-07")


def test_a_deputy_head_becomes_curator() -> None:
    scenario = given(School, REGISTERED, approved())
    scenario.when(lambda s: acts.appoint_curator(s, act(), CURATOR, deputy_head=True)).then(
        CuratorAppointed(on=DATED, person=CURATOR, order=ORDER)
    )


def test_a_curator_who_is_no_deputy_needs_a_reason() -> None:
    scenario = given(School, REGISTERED, approved())
    scenario.when(lambda s: acts.appoint_curator(s, act(), CURATOR, deputy_head=False)).then_refused("INV-08")


def test_with_a_reason_the_deviation_is_remembered() -> None:
    reasoned = act(INV_08=REASON)
    acts.appoint_curator(school(), reasoned, DEPUTY, deputy_head=False)
    assert reasoned.deviations == {"INV-08": REASON}


def test_a_reason_nobody_needed_is_no_deviation() -> None:
    reasoned = act(INV_08=REASON)
    acts.appoint_curator(school(), reasoned, DEPUTY, deputy_head=True)
    assert reasoned.deviations == {}


def test_there_is_one_curator_at_a_time() -> None:
    changed = school()
    acts.appoint_curator(changed, act(), DEPUTY, deputy_head=True)
    people = [found.person for day in (DATED - timedelta(days=1), DATED) if (found := changed.curator_on(day))]
    assert people == [CURATOR, DEPUTY]


def test_a_curator_is_not_appointed_before_the_present_one() -> None:
    later = CuratorAppointed(on=TODAY, person=CURATOR, order=ORDER)
    scenario = given(School, REGISTERED, approved(), later)
    scenario.when(lambda s: acts.appoint_curator(s, act(), DEPUTY, deputy_head=True)).then_refused("curator-not-later")


def test_the_head_may_be_stood_in_for_before_there_is_a_regulation() -> None:
    until = DATED + timedelta(days=14)
    scenario = given(School, REGISTERED)
    scenario.when(lambda s: acts.appoint_acting_head(s, act(), DEPUTY, DATED, until)).then(
        ActingHeadAppointed(on=DATED, person=DEPUTY, order=ORDER, since=DATED, until=until)
    )


def test_an_acting_head_is_not_appointed_for_the_past() -> None:
    scenario = given(School, REGISTERED)
    scenario.when(lambda s: acts.appoint_acting_head(s, act(), DEPUTY, REGULATED, TODAY)).then_refused("INV-07")


def test_acting_ends_after_it_begins() -> None:
    scenario = given(School, REGISTERED)
    scenario.when(lambda s: acts.appoint_acting_head(s, act(), DEPUTY, TODAY, DATED)).then_refused("ends-before-start")


@pytest.mark.parametrize(("days", "may"), [(-1, False), (0, True), (5, True), (6, False)])
def test_the_acting_head_signs_within_the_dates_only(days: int, may: bool) -> None:
    acting = school()
    acts.appoint_acting_head(acting, act(), DEPUTY, DATED, DATED + timedelta(days=5))
    signing = act(signer=DEPUTY, dated=DATED + timedelta(days=days))
    if may:
        acting.must_sign(signing)
    else:
        with pytest.raises(Forbidden):
            acting.must_sign(signing)


def test_the_head_signs_and_nobody_else() -> None:
    school().must_sign(act(signer=HEAD))
    with pytest.raises(Forbidden):
        school().must_sign(act(signer=CURATOR))


def test_the_pool_is_due_again_as_the_edition_says() -> None:
    history = (REGISTERED, approved(pool_actualisation_months=6), APPOINTED_CURATOR)
    given(School, *history).when(lambda s: pool.actualise(s, 4, REASON, TODAY)).then(
        MenteePoolActualised(on=TODAY, mentees=4, next_due=date(2026, 3, 10), note=REASON)
    )


def test_the_pool_is_first_due_so_long_after_the_regulation() -> None:
    assert pool.due(school()) == REGULATED.replace(year=2026)
    assert pool.due(School.replay(SOME_ID, [REGISTERED])) is None
    changed = school(pool_actualisation_months=3)
    pool.actualise(changed, 1, None, TODAY)
    assert pool.due(changed) == date(2025, 12, 10)


def test_no_pool_without_a_regulation() -> None:
    given(School, REGISTERED).when(lambda s: pool.actualise(s, 4, None, TODAY)).then_refused("INV-07")


def test_declaring_the_same_origins_again_is_no_news() -> None:
    origins = ("https://school.example",)
    scenario = given(School, REGISTERED, SchoolOriginsDeclared(on=DATED, origins=origins))
    scenario.when(lambda s: registration.declare_origins(s, origins, TODAY)).then()


@pytest.mark.parametrize(
    ("relieved", "agrees", "listed"), [(True, False, False), (True, True, True), (False, False, True)]
)
def test_in_the_registry_are_appointed_mentors_and_who_agrees_to_be_one(
    relieved: bool, agrees: bool, listed: bool
) -> None:
    """Who has been relieved is appointed no longer."""
    relief = MentorRelieved(on=DATED, order=ORDER, ground=ReliefGround.EMPLOYER)
    since = [*([relief] if relieved else []), *([] if agrees else [withdrawn(ConsentPurpose.BE_MENTOR)])]
    mentor = participant(MENTOR, *READY_MENTOR, *since)
    after = given(School, REGISTERED, approved(), APPOINTED_CURATOR).when(
        lambda s: lists.approve_mentor_registry(s, act(), (mentor,))
    )
    if listed:
        after.then(MentorRegistryApproved(on=DATED, number=1, order=ORDER, persons=(MENTOR,)))
    else:
        after.then_refused("R-3.3-03")
