"""A participant: card, profile, consents, and what orders make of him."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from backbone.events import Event
from backbone.testing import given
from contracts.codes import ConsentPurpose, DataCategory, Direction
from contracts.workdays import plus_working_days
from pydantic import ValidationError
from registry.domain.participant import assignments, card, consents, profile
from registry.domain.participant.assignments import (
    MenteeshipBegun,
    MentorAppointed,
    MentorshipBegun,
    MentorshipEnded,
)
from registry.domain.participant.card import ParticipantChanged
from registry.domain.participant.consents import ConsentGiven, ConsentWithdrawn
from registry.domain.participant.participant import Participant, Subject, participant_id
from registry.domain.participant.profile import MentorRegistered
from registry.domain.signature import Signature

from tests.registry.given import (
    APPOINTED,
    DATED,
    JOB,
    MATCH,
    MENTOR,
    ORDER,
    READY_MENTEE,
    READY_MENTOR,
    REASON,
    REGULATED,
    SCHOOL,
    SIGNED,
    TO_JOIN,
    TO_MENTOR,
    TODAY,
    act,
    consent,
    named,
    offered,
    participant,
    signature,
    teacher,
    withdrawn,
)

BE_MENTOR = ConsentPurpose.BE_MENTOR
CLERK = teacher(pedagogical=False)
WITHDRAWN = withdrawn(ConsentPurpose.BE_MENTOR)


def begun(match: UUID, mentees: int) -> MentorshipBegun:
    return MentorshipBegun(on=SIGNED, match=match, mentees=mentees, order=ORDER)


def test_one_line_of_the_staff_list_is_one_participant() -> None:
    assert participant_id(SCHOOL, "12-А") == participant_id(SCHOOL, "12-а")
    assert participant_id(SCHOOL, "12-А") != participant_id(named("another school"), "12-А")


def test_a_repeated_card_is_no_news() -> None:
    given(Participant, teacher()).when(lambda p: card.change(p, teacher().card, (), TODAY)).then()


def test_a_changed_name_is_told_without_the_name() -> None:
    given(Participant, teacher()).when(lambda p: card.change(p, teacher().card, ("name",), TODAY)).then(
        ParticipantChanged(on=TODAY, card=teacher().card, fields=("name",))
    )


def test_a_teacher_offers_to_mentor() -> None:
    given(Participant, teacher()).when(
        lambda p: profile.offer_mentoring(p, (Direction.METHODS,), 3, REASON, TODAY)
    ).then(MentorRegistered(on=TODAY, competences=(Direction.METHODS,), capacity=3, tags=REASON))


def test_who_is_no_teacher_and_has_no_basis_is_no_mentor() -> None:
    given(Participant, CLERK).when(
        lambda p: profile.offer_mentoring(p, (Direction.METHODS,), 3, None, TODAY)
    ).then_refused("INV-01")


@pytest.mark.parametrize(("left", "rule"), [(0, None), (-1, "INV-24")])
def test_an_external_mentor_needs_a_basis_in_force(left: int, rule: str | None) -> None:
    external = teacher(pedagogical=False, external_until=TODAY + timedelta(days=left))
    scenario = given(Participant, external, consent(ConsentPurpose.PERSONAL_DATA))
    scenario.when(lambda p: profile.offer_mentoring(p, (Direction.METHODS,), 1, None, TODAY))
    scenario.then_refused(rule) if rule else scenario.then(
        MentorRegistered(on=TODAY, competences=(Direction.METHODS,), capacity=1, tags=None)
    )


def test_less_capacity_than_there_are_mentees_is_not_declared() -> None:
    given(Participant, *READY_MENTOR, begun(MATCH, 2)).when(
        lambda p: profile.offer_mentoring(p, (Direction.METHODS,), 1, None, TODAY)
    ).then_refused("INV-23")


def test_a_consent_is_dated_when_it_was_signed() -> None:
    told = consent(ConsentPurpose.JOIN_MATCH, MATCH, on=SIGNED)
    given(Participant, teacher()).when(lambda p: consents.give(p, told, TODAY)).then(told)


def test_nobody_signs_tomorrow() -> None:
    tomorrow = TODAY + timedelta(days=1)
    given(Participant, teacher()).when(lambda p: consents.give(p, consent(BE_MENTOR, on=tomorrow), TODAY)).then_refused(
        "signed-in-future"
    )


def test_a_live_consent_is_not_given_twice_and_a_withdrawn_one_can_be_given_anew() -> None:
    again = consent(BE_MENTOR, on=TODAY, reference="С-8")
    given(Participant, teacher(), TO_MENTOR).when(lambda p: consents.give(p, again, TODAY)).then_refused("consent-live")
    given(Participant, teacher(), TO_MENTOR, WITHDRAWN).when(lambda p: consents.give(p, again, TODAY)).then(again)


def test_one_document_has_one_purpose() -> None:
    given(Participant, teacher(), TO_MENTOR).when(
        lambda p: consents.give(
            p, consent(ConsentPurpose.PERSONAL_DATA, reference=TO_MENTOR.signature.reference), TODAY
        )
    ).then_refused("INV-27")


@pytest.mark.parametrize("told", [consent(ConsentPurpose.JOIN_MATCH), consent(BE_MENTOR, MATCH)])
def test_a_match_is_named_where_the_consent_is_to_join_one(told: ConsentGiven) -> None:
    given(Participant, teacher()).when(lambda p: consents.give(p, told, TODAY)).then_refused("consent-match")


SITE = "https://s1.example/nastavnichestvo"
TO_PUBLISH = consent(
    ConsentPurpose.DISTRIBUTION,
    distribution={"categories": ["name", "photo"], "url": SITE, "until": TODAY + timedelta(days=30)},
)


@pytest.mark.parametrize(
    "told", [consent(ConsentPurpose.DISTRIBUTION), TO_PUBLISH.model_copy(update={"purpose": BE_MENTOR})]
)
def test_what_may_be_published_is_said_where_the_consent_is_to_publish(told: ConsentGiven) -> None:
    given(Participant, teacher()).when(lambda p: consents.give(p, told, TODAY)).then_refused("consent-distribution")


@pytest.mark.parametrize(
    ("category", "url", "days", "may"),
    [
        (DataCategory.NAME, SITE, 0, True),
        (DataCategory.NAME, f"{SITE}/kadry", 30, True),
        (DataCategory.NAME, None, 0, True),
        (DataCategory.NAME, SITE, 31, False),
        (DataCategory.POSITION, SITE, 0, False),
        (DataCategory.NAME, "https://s1.example/nastavnichestvo2", 0, False),
        (DataCategory.NAME, "https://s1.example", 0, False),
    ],
)
def test_only_what_was_consented_to_is_published_and_only_there_and_then(
    category: DataCategory, url: str | None, days: int, may: bool
) -> None:
    person = participant(MENTOR, teacher(), TO_PUBLISH)
    assert person.may_be_published(category, url, TODAY + timedelta(days=days)) is may
    consents.withdraw(person, Subject(ConsentPurpose.DISTRIBUTION, url=SITE), TODAY)
    assert not person.may_be_published(category, url, TODAY + timedelta(days=days))


def test_a_withdrawal_says_by_when_what_was_published_is_gone() -> None:
    person = participant(MENTOR, teacher(), TO_PUBLISH)
    consents.withdraw(person, Subject(ConsentPurpose.DISTRIBUTION, url=SITE), TODAY)
    fact = person.pending[-1]
    assert isinstance(fact, ConsentWithdrawn)
    assert (fact.due, fact.categories) == (plus_working_days(TODAY, 3), (DataCategory.NAME, DataCategory.PHOTO))


def test_what_was_not_given_is_not_withdrawn() -> None:
    given(Participant, teacher(), TO_JOIN).when(lambda p: consents.withdraw(p, Subject(BE_MENTOR), TODAY)).then_refused(
        "no-consent"
    )


@pytest.mark.parametrize("reference", ["Иванова", "от Ивановой 5", "5 сентября", ""])
def test_a_reference_is_a_code_that_holds_no_name(reference: str) -> None:
    with pytest.raises(ValidationError):
        signature(reference)


def test_a_mentor_is_appointed_with_a_consent_of_the_same_day() -> None:
    same_day = consent(ConsentPurpose.BE_MENTOR, on=DATED)
    given(Participant, teacher(), same_day, JOB).when(lambda p: assignments.appoint(p, act())).then(
        MentorAppointed(on=DATED, order=ORDER)
    )


@pytest.mark.parametrize(
    "history",
    [(), (consent(ConsentPurpose.BE_MENTOR, on=DATED + timedelta(days=1)),), (TO_MENTOR, WITHDRAWN)],
    ids=["none", "after the order", "withdrawn"],
)
def test_a_mentor_is_not_appointed_without_a_live_earlier_consent(history: tuple[ConsentGiven, ...]) -> None:
    given(Participant, teacher(), *history).when(lambda p: assignments.appoint(p, act())).then_refused("INV-06")


def test_a_mentor_is_appointed_once() -> None:
    given(Participant, *READY_MENTOR).when(lambda p: assignments.appoint(p, act())).then_refused("already-appointed")


def test_an_assignment_takes_up_capacity() -> None:
    mentor = (
        given(Participant, *READY_MENTOR, TO_JOIN)
        .when(lambda p: assignments.begin_mentorship(p, act(), MATCH, 2, None))
        .then(MentorshipBegun(on=DATED, match=MATCH, mentees=2, order=ORDER))
    )
    assert mentor.free_capacity == 0


def test_capacity_is_never_exceeded() -> None:
    given(Participant, *READY_MENTOR, TO_JOIN, begun(named("earlier"), 1)).when(
        lambda p: assignments.begin_mentorship(p, act(), MATCH, 2, None)
    ).then_refused("INV-23")


def test_an_ended_assignment_frees_capacity() -> None:
    ended = MentorshipEnded(on=DATED, match=named("earlier"), mentees=1)
    given(Participant, *READY_MENTOR, TO_JOIN, begun(named("earlier"), 1), ended).when(
        lambda p: assignments.begin_mentorship(p, act(), MATCH, 2, None)
    ).then(MentorshipBegun(on=DATED, match=MATCH, mentees=2, order=ORDER))


def test_the_cap_of_the_school_gives_way_to_a_reason() -> None:
    history = (*READY_MENTOR, TO_JOIN)
    given(Participant, *history).when(lambda p: assignments.begin_mentorship(p, act(), MATCH, 2, 1)).then_refused(
        "A-30"
    )
    reasoned = act(A_30=REASON)
    assignments.begin_mentorship(participant(SCHOOL, *history), reasoned, MATCH, 2, 1)
    assert reasoned.deviations == {"A-30": REASON}


UNAPPOINTED = [event for event in READY_MENTOR if event is not APPOINTED]


@pytest.mark.parametrize(("history", "dated"), [(UNAPPOINTED, DATED), (READY_MENTOR, SIGNED - timedelta(days=1))])
def test_only_who_was_appointed_by_then_mentors(history: Sequence[Event], dated: date) -> None:
    given(Participant, *history, TO_JOIN).when(
        lambda p: assignments.begin_mentorship(p, act(dated=dated), MATCH, 1, None)
    ).then_refused("R-3.2-02")


def test_a_mentor_consents_to_each_match() -> None:
    to_another = consent(ConsentPurpose.JOIN_MATCH, named("another"))
    given(Participant, *READY_MENTOR, to_another).when(
        lambda p: assignments.begin_mentorship(p, act(), MATCH, 1, None)
    ).then_refused("INV-06")


def test_a_mentee_consents_before_the_order() -> None:
    given(Participant, *READY_MENTEE).when(
        lambda p: assignments.begin_menteeship(p, act(dated=REGULATED), MATCH, Direction.METHODS)
    ).then_refused("INV-06")


def test_a_mentee_has_one_mentor_for_a_direction() -> None:
    already = MenteeshipBegun(on=SIGNED, match=named("earlier"), direction=Direction.METHODS, order=ORDER)
    given(Participant, *READY_MENTEE, already).when(
        lambda p: assignments.begin_menteeship(p, act(), MATCH, Direction.METHODS)
    ).then_refused("INV-22")
    given(Participant, *READY_MENTEE, already).when(
        lambda p: assignments.begin_menteeship(p, act(), MATCH, Direction.DIGITAL)
    ).then(MenteeshipBegun(on=DATED, match=MATCH, direction=Direction.DIGITAL, order=ORDER))


def test_the_bank_knows_the_free_places() -> None:
    assert participant(SCHOOL, teacher(), offered(Direction.METHODS, capacity=3), begun(MATCH, 2)).free_capacity == 1


def test_a_signature_refuses_unknown_fields() -> None:
    with pytest.raises(ValidationError):
        Signature.model_validate({"kind": "paper", "reference": "1", "signed_by": "Иванова"})
