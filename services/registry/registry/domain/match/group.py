"""A group while it runs: mentees join and leave by order, it may fall below its minimum and recover (2.3, A-07)."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import Kind
from contracts.regulation import RuleParameters

from registry.domain.act import Act
from registry.domain.match.match import Match, MatchEvent


class GroupChanged(MatchEvent):
    """`mentees` and `kinds` are those from `on`; a group of one may be made a pair by the same order (R-2.3-08)."""

    TOPIC: ClassVar[str] = "registry.GroupChanged"
    mentor: UUID
    mentees: tuple[UUID, ...]
    joined: tuple[UUID, ...]
    left: tuple[UUID, ...]
    kinds: tuple[Kind, ...]
    order: UUID

    def apply(self, match: Match) -> None:
        match.mentees, match.kinds = self.mentees, self.kinds


class GroupBelowMinimum(MatchEvent):
    """By `due` somebody joins, an order makes it a pair, or the program is closed; nothing by itself (R-2.3-08)."""

    TOPIC: ClassVar[str] = "registry.GroupBelowMinimum"
    mentor: UUID
    mentees: tuple[UUID, ...]
    due: date

    def apply(self, match: Match) -> None:
        match.below_minimum_until = self.due


class GroupRecovered(MatchEvent):
    """Large enough again, or a pair now (R-2.3-08)."""

    TOPIC: ClassVar[str] = "registry.GroupRecovered"
    mentor: UUID
    mentees: tuple[UUID, ...]

    def apply(self, match: Match) -> None:
        match.below_minimum_until = None


def change(
    match: Match,
    act: Act,
    joins: Sequence[UUID],
    leaves: Sequence[UUID],
    parameters: RuleParameters,
    *,
    convert_to_pair: bool,
) -> None:
    """`parameters` are those of the edition the group stays on."""
    _must_be_changeable(match, joins, leaves, convert_to_pair)
    mentees = (*(one for one in match.mentees if one not in leaves), *joins)
    if not mentees:
        raise Refused("group-empty", "В группе никого не останется: прекратите программу", field="/content/leaves")
    detail = "Парой становится группа, в которой остался один наставляемый"
    require(len(mentees) == 1 or not convert_to_pair, "INV-04", detail, field="/content/convert_to_pair")
    kinds = _as_pair(match.kinds) if convert_to_pair else match.kinds
    changed = GroupChanged(
        on=act.dated,
        mentor=match.mentor,
        mentees=mentees,
        joined=tuple(joins),
        left=tuple(leaves),
        kinds=kinds,
        order=act.order,
    )
    match.record(changed)
    _watch(match, act, parameters)


def _must_be_changeable(match: Match, joins: Sequence[UUID], leaves: Sequence[UUID], convert_to_pair: bool) -> None:
    if Kind.GROUP not in match.kinds:
        raise Refused("not-a-group", "Состав меняется у группы, а это пара", field="/content/match")
    if not (joins or leaves or convert_to_pair):
        raise Refused("nothing-changes", "Приказ ничего не меняет в группе", field="/content")
    if not set(leaves) <= set(match.mentees):
        raise Refused("not-in-group", "Выбывает тот, кого в группе нет", field="/content/leaves")
    if set(joins) & set(match.mentees):
        raise Refused("in-group-already", "Этот наставляемый уже в группе", field="/content/joins")


def _watch(match: Match, act: Act, parameters: RuleParameters) -> None:
    """Kept by people within the term (A-07)."""
    small = Kind.GROUP in match.kinds and parameters.too_few(len(match.mentees))
    if small and match.below_minimum_until is None:
        due = parameters.recovery_due(act.dated)
        match.record(GroupBelowMinimum(on=act.dated, mentor=match.mentor, mentees=match.mentees, due=due))
    if not small and match.below_minimum_until is not None:
        match.record(GroupRecovered(on=act.dated, mentor=match.mentor, mentees=match.mentees))


def _as_pair(kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    return tuple(dict.fromkeys(Kind.TRADITIONAL if kind is Kind.GROUP else kind for kind in kinds))
