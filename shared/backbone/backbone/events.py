"""Domain events as they are decided, and the envelope they are recorded in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, TypeAdapter

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


class Event(BaseModel):
    """A fact of the domain. `on` is the business date: when it was true, not when it was recorded.

    TOPIC is stored for ever and never changes. VERSION grows with the shape; UPCASTERS[n] turns the data of version n
    into that of version n + 1 and runs before validation. Whoever knows an earlier version passes over what a later one
    has added; so a release adds fields, and takes away or renames none that the release before must have.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    TOPIC: ClassVar[str]
    VERSION: ClassVar[int] = 1
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {}

    on: date

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if "TOPIC" in cls.__dict__:
            register(cls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """Who recorded an event, for whom, when and why.

    `recorded_at` is UTC. `actor` and `on_behalf_of` are ids of persons or names of services. `causation_id` is the
    event that led to the command, None when a person gave it. `edition` is the regulation edition decided under.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    event_id: UUID
    recorded_at: datetime
    actor: str
    on_behalf_of: str | None = None
    role: str
    school: UUID
    correlation_id: UUID
    causation_id: UUID | None = None
    command_id: str
    edition: UUID | None = None


META = TypeAdapter(Meta)
"""Reads what was stored or told; raises ValueError for what is none."""


@dataclass(frozen=True)
class Recorded:
    """An event in its place in the history of one aggregate."""

    originator_id: UUID
    originator_version: int
    meta: Meta
    event: Event


_topics: dict[str, type[Event]] = {}


def register(event_class: type[Event]) -> None:
    """Raises ValueError when another class already has the topic."""
    known = _topics.setdefault(event_class.TOPIC, event_class)
    if known is not event_class:
        raise ValueError(f"topic {event_class.TOPIC} belongs to {known.__module__}.{known.__qualname__}")


def event_class(topic: str) -> type[Event]:
    """Raises LookupError for a topic nobody registered."""
    try:
        return _topics[topic]
    except KeyError:
        raise LookupError(f"unknown event topic {topic!r}: is the module that defines it imported?") from None


def event_classes() -> list[type[Event]]:
    return [_topics[topic] for topic in sorted(_topics)]
