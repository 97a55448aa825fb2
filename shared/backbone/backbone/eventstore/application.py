"""Base of every service's application: load, decide, save; each command once."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory, IntegrityError, Mapper, TrackingRecorder
from eventsourcing.utils import Environment

from backbone.aggregate import Aggregate
from backbone.clock import Clock
from backbone.database import Database
from backbone.errors import Busy, NotFound, StaleVersion
from backbone.events import Meta, Recorded
from backbone.eventstore import commands
from backbone.eventstore.datastore import environment, pooled
from backbone.eventstore.mapper import EventMapper
from backbone.eventstore.recorder import Effect, broken_constraint
from backbone.intent import Intent, Receipt

A = TypeVar("A", bound=Aggregate)
S = TypeVar("S", bound="EventSourced")
P = ParamSpec("P")

Decision = tuple[Aggregate | Effect, ...]
"""What is to be saved in one transaction; the first is the object the receipt speaks of."""

ATTEMPTS = 3


class EventSourced(Application[UUID]):
    """A service's application. `name` is the service's; it names the tables, so it never changes."""

    def __init__(self, dsn: str, clock: Clock, *, create_tables: bool = False) -> None:
        self.database = Database(dsn)
        self.clock = clock
        super().__init__(environment(dsn, create_tables))

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
        recorded = [item for item in self.events.get(id) if isinstance(item, Recorded)]
        if not recorded or school not in (None, recorded[0].meta.school):
            raise NotFound
        return [item for item in recorded if known_at is None or item.meta.recorded_at <= known_at]

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

    def close(self) -> None:
        super().close()
        self.database.close()

    def edition_of(self, aggregate: Aggregate) -> UUID | None:
        """The regulation edition a decision on the aggregate is taken under."""
        return None

    def commit(self, intent: Intent, decision: Decision) -> Receipt:
        """Saves all or nothing. Raises IntegrityError on a version conflict or a repeated key."""
        aggregates = [item for item in decision if isinstance(item, Aggregate)]
        effects = [item for item in decision if not isinstance(item, Aggregate)]
        principal = aggregates[0]
        if intent.expected_version not in (None, principal.stored_version):
            raise StaleVersion(principal.stored_version)
        recorded = [item for aggregate in aggregates for item in self._envelopes(intent, aggregate)]
        answer = commands.Answer(intent, principal.id, principal.version, self.events_table)
        self.save(*recorded, effects=[answer, *intent.tied, *effects])
        return answer.receipt

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


def command(
    decide: Callable[Concatenate[S, Intent, P], Decision | Aggregate],
) -> Callable[Concatenate[S, Intent, P], Receipt]:
    """Turns a method that decides into a command with one effect: a repeated key gets the first answer, a version
    conflict is decided anew unless the client named the version it saw."""

    @wraps(decide)
    def execute(app: S, intent: Intent, /, *args: P.args, **kwargs: P.kwargs) -> Receipt:
        for _ in range(ATTEMPTS):
            if receipt := commands.answered(app.database, intent):
                return receipt
            decision = decide(app, intent, *args, **kwargs)
            try:
                return app.commit(intent, decision if isinstance(decision, tuple) else (decision,))
            except IntegrityError as error:
                if broken_constraint(error) not in (commands.CONSTRAINT, f"{app.events_table}_pkey"):
                    raise
        raise Busy

    return execute
