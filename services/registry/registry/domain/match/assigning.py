"""Who with whom, for a whole school at once: stable first, then as many as possible.

The score of a pair is one for both sides, so a matching is stable – nobody could be better off together with somebody
who would be so too – exactly if it takes the best pairs first. Among pairs of one score there is a choice: there the
solver finds the greatest number of pairs, and of equal numbers the one with those mentees who come first in `turn` and
with the mentors' first places before their second. What it finds depends on no order of the input, and another place
never leaves fewer mentees with a mentor (docs/decisions/0011).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from typing import NamedTuple
from uuid import UUID


class Option(NamedTuple):
    """A mentor and a mentee who may lawfully be a pair."""

    score: int
    mentee: UUID
    mentor: UUID


class Places(NamedTuple):
    """`load` mentees a mentor has already, `free` more he may get."""

    load: int
    free: int


class Tie(NamedTuple):
    """At this score there were more possible pairs than could be chosen."""

    score: int
    possible: int
    chosen: int


class Solution(NamedTuple):
    pairs: tuple[Option, ...]
    ties: tuple[Tie, ...]


def solve(options: Iterable[Option], places: Mapping[UUID, Places], turn: Sequence[UUID]) -> Solution:
    """`turn` names every mentee once: who comes first where the scores are equal."""
    left, order = dict(places), {mentee: place for place, mentee in enumerate(turn)}
    pairs: list[Option] = []
    ties: list[Tie] = []
    matched: set[UUID] = set()
    for score, level in groupby(sorted(options, key=lambda option: -option.score), key=lambda option: option.score):
        possible = [one for one in level if one.mentee not in matched and left[one.mentor].free]
        chosen = most(possible, left, order)
        for one in chosen:
            left[one.mentor] = Places(left[one.mentor].load + 1, left[one.mentor].free - 1)
            matched.add(one.mentee)
        pairs += chosen
        if len(chosen) < len(possible):
            ties.append(Tie(score, len(possible), len(chosen)))
    return Solution(tuple(pairs), tuple(ties))


def most(options: Collection[Option], places: Mapping[UUID, Places], turn: Mapping[UUID, int]) -> list[Option]:
    """As many pairs as possible, whatever their scores."""
    mentees = sorted({option.mentee for option in options}, key=lambda mentee: turn[mentee])
    slots = _slots(options, places)
    if not mentees or not slots:
        return []
    wanted: dict[UUID, dict[UUID, Option]] = {mentee: {} for mentee in mentees}
    for option in options:
        wanted[option.mentee][option.mentor] = option
    possible = [[mentor in wanted[mentee] for mentor in slots] for mentee in mentees]
    found = import_module("registry.domain.match.solver").largest(possible)
    return [wanted[mentees[row]][slots[column]] for row, column in found]


def blocking(options: Iterable[Option], pairs: Collection[Option], places: Mapping[UUID, Places]) -> list[Option]:
    """Those who would both rather have each other than what they have: none, in a stable matching."""
    has = {pair.mentee: pair.score for pair in pairs}
    given: dict[UUID, list[int]] = {}
    for pair in pairs:
        given.setdefault(pair.mentor, []).append(pair.score)

    def would_rather(option: Option) -> bool:
        scores = given.get(option.mentor, [])
        return len(scores) < places[option.mentor].free or (bool(scores) and min(scores) < option.score)

    return [option for option in options if has.get(option.mentee, -1) < option.score and would_rather(option)]


def _slots(options: Collection[Option], places: Mapping[UUID, Places]) -> list[UUID]:
    """A mentor stands as often as he has places, first the places of those who have fewest mentees."""
    asked: dict[UUID, int] = {}
    for option in options:
        asked[option.mentor] = asked.get(option.mentor, 0) + 1
    numbered = [
        (places[mentor].load + number, mentor)
        for mentor, count in asked.items()
        for number in range(min(places[mentor].free, count))
    ]
    return [mentor for _, mentor in sorted(numbered)]
