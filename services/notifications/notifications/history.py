"""Old streams before a young database: while the history is being read, what has been kept long ago looks overdue."""

from datetime import datetime, timedelta

from psycopg import Cursor
from psycopg.rows import DictRow

PAUSE = timedelta(minutes=1)
"""After the last old message nothing older will come: so long is waited for what follows it."""


def being_read(cursor: Cursor[DictRow], source: str, now: datetime) -> None:
    cursor.execute(
        """INSERT INTO history (source, read_at) VALUES (%s, %s)
           ON CONFLICT (source) DO UPDATE SET read_at = excluded.read_at""",
        (source, now),
    )


def is_being_read(cursor: Cursor[DictRow], now: datetime) -> bool:
    return cursor.execute("SELECT FROM history WHERE read_at > %s", (now - PAUSE,)).fetchone() is not None
