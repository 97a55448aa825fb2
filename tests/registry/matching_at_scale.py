"""A whole school solved at once: `python -m tests.registry.matching_at_scale` for 400 mentees and 200 mentors."""

import sys
import time
from collections import Counter
from datetime import date
from random import Random
from typing import NamedTuple
from uuid import UUID

from contracts.codes import Direction
from registry.domain.match.suggestion import PairsSuggested, Suggestion, suggest
from registry.domain.participant.participant import Participant

from tests.registry.given import EDITION, SCHOOL, asked, named, offered, participant, teacher

TODAY = date(2025, 9, 10)


class Figures(NamedTuple):
    mentees: int
    mentors: int
    paired: int
    at_most: int
    blocking: int
    capacity_breaks: int
    seconds: float


def town(mentees: int, mentors: int, seed: int = 1) -> tuple[list[Participant], list[Participant]]:
    """Mentors and mentees as a large school has them: most with two or three topics, the young ones with more needs."""
    random, topics = Random(seed), list(Direction)
    bank = [
        participant(
            named(f"mentor {number}"),
            teacher(random.randint(5, 35)),
            offered(*random.sample(topics, random.randint(1, 4)), capacity=random.randint(1, 3)),
        )
        for number in range(mentors)
    ]
    waiting = [
        participant(
            named(f"mentee {number}"),
            teacher(random.randint(0, 8)),
            asked(*random.sample(topics, random.randint(1, 3))),
        )
        for number in range(mentees)
    ]
    return bank, waiting


def solved(mentees: int, mentors: int, seed: int = 1) -> Figures:
    bank, waiting = town(mentees, mentors, seed)
    suggestion = Suggestion(named("suggestion"), SCHOOL)
    started = time.perf_counter()
    suggest(suggestion, bank, waiting, {}, EDITION, TODAY)
    seconds = time.perf_counter() - started
    made: PairsSuggested = suggestion.made
    given: Counter[UUID] = Counter(pair.mentor for pair in made.pairs)
    breaks = sum(given[mentor.id] > mentor.free_capacity for mentor in bank)
    return Figures(mentees, mentors, len(made.pairs), made.at_most, made.blocking, breaks, seconds)


def main() -> int:
    figures = solved(400, 200)
    print(
        f"{figures.mentees} mentees, {figures.mentors} mentors: {figures.paired} pairs (at most {figures.at_most}) "
        f"in {figures.seconds:.1f} s; blocking pairs {figures.blocking}, capacity breaks {figures.capacity_breaks}"
    )
    return int(figures.blocking > 0 or figures.capacity_breaks > 0)


if __name__ == "__main__":
    sys.exit(main())
