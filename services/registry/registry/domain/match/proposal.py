"""The curator proposes a pair or a group (6.1); the two halves of a reverse pair find each other (2.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.events import Upcaster
from backbone.rules import require
from contracts.codes import Direction, Form, FormRole, Kind

from registry.domain.match.conditions import Asked, must_be_proposable
from registry.domain.match.evaluation import Evaluation, evaluate
from registry.domain.match.match import Match, MatchEvent, MatchState
from registry.domain.participant.participant import Participant
from registry.domain.school.school import Edition

FIRST_POINTS = {"direction": 50, "other-needs": 20, "experience": 15, "capacity": 15}


def _with_weights(data: dict[str, Any]) -> dict[str, Any]:
    """The first version kept no weights; nothing was missing in what could be proposed then."""
    for factor in data["evaluation"]["factors"]:
        factor["of"] = FIRST_POINTS[factor["code"]]
        del factor["missing"]
    return data


class MatchProposed(MatchEvent):
    """`evaluation` keeps the criteria with their weights and what they said then, under which edition (R-2.3-13)."""

    TOPIC: ClassVar[str] = "registry.MatchProposed"
    VERSION: ClassVar[int] = 2
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {1: _with_weights}
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    counterpart: UUID | None
    evaluation: Evaluation
    recommendation: UUID | None = None
    custom_form: UUID | None = None
    form_role: FormRole | None = None
    younger_attested: bool = False
    continues: UUID | None = None

    def apply(self, match: Match) -> None:
        match.mentor, match.mentees, match.direction = self.mentor, self.mentees, self.direction
        match.forms, match.kinds, match.counterpart = self.forms, self.kinds, self.counterpart
        match.evaluation, match.younger_attested = self.evaluation, self.younger_attested
        match.custom_form, match.form_role = self.custom_form, self.form_role
        match.continues = self.continues


Match.BORN_AS = MatchProposed


class CounterpartLinked(MatchEvent):
    """The other direction of this reverse pair has been proposed."""

    TOPIC: ClassVar[str] = "registry.CounterpartLinked"
    counterpart: UUID

    def apply(self, match: Match) -> None:
        match.counterpart = self.counterpart


class MatchContinued(MatchEvent):
    """Another match of the same people is proposed to go on where this one ended (A-04)."""

    TOPIC: ClassVar[str] = "registry.MatchContinued"
    successor: UUID

    def apply(self, match: Match) -> None:
        match.successor = self.successor


@dataclass(frozen=True)
class Proposal:
    """`custom_form` is the school's own where the form is «другая»; `younger_attested`: of a reverse pair the curator
    has attested that the mentor is the younger (A-08); `continues` is the match whose program needs more than its
    longest term (A-04)."""

    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    recommendation: UUID | None = None
    custom_form: UUID | None = None
    form_role: FormRole | None = None
    younger_attested: bool = False
    continues: UUID | None = None


def propose(
    match: Match, mentor: Participant, mentees: Sequence[Participant], proposal: Proposal, edition: Edition, today: date
) -> None:
    ids = tuple(mentee.id for mentee in mentees)
    _must_be_pair_or_group(len(mentees), proposal.kinds, edition.parameters.group_min_mentees)
    must_be_proposable(Asked(mentor, mentees, proposal.direction, today))
    match.record(
        MatchProposed(
            on=today,
            mentor=mentor.id,
            mentees=ids,
            direction=proposal.direction,
            forms=proposal.forms,
            kinds=proposal.kinds,
            counterpart=None,
            evaluation=evaluate(mentor, mentees, proposal.direction, edition.id),
            recommendation=proposal.recommendation,
            custom_form=proposal.custom_form,
            form_role=proposal.form_role,
            younger_attested=proposal.younger_attested,
            continues=proposal.continues,
        )
    )


def must_continue(previous: Match, successor: Match | None, mentor: UUID, mentees: Sequence[UUID]) -> None:
    """A program is never longer than its cap: it is closed, and another one goes on for the same people (A-04).
    `successor` is the one that was to go on before: only where nothing came of it may there be another."""
    same = previous.mentor == mentor and set(mentees) <= set(previous.mentees)
    detail = "Продолжить можно оконченную программу тех же наставника и наставляемых"
    require(same and previous.state is MatchState.ENDED, "A-04", detail, field="/continues")
    detail = "Эту программу уже продолжает другая пара (группа): когда окончится, продолжить можно её"
    require(successor is None or successor.came_to_nothing, "A-04", detail, field="/continues")


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


def _must_be_pair_or_group(mentees: int, kinds: tuple[Kind, ...], smallest_group: int) -> None:
    if Kind.GROUP in kinds:
        detail = f"В группе не меньше {smallest_group} наставляемых"
        require(mentees >= smallest_group, "INV-04", detail, field="/mentees")
    else:
        require(mentees == 1, "INV-04", "Несколько наставляемых – это группа: укажите вид «групповое»", field="/kinds")
    single = mentees == 1 or Kind.REVERSE not in kinds
    require(single, "R-2.3-10", "Реверсивное наставничество – это пара", field="/mentees")
