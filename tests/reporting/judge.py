"""An independent judge of the figures: a plain walk through the messages, day by day, without a database."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from backbone.letters import Delivery
from contracts import programs, registry
from contracts.base import Contract

DAY = timedelta(days=1)
STATES: dict[type[Contract], str] = {
    programs.ProgramDrafted: "draft",
    programs.ProgramSubmitted: "submitted",
    programs.ProgramReviewed: "reviewed",
    programs.ProgramReturned: "draft",
    programs.ProgramApproved: "approved",
    programs.ProgramStarted: "running",
    programs.ProgramCompleted: "completed",
    programs.ProgramTerminated: "terminated",
}
Line = tuple[str, UUID, str, UUID]
"""Figure, school, line of the breakdown, subject."""


@dataclass
class World:
    """What is so at the end of a day; every value begins with its school."""

    staff: dict[UUID, tuple[UUID, Any]] = field(default_factory=dict)
    capacity: dict[UUID, tuple[UUID, int]] = field(default_factory=dict)
    appointed: dict[UUID, tuple[UUID, None]] = field(default_factory=dict)
    waiting: dict[UUID, tuple[UUID, date]] = field(default_factory=dict)
    matches: dict[UUID, tuple[UUID, Any]] = field(default_factory=dict)
    states: dict[UUID, tuple[UUID, str, Any]] = field(default_factory=dict)
    terms: dict[UUID, Any] = field(default_factory=dict)

    def live_through(self, day: date, told: Sequence[Delivery[Any]]) -> None:
        """Pairs begin and end first; then people without a pair may ask for one."""
        for delivery in told:
            self._match_or_program(delivery.meta.school, delivery.fact)
        paired = self.paired()
        self.waiting = {mentee: wait for mentee, wait in self.waiting.items() if mentee not in paired}
        for delivery in told:
            self._person(delivery.meta.school, delivery.fact, day, paired)

    def paired(self) -> dict[UUID, UUID]:
        return {mentee: school for school, match in self.matches.values() for mentee in match.mentees}

    def covered(self) -> set[UUID]:
        return {mentee for _, state, fact in self.states.values() if state == "running" for mentee in fact.mentees}

    def load(self, mentor: UUID) -> int:
        led = [match.mentees for _, match in self.matches.values() if match.mentor == mentor]
        return len({mentee for mentees in led for mentee in mentees})

    def _match_or_program(self, school: UUID, fact: Any) -> None:
        match fact:
            case registry.MentorAssigned() | registry.MentorReplaced() | registry.GroupChanged():
                self.matches[fact.match] = (school, fact)
            case registry.AssignmentEnded():
                self.matches.pop(fact.match, None)
            case programs.ProgramDrafted() | programs.ProgramApproved() | programs.ProgramAmended():
                self.terms[fact.program] = fact
        if type(fact) in STATES:
            self.states[fact.program] = (school, STATES[type(fact)], fact)

    def _person(self, school: UUID, fact: Any, day: date, paired: dict[UUID, UUID]) -> None:
        match fact:
            case registry.ParticipantRegistered():
                self.staff[fact.participant] = (school, fact)
            case registry.MentorRegistered():
                self.capacity[fact.participant] = (school, fact.capacity)
            case registry.MentorAppointed():
                self.appointed[fact.participant] = (school, None)
            case registry.MenteeRegistered() if fact.participant not in paired:
                self.waiting.setdefault(fact.participant, (school, day))
            case registry.ParticipantLeft():
                for known in (self.staff, self.capacity, self.appointed, self.waiting):
                    known.pop(fact.participant, None)

    def stocks(self) -> Iterator[Line]:
        yield from (("K-01", school, "paired", mentee) for mentee, school in self.paired().items())
        yield from (("K-01", school, "waiting", mentee) for mentee, (school, _) in self.waiting.items())
        yield from (("K-02", school, "offered", mentor) for mentor, (school, _) in self.capacity.items())
        yield from (("K-02", school, "appointed", mentor) for mentor, (school, _) in self.appointed.items())
        for match, (school, fact) in self.matches.items():
            yield "K-02", school, "acting", fact.mentor
            yield "K-03", school, "pair" if len(fact.mentees) == 1 else "group", match
        for program, (school, state, _) in self.states.items():
            yield "K-06-state", school, state, program
            if state == "running" and program in self.terms:
                yield from (("K-06-form", school, form.value, program) for form in self.terms[program].forms)
                yield from (("K-06-kind", school, kind.value, program) for kind in self.terms[program].kinds)


def flows(told: Delivery[Any]) -> Iterator[Line]:
    fact, school = told.fact, told.meta.school
    match fact:
        case registry.MentorAssigned():
            yield "K-03-flow", school, "formed", fact.match
        case registry.MentorReplaced():
            yield "K-03-flow", school, "replaced", fact.match
        case registry.AssignmentEnded():
            yield "K-03-flow", school, "closed", fact.match
        case registry.DeviationRecorded() | programs.DeviationRecorded():
            yield "K-34", school, fact.rule, told.meta.event_id
        case programs.MediationClosed():
            yield "K-28", school, fact.outcome.value, fact.mediation
        case programs.PetitionFiled() if fact.kind != "discipline":
            yield "K-28-petitions", school, fact.kind.value, fact.petition
        case programs.PetitionDecided() if (fact.kind, fact.outcome) == ("release", "granted"):
            yield "K-27", school, "all", fact.petition
        case programs.ProgramTerminated():
            yield "K-18-initiator", school, fact.initiator.value, fact.program
            yield "K-18-reason", school, fact.reason.group, fact.program


@dataclass
class Judgement:
    """Of a period: its stocks and flows as sets of lines, shares as their members, waits in days by person."""

    lines: set[Line] = field(default_factory=set)
    young: dict[UUID, tuple[UUID, bool]] = field(default_factory=dict)
    pool: dict[UUID, UUID] = field(default_factory=dict)
    covered: set[UUID] = field(default_factory=set)
    waits: dict[tuple[UUID, UUID, date], int] = field(default_factory=dict)
    full: dict[UUID, tuple[UUID, bool]] = field(default_factory=dict)

    def look(self, world: World, day: date, last: date) -> None:
        self.lines |= set(world.stocks())
        self.covered |= world.covered()
        self.pool |= world.paired() | {mentee: school for mentee, (school, _) in world.waiting.items()}
        for person, (school, fact) in world.staff.items():
            self.young[person] = (school, fact.pedagogical and not fact.external and fact.experience_years <= 3)
        for mentee, (school, since) in world.waiting.items():
            self.waits[school, mentee, since] = (min(day + DAY, last) - since).days
        self.full = {who: (school, world.load(who) >= most) for who, (school, most) in world.capacity.items()}

    def count(self, figure: str, school: UUID | None, key: str | None) -> int:
        return len({it[3] for it in self.lines if it[0] == figure and school in (None, it[1]) and key in (None, it[2])})

    def share(self, figure: str, school: UUID | None) -> float | None:
        """Per cent; None where there is nobody to have a share of."""
        young = {who: (home, who in self.covered) for who, (home, counts) in self.young.items() if counts}
        pool = {who: (home, who in self.covered) for who, home in self.pool.items()}
        members = {"K-04": young, "K-05": pool, "K-10-capacity": self.full}[figure].values()
        found = [part for home, part in members if school in (None, home)]
        return round(100 * sum(found) / len(found), 1) if found else None

    def wait(self, school: UUID | None) -> float | None:
        days = [days for (home, _, _), days in self.waits.items() if school in (None, home)]
        return float(median(days)) if days else None


def judge(told: Sequence[Delivery[Any]], since: date, until: date) -> Judgement:
    """Looks at every day of the half-open period; what went before it only makes the world what it is."""
    by_day = defaultdict(list)
    for delivery in told:
        by_day[_effective(delivery)].append(delivery)
    first = min([since, *by_day])
    world, found = World(), Judgement()
    for day in (first + DAY * number for number in range((until - first).days)):
        world.live_through(day, by_day[day])
        if day >= since:
            found.lines |= {line for delivery in by_day[day] for line in flows(delivery)}
            found.look(world, day, until - DAY)
    return found


def _effective(told: Delivery[Any]) -> date:
    found: date = getattr(told.fact, "effective", None) or getattr(told.fact, "ended", None) or told.on
    return found
