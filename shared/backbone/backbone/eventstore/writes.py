"""What commands want written, as data: many of them make one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from eventsourcing.persistence import IntegrityError, StoredEvent

from backbone.effects import Effect
from backbone.eventstore.commands import Answer


class Clash(IntegrityError):
    """Somebody was first: with this key, or with an object the decision rests on. Decide again."""


@dataclass(frozen=True)
class Write:
    """All or nothing. `based_on` are the versions of what the decision rests on, 0 for what nobody had made: Clash if
    any is another by now."""

    events: Sequence[StoredEvent]
    answer: Answer | None = None
    based_on: Mapping[UUID, int] = field(default_factory=dict)
    effects: Sequence[Effect] = ()

    @cached_property
    def makes(self) -> frozenset[object]:
        """What nobody else may make, or rest on, in the same statement."""
        key = [(self.answer.actor, self.answer.key)] if self.answer else []
        return frozenset([*key, *(event.originator_id for event in self.events)])

    @cached_property
    def touches(self) -> frozenset[object]:
        return self.makes | self.based_on.keys()


@dataclass(frozen=True)
class Written:
    """The ids of the events, and the last position of the log with them."""

    ids: Sequence[int]
    position: int
