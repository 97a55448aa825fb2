"""The curator proposes a pair or a group (6.1); the two halves of a reverse pair find each other (2.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import Direction, Form, Kind

from registry.domain.match.evaluation import Evaluation, evaluate
from registry.domain.match.match import Match, MatchEvent
from registry.domain.participant.leaving import must_be_here
from registry.domain.participant.participant import Participant
from registry.domain.school.school import Edition


class MatchProposed(MatchEvent):
    """`evaluation` explains the proposal factor by factor, as it was seen then (R-2.3-13)."""

    TOPIC: ClassVar[str] = "registry.MatchProposed"
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    counterpart: UUID | None
    evaluation: Evaluation

    def apply(self, match: Match) -> None:
        match.mentor, match.mentees, match.direction = self.mentor, self.mentees, self.direction
        match.forms, match.kinds, match.counterpart = self.forms, self.kinds, self.counterpart
        match.evaluation = self.evaluation


Match.BORN_AS = MatchProposed


class CounterpartLinked(MatchEvent):
    """The other direction of this reverse pair has been proposed."""

    TOPIC: ClassVar[str] = "registry.CounterpartLinked"
    counterpart: UUID

    def apply(self, match: Match) -> None:
        match.counterpart = self.counterpart


@dataclass(frozen=True)
class Proposal:
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]


def propose(
    match: Match, mentor: Participant, mentees: Sequence[Participant], proposal: Proposal, edition: Edition, today: date
) -> None:
    ids = tuple(mentee.id for mentee in mentees)
    must_not_mentor_oneself(mentor.id, ids)
    _must_be_pair_or_group(len(mentees), proposal.kinds, edition.parameters.group_min_mentees)
    for person in (mentor, *mentees):
        must_be_here(person)
    for mentee in mentees:
        must_cover(mentor, mentee, proposal.direction)
    match.record(
        MatchProposed(
            on=today,
            mentor=mentor.id,
            mentees=ids,
            direction=proposal.direction,
            forms=proposal.forms,
            kinds=proposal.kinds,
            counterpart=None,
            evaluation=evaluate(mentor, mentees, proposal.direction),
        )
    )


def link(match: Match, other: Match, today: date) -> None:
    """Both become halves of one reverse pair: the same two people, the other way round, in another direction."""
    mirrored = match.reverse and other.reverse and match.members == other.members[::-1]
    detail = "Встречная пара: те же двое, наоборот, обе с видом «реверсивное»"
    require(mirrored, "R-2.3-10", detail, field="/counterpart")
    require(match.direction is not other.direction, "INV-02", "Направления встречных пар различны", field="/direction")
    other.must_be_open()
    if other.counterpart is not None:
        raise Refused("counterpart-taken", "У этой пары уже есть встречная", field="/counterpart")
    match.record(CounterpartLinked(on=today, counterpart=other.id))
    other.record(CounterpartLinked(on=today, counterpart=match.id))


def must_not_mentor_oneself(mentor: UUID, mentees: tuple[UUID, ...]) -> None:
    require(mentor not in mentees, "INV-02", "Наставник и наставляемый – одно лицо", field="/mentees")


def must_cover(mentor: Participant, mentee: Participant, direction: Direction) -> None:
    """At least one request is covered, and the direction of the match is among those covered."""
    covered = set(mentor.competences) & set(mentee.needs)
    detail = f"Направление «{direction.label}» – не из запросов наставляемого, покрытых компетенциями наставника"
    require(direction in covered, "INV-03a", detail, field="/direction")


def _must_be_pair_or_group(mentees: int, kinds: tuple[Kind, ...], smallest_group: int) -> None:
    if Kind.GROUP in kinds:
        detail = f"В группе не меньше {smallest_group} наставляемых"
        require(mentees >= smallest_group, "INV-04", detail, field="/mentees")
    else:
        require(mentees == 1, "INV-04", "Несколько наставляемых – это группа: укажите вид «групповое»", field="/kinds")
    single = mentees == 1 or Kind.REVERSE not in kinds
    require(single, "R-2.3-10", "Реверсивное наставничество – это пара", field="/mentees")
