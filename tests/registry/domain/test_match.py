"""A match: proposed, liked, confirmed or declined (6.1, 6.2)."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from backbone.errors import Forbidden
from backbone.events import Event
from backbone.testing import given
from contracts.codes import Direction, Form, Kind
from registry.domain.match import agreement, proposal
from registry.domain.match.agreement import ConfirmationGiven, InterestDeclared, MatchConfirmed, MatchDeclined
from registry.domain.match.evaluation import evaluate
from registry.domain.match.match import Match
from registry.domain.match.proposal import CounterpartLinked, MatchProposed, Proposal
from registry.domain.parameters import Parameters
from registry.domain.participant.participant import Participant
from registry.domain.school.school import Edition

from tests.registry.given import (
    COUNTERPART,
    CURATOR,
    EDITION,
    MATCH,
    MENTEE,
    MENTOR,
    ORDER,
    OTHER,
    READY_MENTEE,
    READY_MENTOR,
    REGULATED,
    SECOND,
    SIGNED,
    TODAY,
    agreed,
    asked,
    assigned,
    interested,
    linked,
    match,
    participant,
    proposed,
    teacher,
)

BY_CURATOR = ConfirmationGiven(on=TODAY, person=CURATOR, as_curator=True, as_member=False)
ALL_INTERESTED = (interested(MENTOR), interested(MENTEE))
MENTOR_CARD, MENTEE_CARD = participant(MENTOR, *READY_MENTOR), participant(MENTEE, *READY_MENTEE)
SECOND_CARD = participant(SECOND, teacher(1), asked(Direction.METHODS, Direction.ETHICS))


def propose(
    draft: Match, mentees: list[Participant], direction: Direction = Direction.METHODS, *kinds: Kind, smallest: int = 2
) -> None:
    parameters = Parameters.model_validate({"group_min_mentees": smallest})
    what = Proposal(direction, (Form.TEACHER_TEACHER,), kinds or (Kind.TRADITIONAL,))
    proposal.propose(draft, MENTOR_CARD, mentees, what, Edition(EDITION, 1, ORDER, REGULATED, parameters), TODAY)


def by(person: UUID) -> ConfirmationGiven:
    return ConfirmationGiven(on=TODAY, person=person, as_curator=False, as_member=True)


def test_a_proposal_keeps_its_explanation() -> None:
    given(Match).when(lambda m: propose(m, [MENTEE_CARD])).then(
        MatchProposed(
            on=TODAY,
            mentor=MENTOR,
            mentees=(MENTEE,),
            direction=Direction.METHODS,
            forms=(Form.TEACHER_TEACHER,),
            kinds=(Kind.TRADITIONAL,),
            counterpart=None,
            evaluation=evaluate(MENTOR_CARD, [MENTEE_CARD], Direction.METHODS, EDITION),
        )
    )


def test_nobody_mentors_himself() -> None:
    given(Match).when(lambda m: propose(m, [MENTOR_CARD])).then_refused("INV-02")


@pytest.mark.parametrize("direction", [Direction.DIGITAL, Direction.ETHICS], ids=["not asked for", "not offered"])
def test_the_direction_is_asked_for_and_offered(direction: Direction) -> None:
    given(Match).when(lambda m: propose(m, [MENTEE_CARD], direction)).then_refused("INV-03a")


def test_every_mentee_of_a_group_is_covered() -> None:
    uncovered = participant(OTHER, teacher(1), asked(Direction.ETHICS))
    given(Match).when(lambda m: propose(m, [MENTEE_CARD, uncovered], Direction.METHODS, Kind.GROUP)).then_refused(
        "INV-03a"
    )


@pytest.mark.parametrize(
    ("mentees", "kinds", "smallest"),
    [
        ([MENTEE_CARD], (Kind.GROUP,), 2),
        ([MENTEE_CARD, SECOND_CARD], (Kind.TRADITIONAL,), 2),
        ([MENTEE_CARD, SECOND_CARD], (Kind.GROUP,), 3),
    ],
    ids=["group of one", "two without a group", "smaller than the edition says"],
)
def test_a_group_has_at_least_the_mentees_of_the_edition(
    mentees: list[Participant], kinds: tuple[Kind, ...], smallest: int
) -> None:
    given(Match).when(lambda m: propose(m, mentees, Direction.METHODS, *kinds, smallest=smallest)).then_refused(
        "INV-04"
    )


def test_a_reverse_pair_is_no_group() -> None:
    given(Match).when(
        lambda m: propose(m, [MENTEE_CARD, SECOND_CARD], Direction.METHODS, Kind.GROUP, Kind.REVERSE)
    ).then_refused("R-2.3-10")


REVERSE = {"kinds": (Kind.REVERSE,)}
THERE = proposed(MENTEE, **REVERSE)
BACK = proposed(MENTOR, mentor=MENTEE, direction=Direction.DIGITAL, **REVERSE)


def test_two_reverse_pairs_find_each_other() -> None:
    there = match(THERE)
    given(Match, BACK, id=COUNTERPART).when(lambda m: proposal.link(m, there, TODAY)).then(
        CounterpartLinked(on=TODAY, counterpart=MATCH)
    )
    assert there.pending == [CounterpartLinked(on=TODAY, counterpart=COUNTERPART)]


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ([proposed(MENTEE)], "R-2.3-10"),
        ([proposed(SECOND, **REVERSE)], "R-2.3-10"),
        ([proposed(MENTEE, direction=Direction.DIGITAL, **REVERSE)], "INV-02"),
        ([THERE, linked(ORDER)], "counterpart-taken"),
        ([THERE, MatchDeclined(on=TODAY, mentor=MENTOR, mentees=(MENTEE,))], "match-closed"),
    ],
    ids=["not reverse", "other people", "same direction", "taken", "declined"],
)
def test_only_two_mirrored_open_pairs_are_linked(other: list[Event], refusal: str) -> None:
    given(Match, BACK, id=COUNTERPART).when(lambda m: proposal.link(m, match(*other), TODAY)).then_refused(refusal)


@pytest.mark.parametrize("met_on", [SIGNED, None])
def test_interest_is_declared_by_people_after_a_meeting_or_without_one(met_on: date | None) -> None:
    given(Match, proposed(MENTEE)).when(lambda m: agreement.declare_interest(m, MENTEE, True, met_on, TODAY)).then(
        InterestDeclared(on=TODAY, person=MENTEE, interested=True, met_on=met_on)
    )


def test_strangers_have_no_interest() -> None:
    with pytest.raises(Forbidden):
        agreement.declare_interest(match(proposed(MENTEE)), OTHER, True, SIGNED, TODAY)


def test_a_meeting_that_has_not_been_is_no_trial() -> None:
    tomorrow = TODAY + timedelta(days=1)
    given(Match, proposed(MENTEE)).when(
        lambda m: agreement.declare_interest(m, MENTEE, True, tomorrow, TODAY)
    ).then_refused("meeting-in-future")


@pytest.mark.parametrize("history", [(), (interested(MENTEE, yes=False),)], ids=["said nothing", "said no"])
def test_a_member_confirms_only_with_interest(history: tuple[Event, ...]) -> None:
    given(Match, proposed(MENTEE), *history).when(
        lambda m: agreement.confirm(m, MENTEE, as_curator=False, today=TODAY)
    ).then_refused("INV-03b")


def test_the_last_confirmation_makes_the_match_confirmed() -> None:
    given(Match, proposed(MENTEE), *ALL_INTERESTED, BY_CURATOR, by(MENTOR)).when(
        lambda m: agreement.confirm(m, MENTEE, as_curator=False, today=TODAY)
    ).then(by(MENTEE), MatchConfirmed(on=TODAY, mentor=MENTOR, mentees=(MENTEE,)))


def test_without_the_curator_it_is_not_confirmed() -> None:
    given(Match, proposed(MENTEE), *ALL_INTERESTED, by(MENTOR)).when(
        lambda m: agreement.confirm(m, MENTEE, as_curator=False, today=TODAY)
    ).then(by(MENTEE))


def test_a_curator_who_is_the_mentor_confirms_as_both() -> None:
    given(Match, proposed(MENTEE), *ALL_INTERESTED, by(MENTEE)).when(
        lambda m: agreement.confirm(m, MENTOR, as_curator=True, today=TODAY)
    ).then(
        ConfirmationGiven(on=TODAY, person=MENTOR, as_curator=True, as_member=True),
        MatchConfirmed(on=TODAY, mentor=MENTOR, mentees=(MENTEE,)),
    )


def test_a_confirmation_is_given_once() -> None:
    given(Match, proposed(MENTEE), *ALL_INTERESTED, by(MENTOR)).when(
        lambda m: agreement.confirm(m, MENTOR, as_curator=False, today=TODAY)
    ).then_refused("already-confirmed")


def test_any_member_declines_without_a_reason() -> None:
    given(Match, *agreed(proposed(MENTEE))).when(
        lambda m: agreement.decline(m, MENTEE, as_curator=False, today=TODAY)
    ).then(MatchDeclined(on=TODAY, mentor=MENTOR, mentees=(MENTEE,)))


def test_strangers_neither_confirm_nor_decline() -> None:
    for say in (agreement.confirm, agreement.decline):
        with pytest.raises(Forbidden):
            say(match(), OTHER, as_curator=False, today=TODAY)


def test_what_an_order_has_fixed_is_not_declined() -> None:
    given(Match, *agreed(proposed(MENTEE)), assigned()).when(
        lambda m: agreement.decline(m, MENTEE, as_curator=False, today=TODAY)
    ).then_refused("match-closed")
