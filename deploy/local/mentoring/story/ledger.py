"""What the story did, noted while it was done. The platform contributes nothing to it but ids."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Generic, Self, TypeVar
from uuid import UUID

from contracts.codes import Form, Initiator, Kind, ProgramState, TerminationReason

from mentoring.story.people import Staff

T = TypeVar("T")


class Dated(Generic[T]):
    """What was so from which day on; of two notes of one day the later holds."""

    def __init__(self) -> None:
        self._notes: list[tuple[date, T]] = []

    def note(self, on: date, value: T) -> None:
        self._notes.append((on, value))

    def at(self, day: date) -> T | None:
        count = bisect_right(self._notes, day, key=lambda note: note[0])
        return self._notes[count - 1][1] if count else None

    def on(self, day: date) -> T:
        """Where something is known to have been so."""
        found = self.at(day)
        assert found is not None
        return found


@dataclass
class Lead:
    """A mentor leads a pair or a group from a day on, until another. `formed` where it did not go on from an earlier
    one, `replacement` where that had another mentor."""

    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    since: date
    until: date = date.max
    formed: bool = True
    replacement: bool = False


@dataclass
class Program:
    mentees: Dated[tuple[UUID, ...]] = field(default_factory=Dated)
    state: Dated[ProgramState] = field(default_factory=Dated)
    forms: Dated[tuple[Form, ...]] = field(default_factory=Dated)
    kinds: Dated[tuple[Kind, ...]] = field(default_factory=Dated)
    period: Dated[tuple[date, date]] = field(default_factory=Dated)
    ended_by: tuple[Initiator, TerminationReason] | None = None


@dataclass
class Ledger:
    """`asks` are the days on which somebody asked for a mentor; `portfolios` those of first entries; `extensions` the
    dates from and to which; `deeds` name the figure and the line that count them; `partnerships` are the days of those
    that are not given up."""

    people: dict[UUID, Staff] = field(default_factory=dict)
    offers: dict[UUID, Dated[int]] = field(default_factory=lambda: defaultdict(Dated))
    asks: dict[UUID, list[date]] = field(default_factory=lambda: defaultdict(list))
    appointed: dict[UUID, date] = field(default_factory=dict)
    portfolios: dict[UUID, date] = field(default_factory=dict)
    relieved: dict[UUID, date] = field(default_factory=dict)
    left: dict[UUID, date] = field(default_factory=dict)
    leads: list[Lead] = field(default_factory=list)
    programs: dict[UUID, Program] = field(default_factory=dict)
    extensions: list[tuple[date, date, date]] = field(default_factory=list)
    deviations: list[tuple[date, str]] = field(default_factory=list)
    deeds: list[tuple[date, str, str | None]] = field(default_factory=list)
    partnerships: list[date] = field(default_factory=list)

    @classmethod
    def of_all(cls, ledgers: Iterable["Ledger"]) -> Self:
        """One ledger of several schools, which have nobody in common."""
        together = cls()
        for ledger in ledgers:
            for part in fields(cls):
                ours, theirs = getattr(together, part.name), getattr(ledger, part.name)
                ours.update(theirs) if isinstance(ours, dict) else ours.extend(theirs)
        return together

    def did(self, on: date, figure: str, line: str | None = None) -> None:
        self.deeds.append((on, figure, line))

    def assigned(self, match: UUID, mentor: UUID, mentees: tuple[UUID, ...], on: date) -> None:
        self.leads.append(Lead(match, mentor, mentees, on))

    def replaced(self, match: UUID, mentor: UUID, on: date) -> None:
        previous = self.released(match, on)
        self.leads.append(Lead(match, mentor, previous.mentees, on, formed=False, replacement=True))

    def regrouped(self, match: UUID, mentees: tuple[UUID, ...], on: date) -> None:
        previous = self.released(match, on)
        self.leads.append(Lead(match, previous.mentor, mentees, on, formed=False))

    def released(self, match: UUID, on: date) -> Lead:
        """Whoever leads the pair or group now does so no longer."""
        lead = next(lead for lead in self.leads if lead.match == match and lead.until == date.max)
        lead.until = on
        return lead

    def extended(self, program: UUID, until: date, on: date) -> None:
        period = self.programs[program].period
        start, previous = period.on(on)
        period.note(on, (start, until))
        self.extensions.append((on, previous, until))
