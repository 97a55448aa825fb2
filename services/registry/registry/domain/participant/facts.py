"""What is known of a participant beside the card: absences, terms of mentoring, needs, the portfolio."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.codes import AnalysisMethod, Direction, LegalRegime, PortfolioKind
from pydantic import BaseModel, ConfigDict, Field


@dataclass(frozen=True)
class Absence:
    """A long one; `until` is its last day, where it is known."""

    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Regime:
    """The legal basis of mentoring from `since` on; `basis` is sealed."""

    regime: LegalRegime
    since: date
    basis: UUID


@dataclass(frozen=True)
class Agreement:
    """On mentoring (D-36). `texts` are sealed, by name; `ended` is the first day without it."""

    id: UUID
    number: str
    signed_on: date
    since: date
    texts: Mapping[str, UUID]
    ended: date | None = None


@dataclass(frozen=True)
class Clearance:
    number: str
    issued: date
    until: date


class Deficit(BaseModel):
    """What somebody lacks in a direction: 1 a little, 2 noticeably, 3 badly."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    direction: Direction
    level: int = Field(ge=1, le=3)


@dataclass(frozen=True)
class Analysis:
    """Of needs as a mentee, or as a mentor; `note` is sealed."""

    on: date
    as_mentor: bool
    method: AnalysisMethod
    deficits: tuple[Deficit, ...]
    note: UUID | None


@dataclass(frozen=True)
class PortfolioEntry:
    """Made by the person; `text` is sealed."""

    id: UUID
    on: date
    kind: PortfolioKind
    text: UUID
