"""Pairs and groups, from the proposal to the end of the assignment (6)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import Direction, Form, Kind


class MatchProposed(Contract):
    TYPE: ClassVar[str] = "registry.MatchProposed"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    kinds: tuple[Kind, ...]


class InterestDeclared(Contract):
    """Somebody of a proposed pair or group has said whether he is interested: what he said stays there. `met_on` is the
    day of the trial meeting, None where he did without (R-6.1-02, K-11)."""

    TYPE: ClassVar[str] = "registry.InterestDeclared"
    match: UUID
    met_on: date | None


class MatchConfirmed(Contract):
    """Curator, mentor and every mentee have confirmed (6.2); the head may sign."""

    TYPE: ClassVar[str] = "registry.MatchConfirmed"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class MatchDeclined(Contract):
    """Somebody said no; who and why is nobody's business (R-1.3-05)."""

    TYPE: ClassVar[str] = "registry.MatchDeclined"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class MatchOvertaken(Contract):
    """Nobody said no: for this direction the mentee has been assigned to another mentor meanwhile (2.3)."""

    TYPE: ClassVar[str] = "registry.MatchOvertaken"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]


class MentorAssigned(Contract):
    """The order that fixes a pair or a group has taken effect (3.3, 6.2). `counterpart` is the other direction of a
    reverse pair. The program it opens stays on `edition`; it goes on for that of the match which it `continues`."""

    TYPE: ClassVar[str] = "registry.MentorAssigned"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    counterpart: UUID | None = None
    order: UUID
    effective: date
    edition: UUID
    curator: UUID
    continues: UUID | None = None


class MentorReplaced(Contract):
    TYPE: ClassVar[str] = "registry.MentorReplaced"
    match: UUID
    previous: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    order: UUID
    effective: date


class GroupChanged(Contract):
    """Mentees joined or left by the head's order, or a group of one has become a pair (A-07); `mentees` and `kinds` are
    those from `effective` on."""

    TYPE: ClassVar[str] = "registry.GroupChanged"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    joined: tuple[UUID, ...] = ()
    left: tuple[UUID, ...] = ()
    kinds: tuple[Kind, ...] = ()
    order: UUID
    effective: date


class AssignmentEnded(Contract):
    """The program ended and the mentor's capacity is free again."""

    TYPE: ClassVar[str] = "registry.AssignmentEnded"
    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
