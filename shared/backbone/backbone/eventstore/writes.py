"""What commands want written, as data: many of them make one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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

    @property
    def makes(self) -> list[object]:
        """What nobody else may make, or rest on, in the same statement."""
        key: list[object] = [(self.answer.actor, self.answer.key)] if self.answer else []
        return [*key, *(event.originator_id for event in self.events)]


@dataclass(frozen=True)
class Written:
    """`position` is that of the last of its events, which stand one after another in the log; of a write without
    events, the last of all."""

    position: int
