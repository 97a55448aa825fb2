"""Deadlines and their reminders as tables: opened, moved, closed; what has been told is never told again."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb
from pydantic import JsonValue

MORNING = time(9)
"""Local time at which people are reminded."""

Cur = Cursor[DictRow]


class Due(NamedTuple):
    """UTC. From `expires_at` on it is not worth telling; `every` so many days it comes again."""

    at: datetime
    template: str
    to: str
    expires_at: datetime | None = None
    every: int | None = None


class Planned(NamedTuple):
    """One deadline. `due` is what `{days}` counts down to. With its `program` it ends, and `stands_still` with it. What
    is closed stays closed where it is `final`; where it goes `forward` an earlier `due` replaces no later one."""

    kind: str
    key: str
    due: date
    about: str
    about_id: UUID
    facts: Mapping[str, JsonValue]
    dues: Sequence[Due]
    program: UUID | None = None
    stands_still: bool = False
    final: bool = False
    forward: bool = False

    @property
    def series(self) -> str:
        return f"{self.kind}:{self.key}"


def plan(cursor: Cur, school: UUID, position: int, planned: Planned) -> None:
    """In place of what was planned before. `position` is the message's: one that comes again changes nothing."""
    newer = cursor.execute(
        """INSERT INTO deadlines (series, school, position, kind, due, program, stands_still)
           VALUES (%s, %s, %s, %s, %s, %s, %s)
           ON CONFLICT (series) DO UPDATE SET position = excluded.position, due = excluded.due, open = true
           WHERE deadlines.position < excluded.position AND (deadlines.open OR NOT %s)
                 AND (deadlines.due < excluded.due OR NOT %s) RETURNING series""",
        (
            *(planned.series, school, position, planned.kind, planned.due, planned.program, planned.stands_still),
            *(planned.final, planned.forward),
        ),
    ).fetchone()
    if newer is None:
        return
    _forget_undone(cursor, [planned.series])
    common = (school, planned.about, planned.about_id, Jsonb(dict(planned.facts)), planned.due)
    cursor.executemany(
        """INSERT INTO reminders
           (series, due_at, template, recipients, expires_at, every, school, about, about_id, facts, deadline)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
        [(planned.series, due.at, due.template, due.to, due.expires_at, due.every, *common) for due in planned.dues],
    )


def close(cursor: Cur, series: str, position: int) -> None:
    """Nothing is due any more, unless it has been opened anew since."""
    query = "UPDATE deadlines SET open = false WHERE series = %s AND open AND position < %s RETURNING series"
    _forget_undone(cursor, [row["series"] for row in cursor.execute(query, (series, position)).fetchall()])


def close_with(cursor: Cur, program: UUID) -> None:
    """What ends with the program."""
    query = "UPDATE deadlines SET open = false WHERE program = %s AND open RETURNING series"
    _forget_undone(cursor, [row["series"] for row in cursor.execute(query, (program,)).fetchall()])


def excuse(cursor: Cur, series: str, person: UUID) -> None:
    """This one has done it."""
    query = "UPDATE deadlines SET excused = array_append(excused, %s) WHERE series = %s AND NOT %s = ANY(excused)"
    cursor.execute(query, (person, series, person))


def stand_still(cursor: Cur, program: UUID, days: int) -> None:
    """The program goes on after a pause of so many days: what stood still with it comes so much later."""
    pause = timedelta(days=days)
    cursor.execute(
        """UPDATE reminders SET due_at = due_at + %s, expires_at = expires_at + %s, deadline = deadline + %s
           WHERE done_at IS NULL
                 AND series IN (SELECT series FROM deadlines WHERE program = %s AND stands_still AND open)""",
        (pause, pause, days, program),
    )
    query = "UPDATE deadlines SET due = due + %s WHERE program = %s AND stands_still AND open"
    cursor.execute(query, (days, program))


def morning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, MORNING, zone).astimezone(UTC)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _forget_undone(cursor: Cur, series: Sequence[str]) -> None:
    cursor.execute("DELETE FROM reminders WHERE series = ANY(%s) AND done_at IS NULL", (list(series),))
