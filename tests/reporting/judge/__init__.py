"""An independent judge of the figures: a plain walk through the messages, day by day, without a database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from backbone.letters import Delivery
from contracts import programs, registry
from contracts.base import Contract
from reporting.figures.figure import Measure

from tests.reporting.judge.days import effective, final
from tests.reporting.judge.flows import Line, finally_told, happened, months, stayed
from tests.reporting.judge.journey import Journey
from tests.reporting.judge.stocks import on_any_day, on_the_last_day
from tests.reporting.judge.world import World

DAY = timedelta(days=1)
TRAINING = ("training", "internship", "qualification")


@dataclass
class Judgement:
    """Of a period, half-open. `lines` are what each figure counts, with the value of each."""

    since: date
    until: date
    lines: dict[Line, None] = field(default_factory=dict)
    staff: dict[UUID, tuple[UUID, Any]] = field(default_factory=dict)
    pool: dict[UUID, UUID] = field(default_factory=dict)
    covered: set[UUID] = field(default_factory=set)
    led: set[tuple[UUID, UUID, UUID]] = field(default_factory=set)
    taught: set[tuple[UUID, UUID, UUID]] = field(default_factory=set)
    lengths: set[tuple[UUID, UUID, date]] = field(default_factory=set)
    waits: dict[tuple[UUID, UUID, date], int] = field(default_factory=dict)
    ran: dict[UUID, UUID] = field(default_factory=dict)

    def __contains__(self, day: date) -> bool:
        return self.since <= day < self.until

    def add(self, lines: Iterable[Line]) -> None:
        self.lines |= dict.fromkeys(lines)

    def look(self, world: World, day: date) -> None:
        """At the end of a day of the period."""
        self.add(on_any_day(world, day))
        self.covered |= {mentee for mentee, _, _ in world.learning()}
        self.pool |= world.paired() | {mentee: school for mentee, (school, _) in world.waiting.items()}
        self.staff |= world.staff
        for school, fact in world.matches.values():
            self.led |= {(school, mentee, fact.mentor) for mentee in fact.mentees}
        self.taught |= {(school, world.members[program].mentor, program) for _, program, school in world.learning()}
        self.ran |= dict(world.running())
        for program, school in world.running():
            if program in world.ends:
                self.lengths.add((school, program, world.ends[program]))
        for mentee, (school, since) in world.waiting.items():
            self.waits[school, mentee, since] = (min(day + DAY, self.until - DAY) - since).days

    def conclude(self, world: World) -> None:
        """What depends on all that was seen of people in the period."""
        self.add(self._people())
        self.add(("K-13", it[0], "all", it[1:], days) for it, days in self.waits.items())
        for school, program, ends in self.lengths:
            if start := world.starts.get(program):
                self.add([("K-07-length", school, str(months(start, ends)), program, 1)])

    def _people(self) -> Iterator[Line]:
        for school, mentee, mentor in self.led:
            one, leader = (self.staff.get(person, (None, None))[1] for person in (mentee, mentor))
            yield "K-01-experience", school, _experience(one), mentee, 1
            yield "K-01-young", school, "unknown" if one is None else "young" if one.young else "older", mentee, 1
            for subject in (one.subjects if one else ()) or ("unknown",):
                yield "K-01-subject", school, subject, mentee, 1
            category = leader.category if leader else None
            yield "K-02-category", school, category or "unknown", mentor, 1
            origin = "unknown" if leader is None else "external" if leader.external else "internal"
            yield "K-02-origin", school, origin, mentor, 1
            if origin == "external":
                yield "K-31", school, "mentor", mentor, 1
        for school, mentor, program in self.taught:
            if mentor in self.staff and self.staff[mentor][1].external:
                yield "K-31", school, "program", program, 1
        for person, (school, fact) in self.staff.items():
            if fact.pedagogical and not fact.external and fact.experience_years <= 3:
                yield "K-04", school, "all", person, person in self.covered
        yield from (("K-05", school, "all", person, person in self.covered) for person, school in self.pool.items())

    def number(self, figure: str, measure: Measure, school: UUID | None, key: str | None) -> float | None:
        found = [it for it in self.lines if it[0] == figure and school in (None, it[1]) and key in (None, it[2])]
        if measure is Measure.COUNT:
            return len({it[3] for it in found})
        return _share(found) if measure is Measure.SHARE else _measured(measure, [it[4] for it in found])


def _experience(one: Any) -> str:
    if one is None:
        return "unknown"
    return "under-1" if one.experience_years < 1 else "1-3" if one.experience_years <= 3 else "over-3"


def _measured(measure: Measure, values: list[float]) -> float | None:
    if not values:
        return None
    match measure:
        case Measure.MEDIAN:
            return round(float(median(values)), 1)
        case Measure.MEAN:
            return round(sum(values) / len(values), 1)
    return round(sum(values), 1)


def _share(lines: list[Line]) -> float | None:
    """Per cent of the subjects; None where there is nobody to have a share of."""
    subjects, those = {it[3] for it in lines}, {it[3] for it in lines if it[4]}
    return round(100 * len(those) / len(subjects), 1) if subjects else None


def judge(told: Sequence[Delivery[Any]], since: date, until: date) -> Judgement:
    """What went before the period only makes the world what it is."""
    by_day: dict[date, list[Delivery[Any]]] = defaultdict(list)
    for delivery in told:
        by_day[effective(delivery)].append(delivery)
    first, found, world, journey = min([since, *by_day]), Judgement(since, until), World(), Journey.of(told)
    for day in (first + DAY * number for number in range((until - first).days)):
        world.live_through(day, by_day[day])
        journey.live_through(day, by_day[day], world)
        if day in found:
            for delivery in by_day[day]:
                found.add(happened(delivery))
            found.look(world, day)
    last = [one for one in final(told) if effective(one) < until]
    within = [one for one in last if effective(one) in found]
    for one in within:
        found.add(finally_told(one))
    found.add(on_the_last_day(world, _learnt(last)))
    records = [one for one in within if isinstance(one.fact, registry.RecordMade)]
    found.add(stayed(records, journey.ended))
    found.add(journey.lines(found.since, found.until, world))
    held = [one.fact.program for one in within if isinstance(one.fact, programs.MeetingHeld)]
    found.add(("K-17-program", school, "all", program, held.count(program)) for program, school in found.ran.items())
    found.conclude(world)
    return found


def _learnt(last: Sequence[Delivery[Contract]]) -> set[UUID]:
    records = [one.fact for one in last if isinstance(one.fact, registry.RecordMade)]
    trained = {one.fact.participant for one in last if isinstance(one.fact, registry.MentorTrained)}
    return trained | {person for record in records if record.kind in TRAINING for person in record.persons}
