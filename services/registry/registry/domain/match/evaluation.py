"""How well a mentor suits mentees (6.1): a plain sum of points, each explained, and what would change it."""

from collections.abc import Sequence
from uuid import UUID

from contracts.codes import Code, Direction
from pydantic import BaseModel, ConfigDict

from registry.domain.match.criteria import POINTS, FactorCode, Lack, Profile, Request, measure
from registry.domain.participant.participant import Participant


class Factor(BaseModel):
    """`points` of the weight `of`. `value` is what was found, `needed` what it was compared with; `lacks` the data
    that were missing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: FactorCode
    mentee: UUID | None
    points: int
    of: int
    value: int
    needed: int
    lacks: tuple[Lack, ...] = ()


class Evaluation(BaseModel):
    """`score` is of 100 and exactly the sum of the factors' points. `edition` is the regulation's it was made under,
    None in what the first version stored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    score: int
    factors: tuple[Factor, ...]
    edition: UUID | None = None


class Change(Code):
    COMPETENCE = "competence", "добавить компетенцию"
    ATTESTATION = "attestation", "подтвердить личный опыт"


class Improvement(BaseModel):
    """What would raise the score, and by how much."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    change: Change
    direction: Direction
    gain: int


def evaluate(
    mentor: Participant, mentees: Sequence[Participant], direction: Direction, edition: UUID | None = None
) -> Evaluation:
    factors = _factors(Profile.of(mentor), mentees, direction)
    return Evaluation(score=_sum(factors), factors=factors, edition=edition)


def improvements(mentor: Participant, mentees: Sequence[Participant], direction: Direction) -> tuple[Improvement, ...]:
    """One change at a time, the best first."""
    profile = Profile.of(mentor)
    now = _sum(_factors(profile, mentees, direction))
    asked = {need for mentee in mentees for need in mentee.needs} | {direction}
    changed = [
        (change, need, changed)
        for need in asked
        for change, changed in (
            (Change.COMPETENCE, profile._replace(competences=profile.competences | {need})),
            (Change.ATTESTATION, profile._replace(attested=profile.attested | {need})),
        )
    ]
    found = [
        Improvement(change=change, direction=need, gain=_sum(_factors(other, mentees, direction)) - now)
        for change, need, other in changed
    ]
    return tuple(sorted((one for one in found if one.gain > 0), key=lambda one: (-one.gain, one.change, one.direction)))


def _factors(mentor: Profile, mentees: Sequence[Participant], direction: Direction) -> tuple[Factor, ...]:
    """The points of a criterion are parted among the mentees, so that all of it adds up to the score."""
    ordered = sorted(mentees, key=lambda mentee: mentee.id)
    parts = {code: _parts(points, len(ordered)) for code, points in POINTS.items()}
    return tuple(
        Factor(
            code=item.code,
            mentee=mentee.id,
            points=round(parts[item.code][place] * item.share),
            of=parts[item.code][place],
            value=item.value,
            needed=item.needed,
            lacks=item.lacks,
        )
        for place, mentee in enumerate(ordered)
        for item in measure(mentor, Request.of(mentee), direction)
    )


def _parts(points: int, count: int) -> list[int]:
    """As equal as whole numbers can be: 50 for three is 17, 17 and 16."""
    return [points // count + (place < points % count) for place in range(count)]


def _sum(factors: Sequence[Factor]) -> int:
    return sum(factor.points for factor in factors)
