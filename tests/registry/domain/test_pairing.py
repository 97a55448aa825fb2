"""Pairs and groups take effect by an order, get another mentor, and end: with everybody whom that touches."""

from datetime import timedelta
from uuid import UUID

import pytest
from backbone.errors import DomainError, Refused, RuleBroken
from backbone.events import Event
from contracts.codes import ConsentPurpose, Direction, Kind
from registry.domain import pairing
from registry.domain.match.agreement import InterestDeclared
from registry.domain.match.assignment import AssignmentEnded, MentorAssigned, MentorReplaced, must_concern_assigned
from registry.domain.match.match import Match, MatchState
from registry.domain.participant.assignments import MentorshipBegun, MentorshipEnded
from registry.domain.participant.participant import Participant
from registry.domain.school.school import School

from tests.registry.given import (
    APPOINTED,
    COUNTERPART,
    CURATOR,
    DATED,
    EDITION,
    JOB,
    MATCH,
    MENTEE,
    MENTOR,
    ORDER,
    OTHER,
    READY_MENTEE,
    READY_MENTOR,
    REASON,
    REGISTERED,
    SCHOOL,
    SECOND,
    SIGNED,
    TO_JOIN,
    TO_MENTOR,
    act,
    agreed,
    approved,
    asked,
    consent,
    interested,
    linked,
    match,
    offered,
    participant,
    proposed,
    school,
    teacher,
)


def people(*extra: Participant) -> dict[UUID, Participant]:
    known = (participant(MENTOR, *READY_MENTOR, TO_JOIN), participant(MENTEE, *READY_MENTEE), *extra)
    return {person.id: person for person in known}


def said(refused: DomainError) -> object:
    return getattr(refused, "rule", None) or getattr(refused, "code", None)


def refusal(*matches: Match, known: dict[UUID, Participant] | None = None, of: School | None = None) -> object:
    with pytest.raises((RuleBroken, Refused)) as caught:
        pairing.fix(matches, known or people(), act(), of or school())
    return said(caught.value)


def test_the_order_assigns_the_mentor() -> None:
    fixed, known = match(), people()
    pairing.fix([fixed], known, act(), school())
    told = fixed.pending[-1]
    assert isinstance(told, MentorAssigned)
    assert (told.on, told.order, told.edition, told.curator) == (DATED, ORDER, EDITION, CURATOR)
    assert known[MENTOR].load == 1
    assert known[MENTEE].menteeships == {MATCH: Direction.METHODS}


def test_no_pair_before_the_regulation_or_a_curator() -> None:
    assert refusal(match(), of=School.replay(SCHOOL, [REGISTERED])) == "INV-07"
    assert refusal(match(), of=School.replay(SCHOOL, [REGISTERED, approved()])) == "INV-07"


def test_everybody_has_confirmed_before_the_head_signs() -> None:
    proposal = proposed(MENTEE)
    unconfirmed = (proposal, interested(MENTOR), interested(MENTEE))
    assert refusal(match(*unconfirmed)) == "R-6.2-02"


def test_interest_lost_after_confirming_counts() -> None:
    lost = InterestDeclared(on=SIGNED, person=MENTEE, interested=False, met_on=SIGNED)
    assert refusal(match(*agreed(proposed(MENTEE)), lost)) == "INV-03b"


def test_the_profile_of_the_day_of_the_order_counts() -> None:
    another = offered(Direction.ETHICS, capacity=2)
    known = people(participant(MENTOR, *READY_MENTOR, TO_JOIN, another))
    assert refusal(match(), known=known) == "INV-03a"


def test_a_group_takes_a_place_for_each_mentee() -> None:
    second = participant(SECOND, teacher(1), asked(Direction.METHODS), TO_JOIN)
    known = people(second)
    pairing.fix([match(*agreed(proposed(MENTEE, SECOND)))], known, act(), school())
    assert known[MENTOR].free_capacity == 0


def test_two_matches_of_one_order_share_the_capacity() -> None:
    other = match(*agreed(proposed(SECOND)), id=COUNTERPART)
    to_both = (TO_JOIN, consent(ConsentPurpose.JOIN_MATCH, COUNTERPART))
    one_place = (teacher(), offered(Direction.METHODS, capacity=1), TO_MENTOR, JOB, APPOINTED, *to_both)
    second = participant(SECOND, teacher(1), asked(Direction.METHODS), to_both[1])
    assert refusal(match(), other, known=people(participant(MENTOR, *one_place), second)) == "INV-23"


def reverse() -> tuple[Match, Match, dict[UUID, Participant]]:
    there = proposed(MENTEE, kinds=(Kind.REVERSE,), younger_attested=True)
    back = proposed(MENTOR, mentor=MENTEE, direction=Direction.DIGITAL, kinds=(Kind.REVERSE,))
    to_both: tuple[Event, ...] = (TO_JOIN, consent(ConsentPurpose.JOIN_MATCH, COUNTERPART))
    both = (TO_MENTOR, JOB, APPOINTED, *to_both)
    experienced = participant(MENTOR, teacher(), offered(Direction.METHODS), asked(Direction.DIGITAL), *both)
    younger = participant(MENTEE, teacher(2), offered(Direction.DIGITAL), asked(Direction.METHODS), *both)
    return (
        match(*agreed(there), linked(COUNTERPART)),
        match(*agreed(back), linked(MATCH), id=COUNTERPART),
        {MENTOR: experienced, MENTEE: younger},
    )


