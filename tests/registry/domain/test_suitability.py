"""Scores and suggestions: promises that hold whoever the people are."""

from contracts.codes import Direction
from hypothesis import given
from hypothesis import strategies as st
from registry.domain.match.conditions import Asked, Condition, judge
from registry.domain.match.evaluation import evaluate, improvements
from registry.domain.participant.participant import Participant
from registry.domain.participant.profile import ExperienceAttested

from tests.registry.given import MENTOR, REGULATED, TODAY, asked, named, offered, participant, teacher
from tests.registry.matching_at_scale import solved

DIRECTIONS = st.sampled_from(list(Direction))
TOPICS = st.lists(DIRECTIONS, unique=True, max_size=5)
YEARS = st.integers(0, 40)


def mentor(competences: list[Direction], attested: list[Direction], years: int) -> Participant:
    experience = ExperienceAttested(on=REGULATED, directions=tuple(attested))
    return participant(MENTOR, teacher(years), offered(*competences), experience)


def mentees(*asks: tuple[list[Direction], int]) -> list[Participant]:
    return [participant(named(f"mentee {at}"), teacher(years), asked(*needs)) for at, (needs, years) in enumerate(asks)]


GROUPS = st.lists(st.tuples(TOPICS, YEARS), min_size=1, max_size=4).map(lambda asks: mentees(*asks))
MENTORS = st.builds(mentor, TOPICS, TOPICS, YEARS)


@given(MENTORS, GROUPS, DIRECTIONS)
def test_the_explanation_adds_up_to_the_score_and_the_weights_to_a_hundred(
    one: Participant, group: list[Participant], direction: Direction
) -> None:
    evaluation = evaluate(one, group, direction)
    assert sum(factor.points for factor in evaluation.factors) == evaluation.score
    assert sum(factor.of for factor in evaluation.factors) == 100


@given(MENTORS, GROUPS, DIRECTIONS)
def test_the_order_of_the_mentees_means_nothing(
    one: Participant, group: list[Participant], direction: Direction
) -> None:
    assert evaluate(one, group[::-1], direction) == evaluate(one, group, direction)


@given(TOPICS, TOPICS, YEARS, GROUPS, DIRECTIONS, DIRECTIONS)
def test_another_competence_never_lowers_the_score(
    competences: list[Direction],
    attested: list[Direction],
    years: int,
    group: list[Participant],
    direction: Direction,
    more: Direction,
) -> None:
    before = evaluate(mentor(competences, attested, years), group, direction).score
    assert evaluate(mentor([*competences, more], attested, years), group, direction).score >= before
    assert evaluate(mentor(competences, [*attested, more], years), group, direction).score >= before


@given(MENTORS, TOPICS, YEARS, DIRECTIONS)
def test_another_covered_need_never_lowers_the_score(
    one: Participant, needs: list[Direction], years: int, direction: Direction
) -> None:
    covered = [need for need in (*one.competences, *one.attested) if need not in needs][:1]
    before = evaluate(one, mentees((needs, years)), direction).score
    assert evaluate(one, mentees(([*needs, *covered], years)), direction).score >= before


@given(TOPICS, TOPICS, YEARS, GROUPS, DIRECTIONS)
def test_what_is_said_to_raise_the_score_does(
    competences: list[Direction], attested: list[Direction], years: int, group: list[Participant], direction: Direction
) -> None:
    one = mentor(competences, attested, years)
    now = evaluate(one, group, direction).score
    for found in improvements(one, group, direction):
        profile = {"competence": [*competences], "attestation": [*attested]}
        profile[found.change].append(found.direction)
        changed = mentor(profile["competence"], profile["attestation"], years)
        assert evaluate(changed, group, direction).score == now + found.gain


@given(MENTORS, GROUPS)
def test_neither_age_nor_post_changes_a_score(one: Participant, group: list[Participant]) -> None:
    other = participant(
        one.id,
        teacher(one.card.experience_years, young=not one.card.young, deputy_head=True),
        offered(*one.competences),
        ExperienceAttested(on=REGULATED, directions=one.attested),
    )
    assert evaluate(other, group, Direction.METHODS) == evaluate(one, group, Direction.METHODS)


def test_all_conditions_are_tried_and_each_is_named() -> None:
    clerk = participant(MENTOR, teacher(1, pedagogical=False))
    judged = {item.condition: item for item in judge(Asked(clerk, [clerk], Direction.METHODS, TODAY))}
    assert list(judged) == list(Condition)
    unmet = {condition: item.rule for condition, item in judged.items() if not item.met}
    assert unmet == {
        Condition.OTHERS: "INV-02",
        Condition.QUALIFIED: "INV-01",
        Condition.COVERED: "INV-03a",
        Condition.CAPACITY: "INV-23",
    }


def test_a_school_is_solved_without_blocking_pairs_or_broken_capacities() -> None:
    figures = solved(60, 25, seed=3)
    assert (figures.blocking, figures.capacity_breaks) == (0, 0)
    assert 0 < figures.paired <= figures.at_most
