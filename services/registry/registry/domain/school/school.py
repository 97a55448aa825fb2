"""The school (1.1) as its acts made it: head, editions of the regulation, curator, acting heads."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Forbidden
from backbone.events import Event
from backbone.rules import require
from contracts.codes import Annex, ConsentPurpose, RoleType, SchoolDocument

from registry.domain.act import Act
from registry.domain.parameters import Parameters


@dataclass(frozen=True)
class Edition:
    """The regulation as approved by an order, in force from its date until the next edition's. It rests on the acts
    `sources`."""

    id: UUID
    number: int
    order: UUID
    valid_from: date
    parameters: Parameters
    sources: tuple[UUID, ...] = ()
    responsible: tuple[UUID, ...] = ()
    annexes: tuple[Annex, ...] = ()


@dataclass(frozen=True)
class Curator:
    """`until` is the last day of an acting one."""

    person: UUID
    order: UUID
    since: date
    until: date | None = None

    def acts_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What stands by an order from `since` on; `until` is the last day, None has no end."""

    order: UUID
    since: date
    until: date | None = None

    def stands_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class ActingHead(Standing):
    person: UUID


T = TypeVar("T", bound=Standing)
V = TypeVar("V")


@dataclass(frozen=True)
class CustomForm:
    """A form of mentoring of the school's own. `title` is sealed; role types are those admitted on each side."""

    id: UUID
    title: UUID
    mentors: tuple[RoleType, ...]
    mentees: tuple[RoleType, ...]


@dataclass(frozen=True)
class Document:
    """One version of what the school puts before its people, in force from `since` until the next. `text` is sealed."""

    id: UUID
    kind: SchoolDocument
    purpose: ConsentPurpose | None
    number: int
    since: date
    text: UUID


class School(Aggregate):
    """`standing` is what else stands by orders, in their sequence: acting heads, lists of people, schemes, plans.
    `names` (full and short) and `heads` are those from each date on."""

    name: str
    short_name: str
    head: UUID

    def reset(self) -> None:
        self.origins: tuple[str, ...] = ()
        self.names: tuple[tuple[date, tuple[str, str]], ...] = ()
        self.heads: tuple[tuple[date, UUID], ...] = ()
        self.editions: tuple[Edition, ...] = ()
        self.curators: tuple[Curator, ...] = ()
        self.standing: tuple[Standing, ...] = ()
        self.documents: tuple[Document, ...] = ()
        self.forms: dict[UUID, CustomForm] = {}
        self.next_actualisation: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, SchoolEvent)
        event.apply(self)

    def edition_on(self, day: date) -> Edition | None:
        return next((item for item in reversed(self.editions) if item.valid_from <= day), None)

    def edition(self, id: UUID | None) -> Edition:
        """The one that something began under and stays on."""
        return next(item for item in self.editions if item.id == id)

    def edition_in_force(self, day: date) -> Edition:
        """Nothing starts in a school before its regulation (R-1.1-02)."""
        edition = self.edition_on(day)
        message = f"На {day:%d.%m.%Y} в школе нет утверждённого Положения о системе наставничества"
        require(edition is not None, "INV-07", message)
        assert edition is not None
        return edition

    def curator_on(self, day: date) -> Curator | None:
        """The one active curator: each appointment ends the one before, or interrupts it for a time."""
        return next((item for item in reversed(self.curators) if item.acts_on(day)), None)

    def organised_on(self, day: date) -> tuple[Edition, Curator]:
        """Regulation, then curator; only then mentors and pairs (INV-07)."""
        edition, curator = self.edition_in_force(day), self.curator_on(day)
        require(curator is not None, "INV-07", f"На {day:%d.%m.%Y} в школе не назначен куратор")
        assert curator is not None
        return edition, curator

    def last_on(self, kind: type[T], day: date) -> T | None:
        """The latest of this kind that stands on the day."""
        found = (item for item in reversed(self.standing) if isinstance(item, kind))
        return next((item for item in found if item.stands_on(day)), None)

    def must_sign(self, act: Act) -> None:
        """Orders are the head's, or the acting head's within his dates (A-32)."""
        acting = self.last_on(ActingHead, act.dated)
        if act.signer != on_day(self.heads, act.dated) and not (acting and acting.person == act.signer):
            raise Forbidden("Приказ подписывает руководитель или исполняющий его обязанности на дату приказа")

    def must_have_curator(self, person: UUID | None, day: date) -> None:
        """A role in a token is not enough: the curator is who the order names."""
        curator = self.curator_on(day)
        if curator is None or curator.person != person:
            raise Forbidden("Это делает куратор, назначенный приказом")


def on_day(values: Sequence[tuple[date, V]], day: date) -> V:
    """The value of the day; before all of them, the first."""
    return next((value for since, value in reversed(values) if since <= day), values[0][1])


class SchoolEvent(Event):
    """A fact of one school."""

    @abstractmethod
    def apply(self, school: School) -> None:
        """Changes the school's state; never refuses."""
