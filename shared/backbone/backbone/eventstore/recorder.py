"""The library's recorder, with room for what has to be written in the events' own transaction."""

from collections.abc import Callable, Sequence
from inspect import unwrap
from typing import Any

from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import Cursor
from psycopg.rows import DictRow

Effect = Callable[[Cursor[DictRow]], None]
"""Writes rows in the transaction of the events, after them, while nobody else can write events."""


class Recorder(PostgresApplicationRecorder):
    # The library reads ten times before it gives up, each waiting for the pool: a request would hang for a minute.
    select_events = unwrap(PostgresApplicationRecorder.select_events)

    def insert_events(
        self, stored_events: Sequence[StoredEvent], *, effects: Sequence[Effect] = (), **kwargs: Any
    ) -> Sequence[int]:
        """Ids come in the order of commits, because the table stays locked from here to the commit.

        Statements are not pipelined as the library does: a pipeline hides which constraint refused.
        """
        with self.datastore.transaction(commit=True) as cursor:
            self._lock_table(cursor)
            ids: Sequence[int] = []
            if stored_events:
                self._insert_stored_events(cursor, stored_events)
                ids = self._fetch_ids_after_insert_events(cursor, stored_events) or []
            for effect in effects:
                effect(cursor)
            return ids


def broken_constraint(error: IntegrityError) -> str:
    """The name of the constraint that refused an insert, or '' where PostgreSQL does not name one."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return (diagnosis and diagnosis.constraint_name) or ""
