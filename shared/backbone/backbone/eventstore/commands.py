"""Idempotency: the row that a command leaves beside its events, and what it says to a repeat."""

from uuid import UUID

from psycopg import Cursor
from psycopg.rows import DictRow

from backbone.database import Database
from backbone.errors import KeyReused
from backbone.eventstore.recorder import Effect
from backbone.intent import Intent, Receipt

CONSTRAINT = "commands_pkey"


def row(intent: Intent, aggregate_id: UUID, version: int) -> Effect:
    """Breaks CONSTRAINT when the actor has used the key before."""

    def insert(cursor: Cursor[DictRow]) -> None:
        cursor.execute(
            "INSERT INTO commands (actor, key, fingerprint, aggregate_id, version) VALUES (%s, %s, %s, %s, %s)",
            (intent.actor.id, intent.command_id, intent.fingerprint, aggregate_id, version),
        )

    return insert


def answered(database: Database, events_table: str, intent: Intent) -> Receipt | None:
    """The receipt of the command this intent repeats, None when it is new; KeyReused when the request differs."""
    with database.transaction() as cursor:
        found = cursor.execute(
            f"""SELECT c.fingerprint, c.aggregate_id, c.version, coalesce(e.notification_id, 0) AS position
                FROM commands c LEFT JOIN {events_table} e
                  ON e.originator_id = c.aggregate_id AND e.originator_version = c.version
                WHERE c.actor = %s AND c.key = %s""",  # noqa: S608  the table's name is the application's own
            (intent.actor.id, intent.command_id),
        ).fetchone()
    if found is None:
        return None
    if bytes(found["fingerprint"]) != intent.fingerprint:
        raise KeyReused
    return Receipt(id=found["aggregate_id"], version=found["version"], position=found["position"])
