"""Base of every service's application: load, decide, save."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory, Mapper, TrackingRecorder
from eventsourcing.utils import Environment

from backbone.aggregate import Aggregate
from backbone.clock import Clock
from backbone.database import Database
from backbone.effects import Effect
from backbone.errors import NotFound, StaleVersion
from backbone.events import Meta, Recorded
from backbone.eventstore.commands import Answer
from backbone.eventstore.datastore import environment, pooled
from backbone.eventstore.deciding import current, reading
from backbone.eventstore.histories import Histories
from backbone.eventstore.home import Home
from backbone.eventstore.mapper import EventMapper
from backbone.eventstore.readings import Readings
from backbone.eventstore.recorder import Recorder
from backbone.eventstore.writes import Write, Written
from backbone.intent import Intent, Receipt

A = TypeVar("A", bound=Aggregate)

Decision = tuple[Aggregate | Effect, ...]
"""What is to be saved in one transaction; the first is the object the receipt speaks of."""


@dataclass(frozen=True)
class Decided:
    """A decision as it is to be written, and what is known once it is."""

    write: Write
    recorded: tuple[Recorded, ...]
    principal: Aggregate


class EventSourced(Application[UUID]):
    """A service's application. `name` is the service's; it names the tables, so it never changes."""

    def __init__(self, dsn: str, clock: Clock, *, create_tables: bool = False) -> None:
        self.database = Database(dsn)
        self.clock = clock
        super().__init__(environment(dsn, create_tables))
        self.histories = Histories(self._after)
        assert isinstance(self.mapper, EventMapper)
        self.readings = Readings(self.database.line(), self.events_table, self.mapper, self.histories)

    @property
    def events_table(self) -> str:
        return f"{self.name.lower()}_events"

    def construct_factory(self, env: Environment) -> InfrastructureFactory[TrackingRecorder]:
        return pooled(super().construct_factory(env), self.database.dsn)

    def construct_mapper(self) -> Mapper[UUID]:
        return self.factory.mapper(transcoder=self.construct_transcoder(), mapper_class=EventMapper)

    def history(self, id: UUID, school: UUID | None, *, known_at: datetime | None = None) -> list[Recorded]:
        """All events of one aggregate in order; NotFound when there is none or it is another school's.

        A `school` of None sees every school's. `known_at` leaves out what was recorded later.
        """
        reads = current()
        recorded = reads.history(id) if reads else self.histories.fresh(id)
        if not recorded or school not in (None, recorded[0].meta.school):
            raise NotFound
        return [item for item in recorded if item.meta.recorded_at <= known_at] if known_at else list(recorded)

    def load(
        self,
        kind: type[A],
        id: UUID,
        school: UUID | None,
        *,
        as_of: date | None = None,
        known_at: datetime | None = None,
        version: int | None = None,
    ) -> A:
        """The aggregate as it is, or as it was: true on a date, known at a moment, or at a version."""
        history = self.history(id, school, known_at=known_at)[:version]
        events = [item.event for item in history if as_of is None or item.event.on <= as_of]
        if not events or not kind.accepts(events[0]):
            raise NotFound
        return kind.replay(id, events, history[0].meta.school)

    async def load_soon(self, kind: type[A], id: UUID, school: UUID | None, **moment: Any) -> A:
        """The same on the loop, without a thread. `moment` as in `load`."""
        history = await self.readings.history(id)
        with reading(lambda _: history):
            return self.load(kind, id, school, **moment)

    def _after(self, id: UUID, version: int) -> Iterable[Recorded]:
        return (item for item in self.events.get(id, gt=version) if isinstance(item, Recorded))

    @property
    def home(self) -> Home:
        assert isinstance(self.recorder, Recorder)
        return self.recorder.home

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """On the loop that serves: commands given here reach the log without a thread."""
        async with self.home.here():
            yield

    def close(self) -> None:
        self.home.close()
        super().close()
        self.database.close()

    def edition_of(self, aggregate: Aggregate) -> UUID | None:
        """The regulation edition a decision on the aggregate is taken under."""
        return None

    def commit(self, intent: Intent, decision: Decision) -> Receipt:
        """Saves all or nothing. Raises Clash on a version conflict or a repeated key."""
        decided = self.decided(intent, decision)
        return self._done(decided, self.home.write(decided.write))

    async def commit_soon(self, decided: Decided) -> Receipt:
        return self._done(decided, await self.home.write_soon(decided.write))

    def decided(self, intent: Intent, decision: Decision) -> Decided:
        """Raises StaleVersion."""
        aggregates = [item for item in decision if isinstance(item, Aggregate)]
        effects = [item for item in decision if not isinstance(item, Aggregate)]
        principal = aggregates[0]
        if intent.expected_version not in (None, principal.stored_version):
            raise StaleVersion(principal.stored_version)
        recorded = tuple(item for aggregate in aggregates for item in self._envelopes(intent, aggregate))
        reads, made = current(), {aggregate.id: aggregate.stored_version for aggregate in aggregates}
        write = Write(
            events=[self.mapper.to_stored_event(item) for item in recorded],
            answer=Answer(intent.actor.id, intent.command_id, intent.fingerprint, principal.id, principal.version),
            based_on=made | (reads.versions if reads else {}),
            effects=[*intent.tied, *effects],
        )
        return Decided(write, recorded, principal)

    def _done(self, decided: Decided, written: Written) -> Receipt:
        self.histories.learn(decided.recorded)
        return Receipt(id=decided.principal.id, version=decided.principal.version, position=written.position)

    def _envelopes(self, intent: Intent, aggregate: Aggregate) -> list[Recorded]:
        school = aggregate.school or intent.school
        edition = self.edition_of(aggregate) if aggregate.pending else None
        now = self.clock.now()
        return [
            Recorded(
                aggregate.id,
                version,
                Meta(
                    event_id=uuid4(),
                    recorded_at=now,
                    actor=intent.actor.id,
                    on_behalf_of=intent.actor.on_behalf_of,
                    role=intent.actor.role,
                    school=school,
                    correlation_id=intent.correlation_id,
                    causation_id=intent.causation_id,
                    command_id=intent.command_id,
                    edition=edition,
                ),
                event,
            )
            for version, event in enumerate(aggregate.pending, start=aggregate.stored_version + 1)
        ]
