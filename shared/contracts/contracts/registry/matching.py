"""Before pairs are made and while groups change: who waits, who is recommended, too small groups (2.3, 3.5)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import Direction, WaitingOutcome


class WaitingBegun(Contract):
    """A mentee with needs has no mentor from this day; the curator looks again by `due` (R-A.5-03, T-05). It ends with
    MentorAssigned or ParticipantLeft."""

    TYPE: ClassVar[str] = "registry.WaitingBegun"
    participant: UUID
    due: date


class WaitingReviewed(Contract):
    """The curator has looked again; next by `next_due` (R-A.5-03, T-05)."""

    TYPE: ClassVar[str] = "registry.WaitingReviewed"
    participant: UUID
    outcome: WaitingOutcome
    next_due: date


class MatchRecommended(Contract):
    """The association of mentors recommends a pair or group; only the head's order constitutes it (R-3.5-03, A-13)."""

    TYPE: ClassVar[str] = "registry.MatchRecommended"
    recommendation: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction


class GroupBelowMinimum(Contract):
    """A group has fewer mentees than its edition asks for: by `due` somebody joins, or an order makes it a pair, or the
    program is closed (R-2.3-08, A-07). Nothing happens by itself."""

    TYPE: ClassVar[str] = "registry.GroupBelowMinimum"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    due: date


class GroupRecovered(Contract):
    """It is a group again, or a pair by order (R-2.3-08, A-07)."""

    TYPE: ClassVar[str] = "registry.GroupRecovered"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
