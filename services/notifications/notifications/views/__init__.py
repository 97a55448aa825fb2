"""Read models: the inbox of a person, the deliveries of a school, the origins that schools have declared."""

from backbone.follower import Projection
from backbone.letters import Delivery
from contracts import registry
from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from notifications.domain.notification import (
    Channel,
    NotificationAbandoned,
    NotificationFailed,
    NotificationRead,
    NotificationRequested,
    NotificationSent,
    State,
)

Cur = Cursor[DictRow]


def on_requested(cursor: Cur, told: Delivery[NotificationRequested]) -> None:
    fact, meta = told.fact, told.meta
    common = (told.aggregate, meta.school, fact.recipient, told.position, fact.template)
    if fact.channel is Channel.INBOX:
        cursor.execute(
            """INSERT INTO inbox (notification, school, recipient, position, template, about, about_id, facts, at)
               VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)""",
            (*common, fact.about, fact.about_id, Jsonb(fact.facts), meta.recorded_at),
        )
    else:
        cursor.execute(
            """INSERT INTO deliveries
               (notification, school, recipient, position, template, state, requested_at, changed_at, due_at)
               VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)""",
            (*common, State.REQUESTED.value, meta.recorded_at, meta.recorded_at, fact.not_before or meta.recorded_at),
        )


def on_failed(cursor: Cur, told: Delivery[NotificationFailed]) -> None:
    fact = told.fact
    cursor.execute(
        """UPDATE deliveries SET state = %s, attempts = %s, error = %s, due_at = %s, changed_at = %s
           WHERE notification = %s""",
        (State.FAILED.value, fact.attempt, fact.error, fact.retry_at, told.meta.recorded_at, told.aggregate),
    )


def on_sent(cursor: Cur, told: Delivery[NotificationSent]) -> None:
    cursor.execute(
        """UPDATE deliveries SET state = %s, attempts = attempts + 1, error = NULL, due_at = NULL, changed_at = %s
           WHERE notification = %s""",
        (State.SENT.value, told.meta.recorded_at, told.aggregate),
    )


def on_abandoned(cursor: Cur, told: Delivery[NotificationAbandoned]) -> None:
    cursor.execute(
        "UPDATE deliveries SET state = %s, error = %s, due_at = NULL, changed_at = %s WHERE notification = %s",
        (State.ABANDONED.value, told.fact.error, told.meta.recorded_at, told.aggregate),
    )


def on_read(cursor: Cur, told: Delivery[NotificationRead]) -> None:
    cursor.execute("UPDATE inbox SET read_at = %s WHERE notification = %s", (told.meta.recorded_at, told.aggregate))


def on_origins(cursor: Cur, told: Delivery[registry.SchoolRegistered | registry.SchoolOriginsDeclared]) -> None:
    cursor.execute(
        """INSERT INTO origins (school, origins) VALUES (%s, %s)
           ON CONFLICT (school) DO UPDATE SET origins = excluded.origins""",
        (told.fact.school, list(told.fact.origins)),
    )


VIEWS = Projection(
    "views",
    {
        NotificationRequested: on_requested,
        NotificationFailed: on_failed,
        NotificationSent: on_sent,
        NotificationAbandoned: on_abandoned,
        NotificationRead: on_read,
        registry.SchoolRegistered: on_origins,
        registry.SchoolOriginsDeclared: on_origins,
    },
    tables=("inbox", "deliveries", "origins"),
)
