"""A store that was restored to an earlier state: which positions are undone, and from where its log goes on.

Others may have read what is undone. So no position is ever given out twice, and every message says which mean nothing
any more: whoever has come to one of them notices, and goes back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from time import time
from typing import Any

import psycopg
from psycopg import Cursor, sql
from psycopg.rows import DictRow


@dataclass(frozen=True)
class Undone:
    """The positions after `kept`, up to and with `until`."""

    kept: int
    until: int

    def __str__(self) -> str:
        return f"{self.kept}-{self.until}"

    def __contains__(self, position: int) -> bool:
        return self.kept < position <= self.until


def told(undone: Iterable[Undone]) -> str | None:
    """As a header says it; None where nothing is undone."""
    return " ".join(map(str, undone)) or None


def heard(header: str | None) -> list[Undone]:
    return [Undone(*map(int, one.split("-"))) for one in (header or "").split()]


def surviving(position: int, undone: Iterable[Undone]) -> int:
    """The position itself, or the last one before it that still is."""
    return min((one.kept for one in undone if position in one), default=position)


def undone_in(cursor: Cursor[DictRow]) -> list[Undone]:
    rows = cursor.execute("SELECT kept, until FROM restores ORDER BY until").fetchall()
    return [Undone(row["kept"], row["until"]) for row in rows]


def last_restore(cursor: Cursor[DictRow]) -> dict[str, Any] | None:
    return cursor.execute("SELECT kept, until, at FROM restores ORDER BY until DESC LIMIT 1").fetchone()


def mark(owner: str, events_table: str, beyond: int = 0) -> Undone:
    """To be called once after a restore, before anything is written. The log goes on at the seconds since 1970: beyond
    whatever was given out before, unless there was more than an event a second. `beyond` is the furthest position that
    is known to have been given out, `owner` who owns the tables."""
    table = sql.Identifier(events_table)
    with psycopg.connect(owner) as connection:
        row = connection.execute(sql.SQL("SELECT coalesce(max(notification_id), 0) FROM {}").format(table)).fetchone()
        assert row is not None
        undone = Undone(row[0], max(int(time()), beyond, row[0]))
        connection.execute("INSERT INTO restores (kept, until) VALUES (%s, %s)", (undone.kept, undone.until))
        connection.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'notification_id'), %s)", (events_table, undone.until)
        )
    return undone
