"""Two services: `registry` decides and tells, `programs` copies what it is told and counts it. Their commands are one
transaction each; that the real writer keeps this is shown elsewhere, on PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid5

from backbone.effects import carry_out
from backbone.errors import Busy
from backbone.events import Event, Meta, Recorded
from backbone.eventstore.mapper import EventMapper
from backbone.follower import Projection, Reaction
from backbone.intent import Intent
from backbone.letters import Delivery
from boxes import Filled, Opened
from eventsourcing.persistence import JSONTranscoder
from eventsourcing.popo import POPOApplicationRecorder
from twins import COPY, BoxFilled, BoxOpened

from tests.simulator.storage import Store

SCHOOL = UUID(int=1)
TODAY = date(2025, 9, 1)
NOW = datetime(2025, 9, 1, 9, tzinfo=UTC)
COPYING_FEW = Projection(COPY.name, COPY.handles, COPY.tables)
object.__setattr__(COPYING_FEW, "limit", 4)


class Service:
    def __init__(self, name: str) -> None:
        self.name = name
        self.database = Store()
        self.recorder = POPOApplicationRecorder()
        self.mapper = EventMapper(JSONTranscoder())
        self.clock = SimpleNamespace(today=lambda: TODAY)


class Registry(Service):
    """Every command is a fact of its own."""

    def __init__(self) -> None:
        super().__init__("registry")
        self._versions: dict[UUID, int] = {}

    def decide(self, box: int) -> None:
        """Opens the box, or puts a kilogram into it."""
        id = UUID(int=100 + box)
        version = self._versions[id] = self._versions.get(id, 0) + 1
        event: Event = Filled(on=TODAY, kilograms=1.0) if version > 1 else Opened(on=TODAY, name="ящик")
        fact = uuid5(id, str(version))
        meta = Meta(
            event_id=fact,
            recorded_at=NOW,
            actor="head",
            role="head",
            school=SCHOOL,
            correlation_id=fact,
            command_id=str(fact),
        )
        self.recorder.insert_events([self.mapper.to_stored_event(Recorded(id, version, meta, event))])


class Programs(Service):
    """`trouble` is what handling a message of that position meets."""

    def __init__(self) -> None:
        super().__init__("programs")
        self.trouble: dict[int, type[Exception]] = {}

    def copy(self, intent: Intent, delivery: Delivery[Any]) -> None:
        if error := self.trouble.get(delivery.position):
            raise error
        kilograms = getattr(delivery.fact, "kilograms", 0.0)
        cursor: Any
        with self.database.transaction() as cursor:
            new = cursor.execute(
                "INSERT INTO commands VALUES (%s) ON CONFLICT DO NOTHING", (intent.command_id,)
            ).rowcount
            if new:
                told = (delivery.aggregate, intent.causation_id, kilograms)
                cursor.execute("INSERT INTO effects (aggregate, cause, kilograms) VALUES (%s, %s, %s)", told)
                carry_out(cursor, *intent.tied)


react: Callable[[Programs, Intent, Delivery[Any]], None] = Programs.copy
COPYING: Reaction[Any] = Reaction("copying", {BoxOpened: react, BoxFilled: react})
TRANSIENT, LASTING = Busy, ValueError
