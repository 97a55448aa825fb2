"""Timelines: what is true of a subject from a business date on, until its next row begins."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from backbone.follower import Rows, Table, Values
from backbone.letters import Delivery
from contracts.base import Contract
from psycopg import Cursor, sql
from psycopg.rows import DictRow


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row; further fields of a subclass are its columns. Not `live`: a gap, which says that `subject` has gone.
    The school is the message's unless the row names another."""

    TABLE: ClassVar[str]
    subject: UUID
    since: date
    live: bool = True


Handles = Mapping[type[Contract], Callable[[Delivery[Any]], Iterable[Entry]]]
"""The rows each contract makes."""


def timeline(kind: type[Entry]) -> Table:
    return Table(kind.TABLE, key=("subject", "event"), again=True, settle=_chain)


def enter(rows: Rows, entry: Entry, delivery: Delivery[Contract]) -> None:
    """The table ends up the same whatever the order and however often the messages come."""
    told = {"school": delivery.meta.school, "event": delivery.meta.event_id, "position": delivery.position}
    rows[entry.TABLE].add(told | vars(entry))


def _chain(cursor: Cursor[DictRow], table: str, entered: Iterable[Values]) -> None:
    """Each row of a subject lasts until the next; of two on one day the later in the log prevails."""
    cursor.execute(_chaining(table), {"subjects": list({row["subject"] for row in entered})})


def columns(kind: type[Entry]) -> tuple[str, ...]:
    """What is written of a row; when it ends follows from the others of its subject."""
    return tuple(dict.fromkeys([*(field.name for field in fields(kind)), "school", "event", "position"]))


@cache
def _chaining(table: str) -> sql.Composed:
    return sql.SQL(
        "UPDATE {table} AS line SET until = chain.until FROM ("
        " SELECT subject, event, lead(since, 1, 'infinity') OVER (PARTITION BY subject ORDER BY since, position)"
        " AS until FROM {table} WHERE subject = ANY(%(subjects)s)) AS chain"
        " WHERE line.subject = chain.subject AND line.event = chain.event AND line.until <> chain.until"
    ).format(table=sql.Identifier(table))
