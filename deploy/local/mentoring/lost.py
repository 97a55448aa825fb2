"""What a restore takes away: events that are no longer there, and what others have decided because of them."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo, sql

from mentoring.copies import stamp
from mentoring.postgres import Postgres
from mentoring.settings import Folder

AFTER = "SELECT notification_id, topic, originator_id, state FROM {} WHERE notification_id > %s ORDER BY 1"
CAUSED = """
SELECT notification_id, topic, originator_id, state FROM {}
WHERE convert_from(state, 'UTF8')::jsonb #>> '{{meta,causation_id}}' = ANY(%s) ORDER BY 1"""


@dataclass(frozen=True)
class Event:
    """Nothing personal stands in an event."""

    service: str
    position: int
    topic: str
    object: str
    said: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.said["meta"]["event_id"])


def lost(postgres: Postgres, service: str, position: int) -> tuple[list[Event], bool]:
    """What the log that is there has after the position, nothing where there is no log; and whether that is all: of a
    damaged log it is what PostgreSQL can read."""
    with psycopg.connect(postgres.dsn(service)) as connection:
        if connection.execute("SELECT to_regclass(%s)", (f"{service}_events",)).fetchone() == (None,):
            return [], True
    try:
        return list(_events(postgres.dsn(service), service, AFTER, position)), True
    except psycopg.errors.DataCorrupted:
        readable = conninfo.make_conninfo(postgres.dsn(service), options="-c zero_damaged_pages=on")
        return list(_events(readable, service, AFTER, position)), False


def read(postgres: Postgres, service: str, source: str) -> int:
    """How far the service has read in the log of the source."""
    with psycopg.connect(postgres.dsn(service)) as connection:
        query = "SELECT coalesce(max(position), 0) FROM positions WHERE source = %s"
        row = connection.execute(query, (source,)).fetchone()
    return int(row[0]) if row else 0


def consequences(postgres: Postgres, gone: Collection[Event], services: Iterable[str]) -> list[Event]:
    """What reactions of these services recorded because of it; it stays."""
    causes = [event.id for event in gone]
    return [event for service in services for event in _events(postgres.dsn(service), service, CAUSED, causes)]


def write_down(folder: Folder, gone: Iterable[Event], left: Iterable[Event]) -> Path:
    """Lines of JSON: people have to decide what is to be done again, and what undone."""
    file = folder.root / "lost" / f"{stamp(datetime.now(UTC))}.jsonl"
    file.parent.mkdir(exist_ok=True)
    with file.open("w") as report:
        for what, events in (("gone", gone), ("left", left)):
            report.writelines(
                json.dumps({"what": what, **asdict(event)}, ensure_ascii=False) + "\n" for event in events
            )
    return file


def _events(dsn: str, service: str, query: str, *parameters: Any) -> Iterator[Event]:
    log = sql.Identifier(f"{service}_events")
    with psycopg.connect(dsn) as connection:
        for position, topic, stream, state in connection.execute(sql.SQL(query).format(log), parameters):
            yield Event(service, position, topic, str(stream), json.loads(bytes(state)))
