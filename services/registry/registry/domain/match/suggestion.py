"""A suggestion of pairs for a whole school. It decides nothing: people propose, agree and order (6.1, 6.2)."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.events import Event
from contracts.codes import Code, Direction
from pydantic import BaseModel, ConfigDict

from registry.domain.match.assigning import Option, Places, blocking, most, solve
from registry.domain.match.conditions import Asked, Condition, judge
from registry.domain.match.considering import best_direction
from registry.domain.match.criteria import Profile, Request, score
from registry.domain.participant.participant import Participant


class Unmatched(Code):
    NO_NEEDS = "no-needs", "не указаны запросы"
    NOBODY_FITS = "nobody-fits", "ни один наставник не проходит по условиям"
    PLACES_TAKEN = "places-taken", "места всех подходящих наставников – у пар с оценкой не ниже"


class Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SuggestedPair(Stored):
    mentor: UUID
    mentee: UUID
    direction: Direction
    score: int


class LeftOut(Stored):
    """`most` is the condition that kept most mentors away, where nobody fits."""

    mentee: UUID
    reason: Unmatched
    most: Condition | None = None


class EqualPairs(Stored):
    """At this score `possible` pairs were equally good and only `chosen` could be taken together."""

    score: int
    possible: int
    chosen: int


class Suggestion(Aggregate):
    made: "PairsSuggested"

    def reset(self) -> None:
        pass

    def evolve(self, event: Event) -> None:
        assert isinstance(event, SuggestionEvent)
        event.apply(self)


class SuggestionEvent(Event):
    """A fact of one suggestion."""

    @abstractmethod
    def apply(self, suggestion: Suggestion) -> None:
        """Changes the suggestion's state; never refuses."""


class PairsSuggested(SuggestionEvent):
    """`blocking` counts those who would both rather have each other: none. `at_most` is how many could be paired if
    good pairs gave way to number."""

    TOPIC: ClassVar[str] = "registry.PairsSuggested"
    edition: UUID
    pairs: tuple[SuggestedPair, ...]
    left_out: tuple[LeftOut, ...]
    equal: tuple[EqualPairs, ...]
    blocking: int
    at_most: int

    def apply(self, suggestion: Suggestion) -> None:
        suggestion.made = self


Suggestion.BORN_AS = PairsSuggested


def suggest(
    suggestion: Suggestion,
    mentors: Sequence[Participant],
    mentees: Sequence[Participant],
    proposed: Mapping[UUID, int],
    edition: UUID,
    today: date,
) -> None:
    """`mentees` in the order of their waiting. `proposed` counts the mentees each mentor has open proposals for."""
    places = {
        mentor.id: Places(mentor.load, max(0, mentor.free_capacity - proposed.get(mentor.id, 0))) for mentor in mentors
    }
    found = possible_pairs(mentors, mentees, today)
    options = [option for option, _ in found.values()]
    turn = [mentee.id for mentee in mentees]
    solution = solve(options, places, turn)
    matched, wanted = {pair.mentee for pair in solution.pairs}, {option.mentee for option in options}
    order = {mentee: place for place, mentee in enumerate(turn)}
    suggestion.record(
        PairsSuggested(
            on=today,
            edition=edition,
            pairs=tuple(
                SuggestedPair(
                    mentor=pair.mentor,
                    mentee=pair.mentee,
                    direction=found[pair.mentor, pair.mentee][1],
                    score=pair.score,
                )
                for pair in solution.pairs
            ),
            left_out=tuple(
                _left_out(mentee, mentors, mentee.id in wanted, today) for mentee in mentees if mentee.id not in matched
            ),
            equal=tuple(EqualPairs(**tie._asdict()) for tie in solution.ties),
            blocking=len(blocking(options, solution.pairs, places)),
            at_most=len(most(options, places, order)),
        )
    )


def possible_pairs(
    mentors: Sequence[Participant], mentees: Sequence[Participant], today: date
) -> dict[tuple[UUID, UUID], tuple[Option, Direction]]:
    """By mentor and mentee: those who pass every condition, in the direction that suits them best."""
    found = {}
    for mentee in mentees:
        for mentor in mentors:
            if mentee.needs and all(item.met for item in judge(_asked(mentor, mentee, today))):
                direction = best_direction(mentor, mentee, mentee.needs)
                points = score(Profile.of(mentor), Request.of(mentee), direction)
                found[mentor.id, mentee.id] = Option(points, mentee.id, mentor.id), direction
    return found


def _asked(mentor: Participant, mentee: Participant, today: date) -> Asked:
    return Asked(mentor, [mentee], best_direction(mentor, mentee, mentee.needs), today)


def _left_out(mentee: Participant, mentors: Sequence[Participant], wanted: bool, today: date) -> LeftOut:
    if not mentee.needs:
        return LeftOut(mentee=mentee.id, reason=Unmatched.NO_NEEDS)
    if wanted:
        return LeftOut(mentee=mentee.id, reason=Unmatched.PLACES_TAKEN)
    unmet = Counter(
        item.condition
        for mentor in mentors
        for item in judge(_asked(mentor, mentee, today))
        if not item.met and item.condition is not Condition.OTHERS
    )
    most_often = max(unmet, key=lambda condition: (unmet[condition], condition), default=None)
    return LeftOut(mentee=mentee.id, reason=Unmatched.NOBODY_FITS, most=most_often)
