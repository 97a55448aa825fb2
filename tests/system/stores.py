"""What all services have stored, and whether everybody has read everything."""

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from uuid import UUID

import notifications.main
import orjson
import programs.main
import psycopg
import registry.main
import reporting.main
import reporting.views
from backbone.follower import Projection
from mentoring.platform import Platform
from psycopg import Connection, sql
from psycopg.rows import DictRow, dict_row

MAINS = {
    "registry": registry.main,
    "programs": programs.main,
    "notifications": notifications.main,
    "reporting": reporting.main,
}
PATIENCE = 120.0


@contextmanager
def database(platform: Platform, service: str) -> Iterator[Connection[DictRow]]:
    dsn = platform.servers.postgres.dsn(service)
    with psycopg.connect(dsn, row_factory=dict_row, autocommit=True) as connection:
        yield connection


def events(platform: Platform, service: str) -> dict[UUID, tuple[str, dict[str, Any]]]:
    """Topic and envelope of every event in a service's log, by event id."""
    with database(platform, service) as connection:
        rows = connection.execute(
            sql.SQL("SELECT topic, state FROM {} ORDER BY notification_id").format(sql.Identifier(f"{service}_events"))
        ).fetchall()
    told = [(row["topic"], orjson.loads(row["state"])["meta"]) for row in rows]
    return {UUID(meta["event_id"]): (topic, meta) for topic, meta in told}


def begun(platform: Platform, service: str, topic: str, school: UUID) -> list[str]:
    """Ids of the school's objects that began with such an event."""
    query = "SELECT originator_id, state FROM {} WHERE topic = %s ORDER BY notification_id"
    with database(platform, service) as connection:
        rows = connection.execute(sql.SQL(query).format(sql.Identifier(f"{service}_events")), (topic,)).fetchall()
    return [str(row["originator_id"]) for row in rows if orjson.loads(row["state"])["meta"]["school"] == str(school)]


def tables(platform: Platform) -> dict[tuple[str, str], list[str]]:
    """Every row of every projection, by service and table."""
    found = {}
    for service in MAINS:
        with database(platform, service) as connection:
            for table in projected(service):
                line = sql.SQL("SELECT t::text AS line FROM {} t ORDER BY t::text").format(sql.Identifier(table))
                found[service, table] = [row["line"] for row in connection.execute(line)]
    return found


def projected(service: str) -> list[str]:
    """The tables of all its projections that messages alone make."""
    found = [view for view in vars(MAINS[service]).values() if isinstance(view, Projection)]
    assert found
    return [table.name for view in found for table in view.tables if table != reporting.views.NUMBERS]


def behind(connections: Mapping[str, Connection[DictRow]]) -> list[str]:
    """Who has not read to the end of which log; what a reaction writes makes others behind again."""
    heads = {service: _head(connection, service) for service, connection in connections.items()}
    found = []
    for service, connection in connections.items():
        places = connection.execute("SELECT follower, source, position FROM positions").fetchall()
        for row in places:
            if row["position"] < heads[row["source"]]:
                found.append(f"{service}.{row['follower']} of {row['source']}: {row['position']}")
        if not places:
            found.append(f"{service} has not begun")
    if connections["notifications"].execute("SELECT 1 FROM deliveries WHERE due_at IS NOT NULL LIMIT 1").fetchone():
        found.append("there are letters to send")
    return found


def settle(platform: Platform, patience: float = PATIENCE) -> None:
    """Returns when every follower has come to the end of what it follows, and every letter is sent."""
    deadline = time.monotonic() + patience
    with ExitStack() as stack:
        connections = {service: stack.enter_context(database(platform, service)) for service in MAINS}
        while waiting := behind(connections):
            assert time.monotonic() < deadline, waiting
            time.sleep(0.05)


def _head(connection: Connection[DictRow], service: str) -> int:
    query = sql.SQL("SELECT coalesce(max(notification_id), 0) AS head FROM {}")
    row = connection.execute(query.format(sql.Identifier(f"{service}_events"))).fetchone()
    return int(row["head"]) if row else 0
