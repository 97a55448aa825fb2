"""Many rows in one statement: they travel as JSON, and PostgreSQL gives them the types of the table's columns."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby, islice
from typing import Any, LiteralString, Protocol

import orjson
from psycopg import Cursor, sql
from psycopg.rows import DictRow

Values = Mapping[str, Any]
AT_ONCE = 10_000
"""Rows in one statement."""
SAME: LiteralString = "old.{name} = given.{name}"


class Keyed(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def key(self) -> tuple[str, ...]: ...


def insert(cursor: Cursor[DictRow], table: Keyed, rows: Collection[Values], *, once: bool = False) -> None:
    """`once`: those that are there already are left as they are."""
    for columns, some in _alike(rows):
        cursor.execute(_insert(table.name, columns, once), [some])


def update(cursor: Cursor[DictRow], table: Keyed, rows: Collection[Values]) -> None:
    """Each row has the key and the columns that change."""
    for columns, some in _alike(rows):
        cursor.execute(_update(table.name, table.key, columns), [some])


def delete(cursor: Cursor[DictRow], table: Keyed, keys: Collection[Values]) -> None:
    for _, some in _alike(keys):
        cursor.execute(_delete(table.name, table.key), [some])


def select(cursor: Cursor[DictRow], table: Keyed, where: Values) -> list[DictRow]:
    return cursor.execute(_select(table.name, tuple(where)), list(where.values())).fetchall()


def _alike(rows: Iterable[Values]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Rows with the same columns, so many at once, as JSON."""
    for columns, some in groupby(sorted(rows, key=tuple), key=tuple):
        while part := list(islice(some, AT_ONCE)):
            yield columns, orjson.dumps(part).decode()


@cache
def _insert(table: str, columns: tuple[str, ...], once: bool) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    conflict = sql.SQL("ON CONFLICT DO NOTHING" if once else "")
    return sql.SQL("INSERT INTO {} ({names}) SELECT {names} FROM {} {}").format(
        sql.Identifier(table), _given(table), conflict, names=names
    )


@cache
def _update(table: str, key: tuple[str, ...], columns: tuple[str, ...]) -> sql.Composed:
    changes = _each("{name} = given.{name}", ", ", [name for name in columns if name not in key])
    return sql.SQL("UPDATE {} AS old SET {} FROM {} WHERE {}").format(
        sql.Identifier(table), changes, _given(table), _each(SAME, " AND ", key)
    )


@cache
def _delete(table: str, key: tuple[str, ...]) -> sql.Composed:
    return sql.SQL("DELETE FROM {} AS old USING {} WHERE {}").format(
        sql.Identifier(table), _given(table), _each(SAME, " AND ", key)
    )


@cache
def _select(table: str, columns: tuple[str, ...]) -> sql.Composed:
    return sql.SQL("SELECT * FROM {} WHERE {}").format(sql.Identifier(table), _each("{name} = %s", " AND ", columns))


def _given(table: str) -> sql.Composed:
    return sql.SQL("json_populate_recordset(NULL::{}, %s::json) AS given").format(sql.Identifier(table))


def _each(said: LiteralString, between: LiteralString, columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(between).join(sql.SQL(said).format(name=sql.Identifier(name)) for name in columns)
