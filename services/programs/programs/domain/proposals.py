"""What is asked for and not yet in force: an extension, an amendment, an early end."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self
from uuid import UUID

from contracts.codes import Form, Initiator, Kind, TerminationReason

from programs.domain.parts import PlannedActivity


@dataclass(frozen=True)
class Proposal:
    """A change that everybody has to agree to; the proposer has. `settled` is the day of the last agreement."""

    by: UUID
    agreed: frozenset[UUID]
    settled: date
    text: UUID | None

    def without(self, person: UUID) -> Self:
        return replace(self, agreed=self.agreed - {person})


@dataclass(frozen=True)
class Extension(Proposal):
    until: date


@dataclass(frozen=True)
class Amendment(Proposal):
    """None where the forms or the kinds stay."""

    forms: tuple[Form, ...] | None
    kinds: tuple[Kind, ...] | None
    added: tuple[PlannedActivity, ...]
    removed: tuple[UUID, ...]

    @property
    def needs_order(self) -> bool:
        return self.forms is not None or self.kinds is not None


@dataclass(frozen=True)
class Statement:
    text: UUID
    on: date


@dataclass(frozen=True)
class Termination:
    """A request to end early. `hearing_until` only where the curator asks (T-07)."""

    by: UUID
    initiator: Initiator
    reason: TerminationReason
    text: UUID
    on: date
    hearing_until: date | None = None
    agreed: frozenset[UUID] = frozenset()
    statements: dict[UUID, Statement] = field(default_factory=dict)

    def without(self, person: UUID) -> "Termination | None":
        """What is left of it when `person` is out of the program."""
        return None if self.by == person else replace(self, agreed=self.agreed - {person})
