"""Due times as a table: a series of them is planned, planned anew, or dropped, always as a whole."""

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


class Due(NamedTuple):
    """UTC. From `expires_at` on it is not worth telling."""

    at: datetime
    template: str
    expires_at: datetime | None = None


class Series(NamedTuple):
    """Reminders of one thing. `deadline` is what `{days}` counts down to."""

    name: str
    about: str
    about_id: UUID
    deadline: date
    facts: Mapping[str, JsonValue]
    dues: Sequence[Due]


def plan(cursor: Cursor[DictRow], school: UUID, position: int, series: Series) -> None:
    """In place of what was planned before. `position` is the message's: one that comes again changes nothing."""
    newer = cursor.execute(
        """INSERT INTO reminder_series (series, school, position) VALUES (%s, %s, %s)
           ON CONFLICT (series) DO UPDATE SET position = excluded.position
           WHERE reminder_series.position < excluded.position RETURNING series""",
        (series.name, school, position),
    ).fetchone()
    if newer is None:
        return
    cursor.execute("DELETE FROM reminders WHERE series = %s AND done_at IS NULL", (series.name,))
    common = (school, series.about, series.about_id, Jsonb(dict(series.facts)), series.deadline)
    cursor.executemany(
        """INSERT INTO reminders (series, due_at, template, expires_at, school, about, about_id, facts, deadline)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
        [(series.name, due.at, due.template, due.expires_at, *common) for due in series.dues],
    )


def drop(cursor: Cursor[DictRow], about_id: UUID) -> None:
    """Nothing about this object is due any more."""
    cursor.execute("DELETE FROM reminders WHERE about_id = %s AND done_at IS NULL", (about_id,))


def morning(day: date, zone: ZoneInfo, *, days_before: int = 0) -> datetime:
    return datetime.combine(day - timedelta(days=days_before), MORNING, zone).astimezone(UTC)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
