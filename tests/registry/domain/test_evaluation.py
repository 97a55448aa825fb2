"""The evaluation of a match: plain points, each explained."""

import pytest
from backbone.events import Event
from contracts.codes import Direction
from registry.domain.match.evaluation import POINTS, FactorCode, evaluate
from registry.domain.participant.assignments import MentorshipBegun

from tests.registry.given import (
    MATCH,
    MENTEE,
    MENTOR,
    ORDER,
    SECOND,
    SIGNED,
    asked,
    offered,
    participant,
    teacher,
)

EXPERIENCED = participant(MENTOR, teacher(20), offered(Direction.METHODS, Direction.DIGITAL))
BEGINNER = participant(MENTEE, teacher(2), asked(Direction.METHODS))


def points(mentor: list[Event], mentee: list[Event]) -> dict[FactorCode, tuple[int, bool]]:
    found = evaluate(participant(MENTOR, *mentor), [participant(MENTEE, *mentee)], Direction.METHODS)
    return {factor.code: (factor.points, factor.missing) for factor in found.factors}


def test_all_points_make_a_hundred() -> None:
    assert sum(POINTS.values()) == 100
    assert evaluate(EXPERIENCED, [BEGINNER], Direction.METHODS).score == 100


def test_other_needs_count_by_the_share_that_is_covered() -> None:
    demanding = participant(SECOND, teacher(2), asked(Direction.METHODS, Direction.DIGITAL, Direction.ETHICS))
    factors = evaluate(EXPERIENCED, [demanding], Direction.METHODS).factors
    other = next(factor for factor in factors if factor.code is FactorCode.OTHER_NEEDS)
    assert (other.points, other.value, other.needed) == (10, 1, 2)


def test_a_group_has_the_average_of_its_mentees() -> None:
    equal = participant(SECOND, teacher(20), asked(Direction.METHODS))
    assert evaluate(EXPERIENCED, [BEGINNER, equal], Direction.METHODS).score == round((85 + 70) / 2) + 15


@pytest.mark.parametrize(("years", "earned"), [(18, 6), (20, 0), (30, 0), (15, 15), (1, 15)])
def test_experience_counts_up_to_enough(years: int, earned: int) -> None:
    profile: list[Event] = [teacher(20), offered(Direction.METHODS)]
    assert points(profile, [teacher(years), asked(Direction.METHODS)])[FactorCode.EXPERIENCE] == (earned, False)


def test_a_mentor_without_a_free_place_earns_nothing_for_it() -> None:
    full = MentorshipBegun(on=SIGNED, match=MATCH, mentees=2, order=ORDER)
    profile: list[Event] = [teacher(20), offered(Direction.METHODS), full]
    assert points(profile, [teacher(2), asked(Direction.METHODS)])[FactorCode.CAPACITY] == (0, False)


def test_missing_data_is_said_to_be_missing() -> None:
    found = points([teacher(20)], [teacher(2)])
    missing = {code for code, (earned, absent) in found.items() if absent and earned == 0}
    assert missing == {FactorCode.DIRECTION, FactorCode.OTHER_NEEDS, FactorCode.CAPACITY}
