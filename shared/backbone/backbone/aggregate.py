"""Aggregates: state that events built, and decisions that make further events."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar, Self
from uuid import UUID

from backbone.events import Event


class Aggregate(ABC):
    """One consistency boundary. Subclasses set their first state in `reset`, change it only in `evolve`, and decide
    in methods that `record` events or raise a `DomainError`.

    `school` is whose aggregate it is; the event store sets it when loading, and refuses the strangers' ones.
    """

    BORN_AS: ClassVar[type[Event]]
    """The event that every history of this kind begins with."""

    def __init__(self, id: UUID, school: UUID | None = None) -> None:
        self.id = id
        self.school = school
        self.version = 0
        self.pending: list[Event] = []
        self.reset()

    @abstractmethod
    def reset(self) -> None:
        """Sets the state before the first event."""

    @abstractmethod
    def evolve(self, event: Event) -> None:
        """Changes state, never refuses: what is recorded has happened."""

    def record(self, event: Event) -> None:
        self.evolve(event)
        self.pending.append(event)
        self.version += 1

    @classmethod
    def accepts(cls, first: Event) -> bool:
        """Whether a history that begins with this event is one of this kind."""
        return isinstance(first, cls.BORN_AS)

    @property
    def stored_version(self) -> int:
        return self.version - len(self.pending)

    @classmethod
    def replay(cls, id: UUID, events: Iterable[Event], school: UUID | None = None) -> Self:
        aggregate = cls(id, school)
        for event in events:
            aggregate.evolve(event)
            aggregate.version += 1
        return aggregate
