"""What one school's services have published, in the order in which it was recorded, and what follows from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from contracts import programs, registry
from contracts.base import Contract
from contracts.programs import ProgramContract
from contracts.regulation import RuleParameters

BEGINNING = datetime.min.replace(tzinfo=UTC)
C = TypeVar("C", bound=Contract, covariant=True)


@dataclass(frozen=True)
class Told(Generic[C]):
    """`at` is when it was recorded, UTC; `on` the business date."""

    fact: C
    school: UUID
    at: datetime
    on: date
    edition: UUID | None


class Pause(NamedTuple):
    """When it became known that a program stands still, and that it goes on, so many days later."""

    suspended: datetime
    resumed: datetime | None
    days: int


class History:
    def __init__(self, messages: Iterable[Told[Contract]]) -> None:
        self._by_kind: dict[type[Contract], list[Told[Contract]]] = defaultdict(list)
        for told in messages:
            self._by_kind[type(told.fact)].append(told)

    def of(self, kind: type[C]) -> Iterator[Told[C]]:
        for told in self._by_kind[kind]:
            assert isinstance(told.fact, kind)
            yield Told(told.fact, told.school, told.at, told.on, told.edition)

    def first(self, after: datetime, *kinds: type[Contract], **fields: object) -> datetime | None:
        """When the first later message was recorded that is of one of the kinds and holds these values."""
        found = (
            told.at
            for kind in kinds
            for told in self._by_kind[kind]
            if told.at > after and all(getattr(told.fact, name) == value for name, value in fields.items())
        )
        return min(found, default=None)

    def parameters(self, edition: UUID | None) -> RuleParameters:
        approved = (told.fact for told in self.of(registry.RegulationEditionApproved))
        return next((fact.parameters for fact in approved if fact.edition == edition), RuleParameters())

    def head(self, on: date, at: datetime) -> set[UUID]:
        """While somebody acts for the head, both."""
        heads = [(told.on, told.fact.head) for told in self.of(registry.SchoolRegistered) if told.at <= at]
        heads += [(told.fact.since, told.fact.head) for told in self.of(registry.HeadChanged) if told.at <= at]
        acting = [
            (told.fact.since, told.fact.person)
            for told in self.of(registry.ActingHeadAppointed)
            if told.at <= at and told.fact.since <= on <= told.fact.until
        ]
        return _latest(heads, on) | _latest(acting, on)

    def curator(self, on: date, at: datetime) -> set[UUID]:
        """Who is appointed for a time gives way to the one before when it is over."""
        known = (told.fact for told in self.of(registry.CuratorAppointed) if told.at <= at)
        held = [(fact.since, fact.person) for fact in known if fact.until is None or on <= fact.until]
        return _latest(held, on)

    def people(self, program: UUID, at: datetime) -> tuple[set[UUID], set[UUID]]:
        """The mentor and the mentees as far as known at the moment."""
        kinds = (programs.ProgramStarted, programs.ProgramMentorReplaced, programs.ProgramGroupChanged)
        known = [told for kind in kinds for told in self.of(kind) if told.at <= at and told.fact.program == program]
        fact: ProgramContract = max(known, key=lambda told: told.at).fact
        return {fact.mentor}, set(fact.mentees)

    def gone(self, at: datetime) -> set[UUID]:
        """Who has left by a moment; whose card is told again afterwards is back."""
        left = {told.fact.participant: told.at for told in self.of(registry.ParticipantLeft) if told.at <= at}
        back = {told.fact.participant: told.at for told in self.of(registry.ParticipantRegistered) if told.at <= at}
        return {person for person, when in left.items() if back[person] < when}

    def over(self, program: UUID) -> datetime | None:
        ended = (programs.ProgramCompleted, programs.ProgramTerminated)
        return self.first(BEGINNING, *ended, program=program)

    def pauses(self, program: UUID) -> Iterator[Pause]:
        for told in self.of(programs.ProgramSuspended):
            if told.fact.program == program:
                resumed = (later for later in self.of(programs.ProgramResumed) if later.fact.program == program)
                going_on = [later for later in resumed if later.at > told.at]
                days = (going_on[0].fact.since - told.fact.since).days if going_on else 0
                yield Pause(told.at, going_on[0].at if going_on else None, days)


def _latest(posts: list[tuple[date, UUID]], on: date) -> set[UUID]:
    held = [post for post in posts if post[0] <= on]
    return {max(held[::-1], key=lambda post: post[0])[1]} if held else set()
