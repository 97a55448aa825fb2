"""The intent behind a command: who wants what done, for whom, and why; and the receipt it gets."""

from dataclasses import dataclass, field
from datetime import date
from typing import Self
from uuid import NAMESPACE_URL, UUID, uuid5

from backbone.effects import Effect
from backbone.events import Meta

MUNICIPALITY = UUID(int=0)
"""The school id of what concerns no single school."""


@dataclass(frozen=True)
class Actor:
    """A person (or service) in the role that allowed the command. `id` is the person's id or the service's name."""

    id: str
    role: str
    school: UUID
    on_behalf_of: str | None = None

    @property
    def person(self) -> UUID | None:
        try:
            return UUID(self.id)
        except ValueError:
            return None


@dataclass(frozen=True)
class Intent:
    """`command_id` is the Idempotency-Key; `fingerprint` a digest of the request it stands for. `today` is the
    business date in the municipality's time zone. `expected_version` comes from If-Match. `deviations` maps rule ids to
    the sealed reasons given for not keeping them. `tied` is written in the transaction of the command's events."""

    actor: Actor
    command_id: str
    fingerprint: bytes
    correlation_id: UUID
    today: date
    causation_id: UUID | None = None
    expected_version: int | None = None
    deviations: dict[str, UUID] = field(default_factory=dict)
    tied: tuple[Effect, ...] = ()

    @property
    def school(self) -> UUID:
        return self.actor.school

    def new_id(self, name: str) -> UUID:
        """The same id for every attempt at this command."""
        return uuid5(NAMESPACE_URL, f"command:{self.actor.id}:{self.command_id}:{name}")

    @classmethod
    def caused_by(cls, cause: Meta, handler: str, today: date, *tied: Effect) -> Self:
        """The command that `handler` of a service gives because of another's event; a repeat has the same key."""
        return cls(
            actor=Actor(id=handler.partition(".")[0], role="service", school=cause.school),
            command_id=str(uuid5(cause.event_id, handler)),
            fingerprint=b"",
            correlation_id=cause.correlation_id,
            causation_id=cause.event_id,
            today=today,
            tied=tied,
        )


@dataclass(frozen=True)
class Receipt:
    """What a command answers: the object, its version now, and the position in the service's log to wait for."""

    id: UUID
    version: int
    position: int
