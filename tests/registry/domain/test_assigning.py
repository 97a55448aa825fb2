"""Who with whom for a whole school: promises that hold whatever the school."""

from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from registry.domain.match.assigning import Option, Places, Tie, blocking, most, solve
from registry.domain.match.solver import largest

from tests.registry.given import named

MENTORS = [named(f"mentor {number}") for number in range(5)]
MENTEES = [named(f"mentee {number}") for number in range(7)]

School = tuple[list[Option], dict[UUID, Places]]


@st.composite
def schools(draw: st.DrawFn) -> School:
    """Few different scores, so that there are ties to break."""
    scores = draw(st.dictionaries(st.tuples(st.sampled_from(MENTEES), st.sampled_from(MENTORS)), st.integers(1, 4)))
    free = {mentor: Places(draw(st.integers(0, 2)), draw(st.integers(0, 3))) for mentor in MENTORS}
    return [Option(score, mentee, mentor) for (mentee, mentor), score in scores.items()], free


def test_more_pairs_come_before_earlier_ones() -> None:
    assert largest([[True, True], [True, False]]) == [(0, 1), (1, 0)]
    assert largest([[True], [True]]) == [(0, 0)]
    assert largest([[False, False]]) == []


@given(schools())
def test_nobody_would_rather_have_another_who_would_too(school: School) -> None:
    options, places = school
    assert blocking(options, solve(options, places, MENTEES).pairs, places) == []


@given(schools())
def test_no_mentor_gets_more_than_he_has_places_and_no_mentee_two_mentors(school: School) -> None:
    options, places = school
    pairs = solve(options, places, MENTEES).pairs
    assert all(sum(pair.mentor == mentor for pair in pairs) <= places[mentor].free for mentor in MENTORS)
    assert len({pair.mentee for pair in pairs}) == len(pairs)


@given(schools(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_means_nothing(school: School, random: Random) -> None:
    options, places = school
    shuffled, turned = list(options), list(places.items())
    random.shuffle(shuffled)
    random.shuffle(turned)
    assert set(solve(shuffled, dict(turned), MENTEES).pairs) == set(solve(options, places, MENTEES).pairs)


@settings(max_examples=300)
@given(schools(), st.sampled_from(MENTORS))
def test_another_place_never_leaves_fewer_with_a_mentor(school: School, mentor: UUID) -> None:
    options, places = school
    more = places | {mentor: Places(places[mentor].load, places[mentor].free + 1)}
    before = {pair.mentee for pair in solve(options, places, MENTEES).pairs}
    assert before <= {pair.mentee for pair in solve(options, more, MENTEES).pairs}


@given(schools())
def test_no_matching_has_more_pairs_than_the_greatest_number(school: School) -> None:
    options, places = school
    turn = {mentee: place for place, mentee in enumerate(MENTEES)}
    assert len(solve(options, places, MENTEES).pairs) <= len(most(options, places, turn))


def test_of_equal_pairs_as_many_as_possible_are_made() -> None:
    first, second = MENTORS[:2]
    options = [Option(9, MENTEES[0], first), Option(9, MENTEES[0], second), Option(9, MENTEES[1], first)]
    pairs = solve(options, {first: Places(0, 1), second: Places(0, 1)}, MENTEES).pairs
    assert {(pair.mentee, pair.mentor) for pair in pairs} == {(MENTEES[0], second), (MENTEES[1], first)}


def test_who_waits_longest_comes_first_among_equals_and_the_choice_is_told() -> None:
    options = [Option(9, mentee, MENTORS[0]) for mentee in MENTEES[:3]]
    solution = solve(options, {MENTORS[0]: Places(0, 1)}, MENTEES[::-1])
    assert [pair.mentee for pair in solution.pairs] == [MENTEES[2]]
    assert solution.ties == (Tie(9, possible=3, chosen=1),)


def test_who_has_fewer_mentees_gets_the_next_one() -> None:
    busy, idle = sorted(MENTORS[:2])
    options = [Option(9, MENTEES[0], busy), Option(9, MENTEES[0], idle)]
    (pair,) = solve(options, {busy: Places(1, 1), idle: Places(0, 1)}, MENTEES).pairs
    assert pair.mentor == idle
