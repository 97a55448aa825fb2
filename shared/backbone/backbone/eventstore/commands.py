"""Idempotency: the row that a command leaves beside its events, and what it says to a repeat."""

from dataclasses import dataclass
from uuid import UUID

from backbone.database import Database
from backbone.errors import KeyReused
from backbone.intent import Intent, Receipt


@dataclass(frozen=True)
class Answer:
    """What is written down of a command: whose key it had, what was asked, and what it has come to."""

    actor: str
    key: str
    fingerprint: bytes
    aggregate_id: UUID
    version: int


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
