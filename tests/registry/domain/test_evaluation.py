"""The evaluation of a match: plain points, each explained."""

import pytest
from backbone.events import Event
from contracts.codes import Direction
from registry.domain.match.criteria import POINTS, FactorCode, Lack
from registry.domain.match.evaluation import Change, evaluate, improvements
from registry.domain.participant.profile import ExperienceAttested
from registry.explanation import would

from tests.registry.given import (
    MENTEE,
    MENTOR,
    SECOND,
    SIGNED,
    asked,
    offered,
    participant,
    teacher,
)

EXPERIENCED = participant(MENTOR, teacher(20), offered(Direction.METHODS, Direction.DIGITAL))
BEGINNER = participant(MENTEE, teacher(2), asked(Direction.METHODS))


def points(mentor: list[Event], mentee: list[Event]) -> dict[FactorCode, tuple[int, tuple[Lack, ...]]]:
    found = evaluate(participant(MENTOR, *mentor), [participant(MENTEE, *mentee)], Direction.METHODS)
    return {factor.code: (factor.points, factor.lacks) for factor in found.factors}


def test_all_points_make_a_hundred() -> None:
    assert sum(POINTS.values()) == 100
    attested = ExperienceAttested(on=SIGNED, directions=(Direction.METHODS,))
    best = participant(MENTOR, teacher(20), offered(Direction.METHODS), attested)
    assert evaluate(best, [BEGINNER], Direction.METHODS).score == 100


def test_other_needs_count_by_the_share_that_is_covered() -> None:
    demanding = participant(SECOND, teacher(2), asked(Direction.METHODS, Direction.DIGITAL, Direction.ETHICS))
    factors = evaluate(EXPERIENCED, [demanding], Direction.METHODS).factors
    other = next(factor for factor in factors if factor.code is FactorCode.OTHER_NEEDS)
    assert (other.points, other.value, other.needed) == (10, 1, 2)


def test_a_group_has_the_average_of_its_mentees() -> None:
    equal = participant(SECOND, teacher(20), asked(Direction.METHODS))
    alone, both = (evaluate(EXPERIENCED, group, Direction.METHODS) for group in ([BEGINNER], [BEGINNER, equal]))
    assert (alone.score, both.score) == (85, 50 + 20 + 8)
    assert sum(factor.points for factor in both.factors) == both.score


@pytest.mark.parametrize(("years", "earned"), [(18, 6), (20, 0), (30, 0), (15, 15), (1, 15)])
def test_experience_counts_up_to_enough(years: int, earned: int) -> None:
    profile: list[Event] = [teacher(20), offered(Direction.METHODS)]
    assert points(profile, [teacher(years), asked(Direction.METHODS)])[FactorCode.EXPERIENCE] == (earned, ())


def test_missing_data_are_named() -> None:
    found = points([teacher(20)], [teacher(2)])
    nothing = (0, (Lack.NEEDS, Lack.COMPETENCES))
    assert (found[FactorCode.DIRECTION], found[FactorCode.OTHER_NEEDS]) == (nothing, nothing)
    assert found[FactorCode.PERSONAL] == (0, (Lack.ATTESTATION,))


def test_attested_experience_is_a_route_of_its_own() -> None:
    attested = ExperienceAttested(on=SIGNED, directions=(Direction.METHODS,))
    profile: list[Event] = [teacher(20), attested]
    found = points(profile, [teacher(2), asked(Direction.METHODS)])
    assert (found[FactorCode.DIRECTION], found[FactorCode.PERSONAL]) == ((50, ()), (15, ()))


def test_what_would_change_the_score_is_told_the_best_first() -> None:
    demanding = participant(MENTEE, teacher(2), asked(Direction.METHODS, Direction.ETHICS))
    found = improvements(EXPERIENCED, [demanding], Direction.METHODS)
    assert [(one.change, one.direction, one.gain) for one in found] == [
        (Change.ATTESTATION, Direction.ETHICS, 20),
        (Change.COMPETENCE, Direction.ETHICS, 20),
        (Change.ATTESTATION, Direction.METHODS, 15),
    ]
    assert would(found[1]) == "Если наставник добавит компетенцию «профессиональная этика» → +20"
