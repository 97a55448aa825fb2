"""A service's database, in memory: the statements of positions, parked messages and relays are simple enough for
SQLite. It can break down before any statement; what is not committed then is gone."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from tests.simulator.steps import Crash

TABLES = """
CREATE TABLE positions (
    follower text, source text, position int DEFAULT 0, sequence int DEFAULT 0, error text, changed_at text,
    PRIMARY KEY (follower, source)
);
CREATE TABLE parked (
    follower text, source text, position int, aggregate_id text NOT NULL, subject text, headers text, data blob,
    error text NOT NULL, PRIMARY KEY (follower, source, position)
);
CREATE TABLE relay (
    position int DEFAULT 0, sequence int DEFAULT 0, changed_at text,
    refilled_from int, refilled_to int, refilled_at text
);
INSERT INTO relay DEFAULT VALUES;
CREATE TABLE restores (kept int, until int);
CREATE TABLE told (source text, position int, type text NOT NULL, PRIMARY KEY (source, position));
CREATE TABLE weights (box text PRIMARY KEY, kilograms float NOT NULL);
CREATE TABLE commands (key text PRIMARY KEY);
CREATE TABLE effects (number integer PRIMARY KEY, aggregate text, cause text, kilograms float);
"""


class Cursor:
    def __init__(self, store: "Store") -> None:
        self._store = store
        self._done = sqlite3.Cursor(store.connection)
        self.rowcount = -1

    def execute(self, query: str, params: Sequence[Any] = ()) -> "Cursor":
        self._store.spend()
        self._done.execute(
            query.replace("%s", "?").replace("SELECT FROM", "SELECT 1 FROM"), [_sent(one) for one in params]
        )
        self.rowcount = self._done.rowcount
        return self

    def fetchall(self) -> list[dict[str, Any]]:
        names = [column[0] for column in self._done.description]
        return [_read(dict(zip(names, row, strict=True))) for row in self._done.fetchall()]

    def fetchone(self) -> dict[str, Any] | None:
        return next(iter(self.fetchall()), None)


class Store:
    """`fuse`: so many statements it still does, then its process dies; None for ever."""

    dsn = "in memory"

    def __init__(self) -> None:
        self.fuse: int | None = None
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.create_function("now", 0, lambda: "now")
        self.connection.executescript(TABLES)

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        self.connection.execute("BEGIN")
        try:
            yield Cursor(self)
            self.spend()
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def spend(self) -> None:
        if self.fuse is not None:
            self.fuse -= 1
            if self.fuse < 0:
                self.fuse = None
                raise Crash

    def rows(self, query: str) -> list[dict[str, Any]]:
        return Cursor(self).execute(query).fetchall()


def _sent(value: Any) -> Any:
    match value:
        case Jsonb():
            return json.dumps(value.obj)
        case UUID():
            return str(value)
    return value


def _read(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"headers": json.loads(row["headers"])} if "headers" in row else row


class Sheets:
    """Rows of a projection, written one by one."""

    def __init__(self, tables: object, cursor: Cursor) -> None:
        self._cursor = cursor

    def __getitem__(self, table: str) -> "Sheet":
        return Sheet(table, self._cursor)

    def write(self) -> None:
        pass


class Sheet:
    def __init__(self, table: str, cursor: Cursor) -> None:
        self._table, self._cursor = table, cursor

    def add(self, values: Mapping[str, Any], verb: str = "INSERT") -> None:
        places = ", ".join(["%s"] * len(values))
        self._cursor.execute(
            f"{verb} INTO {self._table} ({', '.join(values)}) VALUES ({places})", list(values.values())
        )

    def put(self, values: Mapping[str, Any]) -> None:
        self.add(values, "REPLACE")

    def get(self, box: UUID) -> dict[str, Any] | None:
        return self._cursor.execute(f"SELECT * FROM {self._table} WHERE box = %s", (box,)).fetchone()
