"""Idempotency: the row that a command leaves beside its events, and what it says to a repeat."""

from dataclasses import dataclass, field
from uuid import UUID

from psycopg import Cursor
from psycopg.rows import DictRow

from backbone.database import Database
from backbone.errors import KeyReused
from backbone.intent import Intent, Receipt

CONSTRAINT = "commands_pkey"


@dataclass
class Answer:
    """The effect that writes down the answer; once written, `position` is where the log has ended with the command.

    Breaks CONSTRAINT when the actor has used the key before.
    """

    intent: Intent
    aggregate_id: UUID
    version: int
    events_table: str
    position: int = field(init=False)

    def __call__(self, cursor: Cursor[DictRow]) -> None:
        (written,) = cursor.execute(
            f"""INSERT INTO commands (actor, key, fingerprint, aggregate_id, version, position)
                VALUES (%s, %s, %s, %s, %s, (SELECT coalesce(max(notification_id), 0) FROM {self.events_table}))
                RETURNING position""",  # noqa: S608  the table's name is the application's own
            (self.intent.actor.id, self.intent.command_id, self.intent.fingerprint, self.aggregate_id, self.version),
        )
        self.position = written["position"]

    @property
    def receipt(self) -> Receipt:
        return Receipt(id=self.aggregate_id, version=self.version, position=self.position)


def answered(database: Database, intent: Intent) -> Receipt | None:
    """The receipt of the command this intent repeats, None when it is new; KeyReused when the request differs."""
    with database.transaction() as cursor:
        found = cursor.execute(
            "SELECT fingerprint, aggregate_id, version, position FROM commands WHERE actor = %s AND key = %s",
            (intent.actor.id, intent.command_id),
        ).fetchone()
    if found is None:
        return None
    if bytes(found["fingerprint"]) != intent.fingerprint:
        raise KeyReused
    return Receipt(id=found["aggregate_id"], version=found["version"], position=found["position"])
