"""A fact on its way: CloudEvents 1.0 in binary mode, the attributes in the headers of a NATS message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, Protocol, Self, TypeVar
from urllib.parse import quote, unquote
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from backbone.events import Event, Meta, Recorded
from backbone.eventstore.mapper import EventMapper


class Told(Protocol):
    """A published contract, whoever wrote it; TYPE begins with the name of the service that tells it."""

    TYPE: ClassVar[str]
    VERSION: ClassVar[int]

    def model_dump_json(self) -> str: ...
    @classmethod
    def model_validate_json(cls, json_data: bytes, /) -> Self: ...


Message = Event | Told
M = TypeVar("M", bound=Message, covariant=True)

PRINTABLE = "!#$&'()*+,/:;=?@[]^`{|}~"


@dataclass(frozen=True)
class Delivery(Generic[M]):
    """What a handler gets. `position` is the fact's place in the log of `source`, `on` the business date."""

    fact: M
    meta: Meta
    on: date
    source: str
    position: int
    previous: int
    aggregate: UUID
    version: int


@dataclass(frozen=True)
class Letter:
    """A message nobody has opened yet. `previous` is the position told before this one, 0 for the first; `sequence`
    is the place in the stream, which a stream made anew may give to another message."""

    subject: str
    headers: dict[str, str]
    data: bytes
    source: str
    type: str
    aggregate: str
    position: int
    previous: int
    sequence: int = 0

    @classmethod
    def read(cls, subject: str, headers: Mapping[str, str] | None, data: bytes, sequence: int = 0) -> Self:
        """Raises ValueError for what no relay has written."""
        told = {name: value for name, value in (headers or {}).items() if name.startswith("ce-")}
        try:
            source, type_, aggregate = (unquote(told[f"ce-{name}"]) for name in ("source", "type", "subject"))
            position, previous = int(told["ce-sequence"]), int(told["ce-previous"])
        except KeyError as missing:
            raise ValueError(f"no {missing} in the message on {subject}") from None
        return cls(subject, told, data, source, type_, aggregate, position, previous, sequence)

    @classmethod
    def of_contract(cls, told: Told, recorded: Recorded, source: str, position: int, previous: int) -> Self:
        meta = recorded.meta
        attributes = {
            "specversion": "1.0",
            "id": meta.event_id,
            "type": told.TYPE,
            "source": source,
            "subject": recorded.originator_id,
            "time": meta.recorded_at.isoformat(),
            "datacontenttype": "application/json",
            "sequence": position,
            "previous": previous,
            "school": meta.school,
            "actor": meta.actor,
            "role": meta.role,
            "onbehalfof": meta.on_behalf_of,
            "correlation": meta.correlation_id,
            "causation": meta.causation_id,
            "command": meta.command_id,
            "edition": meta.edition,
            "on": recorded.event.on.isoformat(),
            "version": told.VERSION,
            "aggregateversion": recorded.originator_version,
        }
        subject = f"events.{source}.{meta.school}.{told.TYPE.rpartition('.')[2]}"
        return cls.read(subject, _headers(attributes), told.model_dump_json().encode())

    @classmethod
    def of_stored(cls, stored: StoredEvent, source: str, position: int, previous: int) -> Self:
        """An event of the service's own log, unopened as well."""
        attributes = {
            "type": stored.topic,
            "source": source,
            "subject": stored.originator_id,
            "sequence": position,
            "previous": previous,
            "aggregateversion": stored.originator_version,
        }
        return cls.read("", _headers(attributes), stored.state, position)

    @classmethod
    def of_progress(cls, recorded: Recorded, source: str, position: int, previous: int) -> Self:
        """Says only that the log has come to `position`: the newest events are nobody else's business."""
        attributes = {
            "specversion": "1.0",
            "id": recorded.meta.event_id,
            "type": f"{source}.Progress",
            "source": source,
            "subject": recorded.originator_id,
            "sequence": position,
            "previous": previous,
        }
        return cls.read(f"events.{source}.{recorded.meta.school}.Progress", _headers(attributes), b"")

    def get(self, attribute: str) -> str | None:
        value = self.headers.get(f"ce-{attribute}")
        return None if value is None else unquote(value)


def opened(letter: Letter, kind: type[Message], mapper: EventMapper) -> Delivery[Message]:
    """Raises ValueError when it can't be read as this kind."""
    if issubclass(kind, Event):
        return _own(letter, mapper)
    return Delivery(
        fact=kind.model_validate_json(letter.data),
        meta=Meta.model_validate(
            {
                "event_id": letter.get("id"),
                "recorded_at": letter.get("time"),
                "actor": letter.get("actor"),
                "on_behalf_of": letter.get("onbehalfof"),
                "role": letter.get("role"),
                "school": letter.get("school"),
                "correlation_id": letter.get("correlation"),
                "causation_id": letter.get("causation"),
                "command_id": letter.get("command"),
                "edition": letter.get("edition"),
            }
        ),
        on=date.fromisoformat(letter.get("on") or ""),
        source=letter.source,
        position=letter.position,
        previous=letter.previous,
        aggregate=UUID(letter.aggregate),
        version=int(letter.get("aggregateversion") or ""),
    )


def _own(letter: Letter, mapper: EventMapper) -> Delivery[Message]:
    aggregate, version = UUID(letter.aggregate), int(letter.headers["ce-aggregateversion"])
    recorded = mapper.recorded(StoredEvent(aggregate, version, letter.type, letter.data))
    return Delivery(
        recorded.event,
        recorded.meta,
        recorded.event.on,
        letter.source,
        letter.position,
        letter.previous,
        aggregate,
        version,
    )


def _headers(attributes: Mapping[str, object]) -> dict[str, str]:
    """Values are percent-encoded as CloudEvents asks: a header is one line of printable ASCII."""
    return {f"ce-{name}": quote(str(value), safe=PRINTABLE) for name, value in attributes.items() if value is not None}
