"""How well a mentor suits mentees (6.1): a plain sum of points, each explained. Sympathy is never computed (A-18)."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from contracts.codes import Direction
from pydantic import BaseModel, ConfigDict

from registry.domain.participant.participant import Participant

ENOUGH_EXPERIENCE = 5
"""Years more than the mentee that earn all points of the factor."""


class FactorCode(StrEnum):
    DIRECTION = "direction"
    OTHER_NEEDS = "other-needs"
    EXPERIENCE = "experience"
    CAPACITY = "capacity"


POINTS = {
    FactorCode.DIRECTION: 50,
    FactorCode.OTHER_NEEDS: 20,
    FactorCode.EXPERIENCE: 15,
    FactorCode.CAPACITY: 15,
}


class Factor(BaseModel):
    """`value` is what was found (covered needs, years, free places), `needed` what it was compared with. `missing`
    means the data to judge by was not there, and the points are none for that reason. No mentee: about the mentor."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: FactorCode
    mentee: UUID | None
    points: int
    value: int
    needed: int
    missing: bool = False


class Evaluation(BaseModel):
    """`score` is of 100: the average of the mentees' points and the mentor's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    score: int
    factors: tuple[Factor, ...]


def evaluate(mentor: Participant, mentees: Sequence[Participant], direction: Direction) -> Evaluation:
    of_mentees = [
        factor
        for mentee in mentees
        for factor in (
            _direction(mentor, mentee, direction),
            _other_needs(mentor, mentee, direction),
            _experience(mentor, mentee),
        )
    ]
    capacity = _capacity(mentor, len(mentees))
    score = round(sum(factor.points for factor in of_mentees) / len(mentees)) + capacity.points
    return Evaluation(score=score, factors=(*of_mentees, capacity))


def _factor(code: FactorCode, mentee: UUID | None, share: float, value: int, needed: int, missing: bool) -> Factor:
    points = 0 if missing else round(POINTS[code] * min(1.0, max(0.0, share)))
    return Factor(code=code, mentee=mentee, points=points, value=value, needed=needed, missing=missing)


def _direction(mentor: Participant, mentee: Participant, direction: Direction) -> Factor:
    covered = direction in mentor.competences and direction in mentee.needs
    unknown = not mentor.competences or not mentee.needs
    return _factor(FactorCode.DIRECTION, mentee.id, float(covered), int(covered), 1, unknown)


def _other_needs(mentor: Participant, mentee: Participant, direction: Direction) -> Factor:
    others = set(mentee.needs) - {direction}
    covered = len(others & set(mentor.competences))
    share = covered / len(others) if others else 1.0
    unknown = not mentor.competences or not mentee.needs
    return _factor(FactorCode.OTHER_NEEDS, mentee.id, share, covered, len(others), unknown)


def _experience(mentor: Participant, mentee: Participant) -> Factor:
    years = mentor.card.experience_years - mentee.card.experience_years
    return _factor(FactorCode.EXPERIENCE, mentee.id, years / ENOUGH_EXPERIENCE, years, ENOUGH_EXPERIENCE, False)


def _capacity(mentor: Participant, needed: int) -> Factor:
    free = mentor.free_capacity
    return _factor(FactorCode.CAPACITY, None, float(free >= needed), free, needed, mentor.capacity == 0)
