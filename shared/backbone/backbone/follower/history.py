"""A service's own log, read from end to end as fast as it can be copied out."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from psycopg import Connection, sql
from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from backbone.events import Event, Meta
from backbone.eventstore import EventSourced
from backbone.eventstore.mapper import EventMapper
from backbone.letters import Delivery, Message

M = TypeVar("M", bound=Message, covariant=True)
E = TypeVar("E", bound=Event)
COPY = sql.SQL(
    "COPY (SELECT notification_id, originator_id, originator_version, topic, state FROM {table}"
    " WHERE notification_id > {after} AND notification_id <= {until} AND topic = ANY({topics})"
    " ORDER BY notification_id) TO STDOUT (FORMAT BINARY)"
)
TYPES = ("int8", "uuid", "int8", "text", "bytea")


class Remembered(Delivery[M], Generic[M]):
    """An event of the own log. Its envelope is opened when somebody asks what stands on it."""

    def __init__(self, fact: Event, source: str, position: int, aggregate: UUID, version: int, state: bytes) -> None:
        self.__dict__.update(
            fact=fact,
            on=fact.on,
            source=source,
            position=position,
            previous=position - 1,
            aggregate=aggregate,
            version=version,
            state=state,
        )

    @cached_property
    def meta(self) -> Meta:
        return _ENVELOPE.validate_json(self.__dict__["state"])["meta"]


class _Envelope(TypedDict):
    """The rest of a stored event is left alone."""

    meta: Meta


_ENVELOPE = TypeAdapter(_Envelope)


class _Stored(TypedDict, Generic[E]):
    data: E


_STORED: Any = _Stored  # of a kind that is known when the service runs


def history(
    app: EventSourced, connection: Connection[Any], kinds: Sequence[type[Event]], after: int, until: int, at_once: int
) -> Iterator[list[Delivery[Message]]]:
    """What is of these kinds between the positions, in order, so many at once; never none. Raises what opening an
    event raises."""
    assert isinstance(app.mapper, EventMapper)
    open_as = {kind.TOPIC: _opening(kind, app.mapper) for kind in kinds}
    query = COPY.format(
        table=sql.Identifier(app.events_table),
        after=sql.Literal(after),
        until=sql.Literal(until),
        topics=sql.Literal(list(open_as)),
    )
    with connection.cursor() as cursor, cursor.copy(query) as copy:
        copy.set_types(TYPES)
        rows = copy.rows()
        while some := list(islice(rows, at_once)):
            yield [
                Remembered(open_as[topic](aggregate, version, state), app.name, position, aggregate, version, state)
                for position, aggregate, version, topic, state in some
            ]


Opening = Callable[[UUID, int, bytes], Event]


def _opening(kind: type[Event], mapper: EventMapper) -> Opening:
    """Where the shape never changed, JSON becomes the event without a step between; what the next release has written
    is of another."""

    def step_by_step(aggregate: UUID, version: int, state: bytes) -> Event:
        return mapper.recorded(StoredEvent(aggregate, version, kind.TOPIC, state)).event

    if kind.VERSION > 1:
        return step_by_step
    stored: TypeAdapter[_Stored[Event]] = TypeAdapter(_STORED[kind])

    def at_once(aggregate: UUID, version: int, state: bytes) -> Event:
        try:
            return stored.validate_json(state)["data"]
        except ValidationError:
            return step_by_step(aggregate, version, state)

    return at_once
