"""Forward-only migrations: numbered SQL files, each applied once, by one process at a time, as the owner role.

The runtime role may read and append events, and the proof of them; it can neither change nor delete either.
"""

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import conninfo_to_dict

from backbone.clock import Clock
from backbone.eventstore import EventSourced
from backbone.eventstore.batch import define
from backbone.eventstore.recorder import Recorder

LOCK = 7_305_846_117
BACKBONE = files("backbone") / "migrations"


def migrate_store(
    application: type[EventSourced], owner_dsn: str, runtime_dsn: str, own: Sequence[Traversable] = ()
) -> None:
    """Brings a service's database to today's shape: the library's event table, the backbone's tables, the files of its
    `own` folders."""
    with psycopg.connect(owner_dsn, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        app = application(owner_dsn, Clock(), create_tables=True)
        app.close()
        assert isinstance(app.recorder, Recorder)
        for folder in (BACKBONE / "store", *own):
            _apply(connection, folder)
        define(connection, app.events_table, app.recorder.channel_name)
        _grant(connection, _user(runtime_dsn), app.events_table)


def migrate_keys(owner_dsn: str, runtime_dsn: str) -> None:
    with psycopg.connect(owner_dsn, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        _apply(connection, BACKBONE / "keys")
        _grant(connection, _user(runtime_dsn), None)
        connection.execute(sql.SQL("GRANT MAINTAIN ON keys TO {}").format(sql.Identifier(_user(runtime_dsn))))


def _user(dsn: str) -> str:
    return str(conninfo_to_dict(dsn)["user"])


def _apply(connection: Connection, folder: Traversable) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, at timestamptz DEFAULT now())")
    done = {row[0] for row in connection.execute("SELECT name FROM migrations").fetchall()}
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".sql") and file.name not in done:
            with connection.transaction():
                connection.execute(file.read_bytes())
                connection.execute("INSERT INTO migrations (name) VALUES (%s)", (file.name,))


def _grant(connection: Connection, role: str, events_table: str | None) -> None:
    """MAINTAIN lets the recorder lock the event table, which keeps the log in the order of commits."""
    user = sql.Identifier(role)
    for statement in (
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}",
    ):
        connection.execute(sql.SQL(statement).format(user))
    if events_table:
        table = sql.Identifier(events_table)
        only_added_to = sql.SQL(", ").join(
            (table, *map(sql.Identifier, ("leaves", "subtrees", "checkpoints", "restores")))
        )
        connection.execute(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(only_added_to, user))
        connection.execute(sql.SQL("GRANT MAINTAIN ON {} TO {}").format(table, user))
