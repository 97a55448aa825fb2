"""Stored form of events: JSON with the version beside the data; old versions are upcast before they are validated, and
of newer ones what is not known yet is passed over: while releases change, one reads what the next has written."""

from typing import Any
from uuid import UUID

import orjson
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, MapperDeserialisationError, StoredEvent
from orjson import Fragment

from backbone.events import META, Event, Recorded, event_class


class EventMapper(Mapper[UUID]):
    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        assert isinstance(domain_event, Recorded)
        event = domain_event.event
        data = Fragment(event.__pydantic_serializer__.to_json(event))
        state = {"version": event.VERSION, "meta": domain_event.meta, "data": data}
        return StoredEvent(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=event.TOPIC,
            state=orjson.dumps(state, option=orjson.OPT_UTC_Z),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        return self.recorded(stored_event)

    def recorded(self, stored: StoredEvent) -> Recorded:
        """Raises MapperDeserialisationError for what cannot be read, whatever the reason."""
        assert isinstance(stored.originator_id, UUID)
        try:
            state = orjson.loads(stored.state)
            event = restore(stored.topic, state["version"], state["data"])
            meta = META.validate_python(state["meta"])
        except (LookupError, ValueError, TypeError) as error:
            place = f"{stored.topic} {stored.originator_id} v{stored.originator_version}"
            raise MapperDeserialisationError(f"cannot read {place}: {error}") from error
        return Recorded(stored.originator_id, stored.originator_version, meta, event)


def restore(topic: str, version: int, data: dict[str, Any]) -> Event:
    """The event of today's shape from data of any stored version."""
    kind = event_class(topic)
    for step in range(version, kind.VERSION):
        data = kind.UPCASTERS[step](data)
    return kind.model_validate(data, extra="ignore" if version > kind.VERSION else None)
