"""Where each follower stands in each source: a row, moved in the transaction of what the messages did."""

from dataclasses import dataclass

from psycopg import Cursor
from psycopg.rows import DictRow

from backbone.database import Database
from backbone.effects import Effect, Writing
from backbone.letters import Letter


class Superseded(Exception):
    """Somebody else has moved the position: another reader, or a rebuild."""


@dataclass(frozen=True)
class Place:
    """`position` in the source's log, `sequence` in its stream; `error` while the follower stands still for one."""

    follower: str
    source: str
    position: int
    sequence: int
    error: str | None = None


def place(database: Database, follower: str, source: str) -> Place:
    """Of a new follower: the very beginning."""
    with database.transaction() as cursor:
        row = cursor.execute(
            "SELECT position, sequence, error FROM positions WHERE follower = %s AND source = %s", (follower, source)
        ).fetchone()
        if row is None:
            cursor.execute("INSERT INTO positions (follower, source) VALUES (%s, %s)", (follower, source))
            return Place(follower, source, 0, 0)
    return Place(follower, source, **row)


def reached(cursor: Cursor[DictRow], follower: str, source: str) -> int:
    """How far its tables tell of the source; asked before they are read, or in one snapshot with them, it is never more
    than they show."""
    row = cursor.execute(
        "SELECT position FROM positions WHERE follower = %s AND source = %s", (follower, source)
    ).fetchone()
    return row["position"] if row else 0


def move(cursor: Cursor[DictRow], place: Place, last: Letter) -> None:
    """Raises Superseded unless the position is still the one that was read: of two readers one gets through."""
    cursor.execute(
        """UPDATE positions SET position = %s, sequence = %s, error = NULL, changed_at = now()
           WHERE follower = %s AND source = %s AND position = %s""",
        (last.position, last.sequence, place.follower, place.source, place.position),
    )
    if cursor.rowcount != 1:
        raise Superseded(f"{place.follower} is no longer at {place.source}:{place.position}")


def advance(place: Place, last: Letter) -> Effect:
    """The effect of having dealt with `last`; does nothing where that is known already."""

    def effect(cursor: Writing) -> None:
        cursor.execute(
            """UPDATE positions SET position = %s, sequence = %s, error = NULL, changed_at = now()
               WHERE follower = %s AND source = %s AND position < %s""",
            (last.position, last.sequence, place.follower, place.source, last.position),
        )

    return effect


def rewind(cursor: Cursor[DictRow], place: Place, kept: int) -> None:
    """Back to what the source still has, and noted: others should see it. Raises Superseded."""
    cursor.execute(
        """UPDATE positions SET position = %s, sequence = 0, error = NULL, changed_at = now(),
                  rewound_from = position, rewound_to = %s, rewound_at = now()
           WHERE follower = %s AND source = %s AND position = %s""",
        (kept, kept, place.follower, place.source, place.position),
    )
    if cursor.rowcount != 1:
        raise Superseded(f"{place.follower} is no longer at {place.source}:{place.position}")


def note(database: Database, follower: str, source: str, error: str | None) -> None:
    with database.transaction() as cursor:
        cursor.execute(
            "UPDATE positions SET error = %s, changed_at = now() WHERE follower = %s AND source = %s",
            (error, follower, source),
        )
