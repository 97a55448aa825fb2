"""What happens to people and programs one thing after another: ways, first times, what was due and was not done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from backbone.letters import Delivery
from contracts import programs, registry

from tests.reporting.judge.flows import Line, months
from tests.reporting.judge.world import World

STEPS = ("analysed", "proposed", "trial", "confirmed", "ordered", "started")


@dataclass
class Journey:
    first: dict[tuple[UUID, str], tuple[UUID, date]] = field(default_factory=dict)
    proposed: dict[UUID, Any] = field(default_factory=dict)
    trials: list[tuple[date, UUID, UUID]] = field(default_factory=list)
    confirmed: list[tuple[UUID, int]] = field(default_factory=list)
    declined: list[tuple[date, UUID, UUID, int]] = field(default_factory=list)
    introduced: dict[UUID, date] = field(default_factory=dict)
    first_pair: dict[UUID, date] = field(default_factory=dict)
    paired: dict[UUID, date] = field(default_factory=dict)
    offered: dict[UUID, tuple[UUID, date]] = field(default_factory=dict)
    begun: dict[UUID, date] = field(default_factory=dict)
    independent: list[tuple[date, UUID, UUID, UUID]] = field(default_factory=list)
    asked: dict[UUID, tuple[date, UUID]] = field(default_factory=dict)
    answered: dict[UUID, date] = field(default_factory=dict)
    released: dict[UUID, tuple[date, UUID]] = field(default_factory=dict)
    finished: dict[UUID, tuple[date, UUID, bool]] = field(default_factory=dict)
    ran: set[tuple[UUID, date]] = field(default_factory=set)
    ended: list[tuple[date, UUID, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, told: Sequence[Delivery[Any]]) -> "Journey":
        """Who a match is of, and when in the log it was confirmed, does not depend on the day asked about."""
        proposed = {one.fact.match: one.fact for one in told if isinstance(one.fact, registry.MatchProposed)}
        confirmed = [(one.fact.match, one.position) for one in told if isinstance(one.fact, registry.MatchConfirmed)]
        return cls(proposed=proposed, confirmed=confirmed)

    def live_through(self, day: date, told: Sequence[Delivery[Any]], world: World) -> None:
        for one in told:
            school, fact = one.meta.school, one.fact
            self._match(day, school, fact, one.position)
            self._program(day, school, fact, world)
            self._person(day, school, fact)
        for mentee, school in world.paired().items():
            self.paired.setdefault(mentee, day)
            self.first.setdefault((mentee, "ordered"), (school, day))
        for mentee, _, school in world.learning():
            self.first.setdefault((mentee, "started"), (school, day))
        self.ran |= {(program, day) for program, _ in world.running()}

    def _match(self, day: date, school: UUID, fact: Any, position: int) -> None:
        match fact:
            case registry.MatchProposed() | registry.MatchConfirmed():
                step = "proposed" if isinstance(fact, registry.MatchProposed) else "confirmed"
                for mentee in fact.mentees:
                    self.first.setdefault((mentee, step), (school, day))
            case registry.InterestDeclared() if fact.met_on:
                self.trials.append((fact.met_on, school, fact.match))
            case registry.MatchDeclined():
                self.declined.append((day, school, fact.match, position))
            case registry.MentorAssigned() | registry.MentorReplaced() | registry.GroupChanged():
                self.first_pair.setdefault(school, day)
            case registry.OrderIssued() if fact.kind == "approve-regulation":
                self.introduced.setdefault(school, day)

    def _program(self, day: date, school: UUID, fact: Any, world: World) -> None:
        match fact:
            case programs.ProgramStarted() | programs.ProgramResumed():
                self.begun.setdefault(fact.program, day)
            case programs.ProgramCompleted() | programs.ProgramTerminated() if fact.program in world.members:
                self.ended.append((day, school, world.members[fact.program]))
            case programs.ActivityFinished():
                self.finished[fact.activity] = (day, school, day <= fact.due)
            case programs.IndependenceAttested():
                self.independent.append((day, school, fact.program, fact.mentee))
            case programs.HelpRequested():
                self.asked[fact.help] = (day, school)
            case programs.HelpAnswered():
                self.answered.setdefault(fact.help, day)
            case programs.PetitionDecided() if (fact.kind, fact.outcome) == ("release", "granted"):
                self.released[fact.petition] = (day, school)
            case programs.ReleaseUndone():
                self.released.pop(fact.petition, None)

    def _person(self, day: date, school: UUID, fact: Any) -> None:
        match fact:
            case registry.MenteeRegistered():
                self.first.setdefault((fact.participant, "need"), (school, day))
            case registry.NeedsAnalysed() if not fact.as_mentor:
                self.first.setdefault((fact.participant, "analysed"), (school, day))
            case registry.MentorRegistered():
                self.offered.setdefault(fact.participant, (school, day))

    def lines(self, since: date, until: date, world: World) -> Iterator[Line]:
        yield from self._way(since, until)
        yield from self._declines(since, until)
        yield from self._roadmap(since, until, world)
        yield from self._plans(since, until, world)
        yield from self._asked(since, until)
        for person, (school, day) in self.offered.items():
            if since <= day < until and self.paired.get(person, until) <= day:
                yield "K-29", school, "all", person, 1
        for school, day in self.first_pair.items():
            if since <= day < until and school in self.introduced:
                yield "K-14", school, "all", school, (day - self.introduced[school]).days
        for day, school, program, mentee in self.independent:
            if since <= day < until and self.begun.get(program, until) <= day:
                yield "K-25", school, "all", (program, mentee), months(self.begun[program], day)

    def _asked(self, since: date, until: date) -> Iterator[Line]:
        for petition, (day, school) in self.released.items():
            if since <= day < until:
                yield "K-27", school, "all", petition, 1
        for help, (day, school) in self.asked.items():
            if since <= day < until:
                yield "K-26", school, "answered" if help in self.answered else "open", help, 1

    def _way(self, since: date, until: date) -> Iterator[Line]:
        for met_on, school, match in sorted(self.trials):
            for mentee in self.proposed[match].mentees if met_on < until and match in self.proposed else ():
                self.first.setdefault((mentee, "trial"), (school, met_on))
        for (mentee, step), (school, day) in self.first.items():
            if since <= day < until:
                yield "K-11", school, step, mentee, 1
            asked = self.first.get((mentee, "need"))
            if asked and step != "need" and asked[1] <= day and since <= day < until:
                yield "K-11-days", school, step, (mentee, step), (day - asked[1]).days
            if step == "need" and since <= day < until:
                reached = ((name, (mentee, name) in self.first) for name in STEPS)
                yield from (("K-11-conversion", school, name, (mentee, name), there) for name, there in reached)

    def _declines(self, since: date, until: date) -> Iterator[Line]:
        for day, school, match, position in self.declined:
            if since <= day < until:
                agreed = any(one == match and earlier < position for one, earlier in self.confirmed)
                yield "K-12", school, "agreed" if agreed else "offered", match, 1

    def _roadmap(self, since: date, until: date, world: World) -> Iterator[Line]:
        for stage, (school, due) in world.of("stage").items():
            if since <= due < until - timedelta(days=1) and stage not in world.of("completed"):
                yield "K-09", school, "all", stage, 0

    def _plans(self, since: date, until: date, world: World) -> Iterator[Line]:
        for activity, (day, school, in_time) in self.finished.items():
            if since <= day < until:
                yield "K-19", school, "all", activity, in_time
        for activity, (school, program, due) in world.of("plan").items():
            if since <= due < until - timedelta(days=1) and (program, due) in self.ran:
                yield "K-19", school, "all", activity, 0