def test_a_reverse_pair_is_two_assignments_of_one_order() -> None:
    there, back, known = reverse()
    pairing.fix([there, back], known, act(), school())
    assert (there.state, back.state) == (MatchState.ASSIGNED, MatchState.ASSIGNED)
    assert (known[MENTOR].load, known[MENTEE].load) == (1, 1)


def test_half_a_reverse_pair_is_not_fixed() -> None:
    there, back, known = reverse()
    assert refusal(there, known=known) == "R-2.3-10"
    alone = match(*agreed(proposed(MENTEE, kinds=(Kind.REVERSE,))))
    assert refusal(alone, known=known) == "no-counterpart"
    assert back.pending == []


def test_the_head_as_mentor_signs_his_own_pair_with_a_reason_only() -> None:
    with pytest.raises(Exception, match="исполняющий"):
        pairing.fix([match()], people(), act(signer=MENTOR), school())
    reasoned = act(signer=MENTOR, A_05=REASON)
    pairing.fix([match()], people(), reasoned, school())
    assert reasoned.deviations == {"A-05": REASON}


def assigned_match() -> tuple[Match, dict[UUID, Participant]]:
    fixed, known = match(), people(participant(OTHER, *READY_MENTOR, TO_JOIN))
    pairing.fix([fixed], known, act(), school())
    return fixed, known


def test_another_mentor_takes_over_the_place() -> None:
    fixed, known = assigned_match()
    pairing.replace(fixed, known, act(), school(), OTHER)
    assert fixed.pending[-1] == MentorReplaced(on=DATED, previous=MENTOR, mentor=OTHER, mentees=(MENTEE,), order=ORDER)
    assert known[MENTOR].pending[-1] == MentorshipEnded(on=DATED, match=MATCH, mentees=1)
    assert known[OTHER].pending[-1] == MentorshipBegun(on=DATED, match=MATCH, mentees=1, order=ORDER)
    assert known[MENTEE].menteeships == {MATCH: Direction.METHODS}


@pytest.mark.parametrize(
    ("mentor", "history", "expected"),
    [
        (MENTOR, (*READY_MENTOR, TO_JOIN), "same-mentor"),
        (MENTEE, (*READY_MENTOR, TO_JOIN), "INV-02"),
        (OTHER, READY_MENTOR, "INV-06"),
        (OTHER, (teacher(), offered(Direction.ETHICS), TO_MENTOR, TO_JOIN, JOB, APPOINTED), "INV-03a"),
        (OTHER, (teacher(), offered(Direction.METHODS), TO_MENTOR, TO_JOIN), "R-3.2-02"),
        (OTHER, (teacher(), offered(Direction.METHODS, capacity=0), TO_MENTOR, TO_JOIN, JOB, APPOINTED), "INV-23"),
    ],
)
def test_the_new_mentor_meets_what_the_first_did(mentor: UUID, history: tuple[Event, ...], expected: str) -> None:
    fixed, known = assigned_match()
    known[OTHER] = participant(OTHER, *history)
    with pytest.raises((RuleBroken, Refused)) as caught:
        pairing.replace(fixed, known, act(), school(), mentor)
    assert said(caught.value) == expected


def test_half_a_reverse_pair_gets_no_other_mentor() -> None:
    there, back, known = reverse()
    pairing.fix([there, back], known, act(), school())
    known[OTHER] = participant(OTHER, *READY_MENTOR, TO_JOIN)
    with pytest.raises(RuleBroken) as caught:
        pairing.replace(there, known, act(), school(), OTHER)
    assert said(caught.value) == "R-2.3-10"


def test_an_ended_program_frees_everybody() -> None:
    fixed, known = assigned_match()
    pairing.end(fixed, known, ORDER, DATED)
    assert fixed.pending[-1] == AssignmentEnded(on=DATED, mentor=MENTOR, mentees=(MENTEE,), order=ORDER)
    assert (known[MENTOR].load, known[MENTEE].menteeships) == (0, {})


def test_hearing_of_the_end_twice_changes_nothing() -> None:
    fixed, known = assigned_match()
    pairing.end(fixed, known, ORDER, DATED)
    before = fixed.version
    pairing.end(fixed, known, ORDER, DATED)
    assert fixed.version == before


def test_orders_about_a_program_come_after_the_assignment() -> None:
    fixed, _ = assigned_match()
    with pytest.raises(RuleBroken):
        must_concern_assigned(fixed, act(dated=DATED - timedelta(days=1)))
    with pytest.raises(Refused):
        must_concern_assigned(match(), act())
