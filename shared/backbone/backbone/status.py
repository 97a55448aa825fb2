"""How far a service has come, from its database: true in every process."""

from typing import Any

from backbone.database import Database
from backbone.eventstore import EventSourced
from backbone.restores import last_restore


def relay_of(app: EventSourced) -> dict[str, Any]:
    """`behind` counts positions of the log not told yet. `refilled_…` say when the stream had lost messages."""
    with app.database.transaction() as cursor:
        row = cursor.execute(
            "SELECT position, sequence, changed_at, refilled_from, refilled_to, refilled_at FROM relay"
        ).fetchone()
    head = app.recorder.max_notification_id() or 0
    return {"head": head, "behind": head - row["position"], **row} if row else {"head": head}


def checkpoint_of(database: Database) -> dict[str, Any] | None:
    """The last one: how much of the log it covers, and how many seconds ago it was made."""
    with database.transaction() as cursor:
        return cursor.execute(
            """SELECT size, position, extract(epoch FROM now() - made_at)::float AS age_seconds
               FROM checkpoints ORDER BY size DESC LIMIT 1"""
        ).fetchone()


def restore_of(database: Database) -> dict[str, Any] | None:
    """The last time it was restored to an earlier state."""
    with database.transaction() as cursor:
        return last_restore(cursor)


def followers_of(database: Database) -> list[dict[str, Any]]:
    with database.transaction() as cursor:
        return cursor.execute(
            """SELECT follower, source, position, error, changed_at, rewound_from, rewound_to, rewound_at,
                      (SELECT count(*) FROM parked p WHERE p.follower = f.follower AND p.source = f.source) AS parked
               FROM positions f ORDER BY follower, source"""
        ).fetchall()
