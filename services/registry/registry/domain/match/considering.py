"""One mentor considered for mentees: the conditions first, then the score, and what would change either."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.codes import Direction

from registry.domain.match.conditions import Asked, Judged, before_order, judge
from registry.domain.match.criteria import Profile, Request, score
from registry.domain.match.evaluation import Evaluation, Improvement, evaluate, improvements
from registry.domain.participant.participant import Participant
from registry.domain.school.school import Edition


@dataclass(frozen=True)
class Considered:
    mentor: UUID
    direction: Direction
    conditions: tuple[Judged, ...]
    evaluation: Evaluation
    improvements: tuple[Improvement, ...]
    before_order: tuple[str, ...]

    @property
    def fits(self) -> bool:
        return all(condition.met for condition in self.conditions)


def consider(asked: Asked, edition: Edition | None) -> Considered:
    return Considered(
        asked.mentor.id,
        asked.direction,
        judge(asked),
        evaluate(asked.mentor, asked.mentees, asked.direction, edition.id if edition else None),
        improvements(asked.mentor, asked.mentees, asked.direction),
        before_order(asked),
    )


def rank(
    mentee: Participant, mentors: Sequence[Participant], directions: Sequence[Direction], day: date, edition: Edition
) -> list[Considered]:
    """Each mentor in the direction he suits the mentee best in; the best first, equal ones by their number."""
    found = [
        consider(Asked(mentor, [mentee], best_direction(mentor, mentee, directions), day), edition)
        for mentor in mentors
    ]
    return sorted(found, key=lambda one: (not one.fits, -one.evaluation.score, one.mentor))


def best_direction(mentor: Participant, mentee: Participant, directions: Sequence[Direction]) -> Direction:
    """Of equally good ones, the one the mentee named first."""
    profile, request = Profile.of(mentor), Request.of(mentee)
    taken = set(mentee.menteeships.values())
    return max(directions, key=lambda direction: (direction not in taken, score(profile, request, direction)))
