"""The library's recorder, whose inserts share commits with everybody else's."""

from collections.abc import Sequence
from functools import partial
from inspect import unwrap
from typing import Any

import psycopg
from eventsourcing import persistence
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from backbone.eventstore.home import Home
from backbone.eventstore.writer import Writer
from backbone.eventstore.writes import Write


class Recorder(PostgresApplicationRecorder):
    # The library reads ten times before it gives up, each waiting for the pool: a request would hang for a minute.
    select_events = unwrap(PostgresApplicationRecorder.select_events)

    def __init__(self, datastore: PostgresDatastore, **options: Any) -> None:
        super().__init__(datastore, **options)
        dsn = datastore.pool.conninfo
        assert isinstance(dsn, str)
        self.home = Home(partial(Writer, dsn, self.events_table_name))

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """The library's own way in; commands say more in their Write."""
        try:
            last = self.home.write(Write(stored_events)).position
        except psycopg.IntegrityError as error:
            raise persistence.IntegrityError(str(error)) from error
        return list(range(last - len(stored_events) + 1, last + 1))
