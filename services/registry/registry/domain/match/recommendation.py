"""The association of mentors recommends who might be paired (3.5). It prepares; only the head's order constitutes
(A-13)."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.events import Event
from contracts.codes import Direction

from registry.domain.match.conditions import Asked, must_be_proposable
from registry.domain.participant.participant import Participant


class Recommendation(Aggregate):
    made: "MatchRecommended"

    def reset(self) -> None:
        """A recommendation is one fact."""

    def evolve(self, event: Event) -> None:
        assert isinstance(event, RecommendationEvent)
        event.apply(self)


class RecommendationEvent(Event):
    """A fact of one recommendation."""

    @abstractmethod
    def apply(self, recommendation: Recommendation) -> None:
        """Changes the recommendation's state; never refuses."""


class MatchRecommended(RecommendationEvent):
    """Seen by the curator when he proposes (R-3.5-03)."""

    TOPIC: ClassVar[str] = "registry.MatchRecommended"
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction

    def apply(self, recommendation: Recommendation) -> None:
        recommendation.made = self


Recommendation.BORN_AS = MatchRecommended


def recommend(
    recommendation: Recommendation,
    mentor: Participant,
    mentees: Sequence[Participant],
    direction: Direction,
    today: date,
) -> None:
    must_be_proposable(Asked(mentor, mentees, direction, today))
    ids = tuple(mentee.id for mentee in mentees)
    recommendation.record(MatchRecommended(on=today, mentor=mentor.id, mentees=ids, direction=direction))
