"""Best practices (3.4, 3.5, annex 7): described from an ended program, approved, told without names as well."""

from abc import abstractmethod
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.rules import require
from contracts.codes import Direction, Level

from registry.domain.match.match import Match, MatchState


class Practice(Aggregate):
    """`title`, `text` and `anonymous` (the same without names) are sealed. `persons` are those it speaks of."""

    match: UUID
    direction: Direction
    level: Level
    persons: tuple[UUID, ...]
    title: UUID
    text: UUID
    anonymous: UUID

    def reset(self) -> None:
        self.approved: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, PracticeEvent)
        event.apply(self)


class PracticeEvent(Event):
    """A fact of one practice."""

    @abstractmethod
    def apply(self, practice: Practice) -> None:
        """Changes the practice's state; never refuses."""


class PracticeDescribed(PracticeEvent):
    """The experience of an ended pair or group (R-3.4-06, R-3.5-11, R-A.7-05)."""

    TOPIC: ClassVar[str] = "registry.PracticeDescribed"
    match: UUID
    direction: Direction
    level: Level
    persons: tuple[UUID, ...]
    title: UUID
    text: UUID
    anonymous: UUID

    def apply(self, practice: Practice) -> None:
        practice.match, practice.direction, practice.level = self.match, self.direction, self.level
        practice.persons, practice.title = self.persons, self.title
        practice.text, practice.anonymous = self.text, self.anonymous


Practice.BORN_AS = PracticeDescribed


class PracticeApproved(PracticeEvent):
    """It stands in the bank of best practices (R-3.3-07, R-A.7-05)."""

    TOPIC: ClassVar[str] = "registry.PracticeApproved"
    match: UUID
    direction: Direction
    level: Level

    def apply(self, practice: Practice) -> None:
        practice.approved = self.on


def describe(
    practice: Practice, match: Match, level: Level, title: UUID, text: UUID, anonymous: UUID, today: date
) -> None:
    must_have_ended(match)
    practice.record(
        PracticeDescribed(
            on=today,
            match=match.id,
            direction=match.direction,
            level=level,
            persons=match.members,
            title=title,
            text=text,
            anonymous=anonymous,
        )
    )


def approve(practice: Practice, today: date) -> None:
    if practice.approved is not None:
        raise Refused("practice-approved", f"Практика утверждена {practice.approved:%d.%m.%Y}")
    approved = PracticeApproved(on=today, match=practice.match, direction=practice.direction, level=practice.level)
    practice.record(approved)


def must_have_ended(match: Match) -> None:
    """Results and cases are told after the end only (INV-16)."""
    detail = "Результаты и кейсы – только после завершения программы"
    require(match.state is MatchState.ENDED, "INV-16", detail, field="/match")
