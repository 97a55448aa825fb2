"""A fact on its way: CloudEvents 1.0 in binary mode, the attributes in the headers of a NATS message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, Protocol, Self, TypeVar
from urllib.parse import quote, unquote
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from backbone.events import META, Event, Meta, Recorded
from backbone.eventstore.mapper import EventMapper
from backbone.restores import Undone, heard


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
            "datacontenttype": "application/json",
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
        address = _address(recorded, told.TYPE, source, position, previous)
        return cls.read(_subject(recorded, told.TYPE), address | _headers(attributes), told.model_dump_json().encode())

    @classmethod
    def of_progress(cls, recorded: Recorded, source: str, position: int, previous: int) -> Self:
        """Says only that the log has come to `position`: the newest events are nobody else's business."""
        type_ = f"{source}.Progress"
        return cls.read(_subject(recorded, type_), _address(recorded, type_, source, position, previous), b"")

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

    @property
    def undone(self) -> list[Undone]:
        """What restores of its source had undone when it was told."""
        return heard(self.get("undone"))

    def get(self, attribute: str) -> str | None:
        value = self.headers.get(f"ce-{attribute}")
        return None if value is None else unquote(value)

    def meta(self) -> Meta:
        """Of a contract. Raises ValueError."""
        return META.validate_python(
            {
                "event_id": self.get("id"),
                "recorded_at": self.get("time"),
                "actor": self.get("actor"),
                "on_behalf_of": self.get("onbehalfof"),
                "role": self.get("role"),
                "school": self.get("school"),
                "correlation_id": self.get("correlation"),
                "causation_id": self.get("causation"),
                "command_id": self.get("command"),
                "edition": self.get("edition"),
            }
        )


def opened(letter: Letter, kind: type[Message], mapper: EventMapper) -> Delivery[Message]:
    """Raises ValueError when it can't be read as this kind."""
    aggregate, version = UUID(letter.aggregate), int(letter.get("aggregateversion") or "")
    if issubclass(kind, Event):
        recorded = mapper.recorded(StoredEvent(aggregate, version, letter.type, letter.data))
        fact: Message = recorded.event
        meta, on = recorded.meta, recorded.event.on
    else:
        fact = kind.model_validate_json(letter.data)
        meta, on = letter.meta(), date.fromisoformat(letter.get("on") or "")
    return Delivery(fact, meta, on, letter.source, letter.position, letter.previous, aggregate, version)


def _subject(recorded: Recorded, type_: str) -> str:
    source, _, name = type_.partition(".")
    return f"events.{source}.{recorded.meta.school}.{name}"


def _address(recorded: Recorded, type_: str, source: str, position: int, previous: int) -> dict[str, str]:
    return _headers(
        {
            "specversion": "1.0",
            "id": recorded.meta.event_id,
            "type": type_,
            "source": source,
            "subject": recorded.originator_id,
            "time": recorded.meta.recorded_at.isoformat(),
            "sequence": position,
            "previous": previous,
        }
    )


def _headers(attributes: Mapping[str, object]) -> dict[str, str]:
    """Values are percent-encoded as CloudEvents asks: a header is one line of printable ASCII."""
    return {f"ce-{name}": quote(str(value), safe=PRINTABLE) for name, value in attributes.items() if value is not None}
