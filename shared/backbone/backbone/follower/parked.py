"""Messages a reaction could not process, kept with everything after them of the same aggregate."""

from typing import Any

from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from backbone.database import Database
from backbone.effects import Effect, Writing
from backbone.follower.positions import Place
from backbone.letters import Delivery, Letter


def park(cursor: Cursor[DictRow], follower: str, letter: Letter, error: str) -> None:
    cursor.execute(
        """INSERT INTO parked (follower, source, position, aggregate_id, subject, headers, data, error)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
        (
            follower,
            letter.source,
            letter.position,
            letter.aggregate,
            letter.subject,
            Jsonb(letter.headers),
            letter.data,
            error,
        ),
    )


def waits(database: Database, follower: str, letter: Letter) -> bool:
    """Whether something earlier of the same aggregate is parked."""
    with database.transaction() as cursor:
        found = cursor.execute(
            "SELECT FROM parked WHERE follower = %s AND source = %s AND aggregate_id = %s LIMIT 1",
            (follower, letter.source, letter.aggregate),
        ).fetchone()
    return found is not None


def dealt_with(cursor: Cursor[DictRow], follower: str, told: Delivery[Any]) -> bool:
    """Whether a reaction has been here before, and does not wait for another attempt. Until the end of the transaction
    nobody gets further: what is written in it comes before all that is learned later."""
    found = cursor.execute(
        """SELECT position >= %(position)s AND NOT EXISTS (
               SELECT FROM parked WHERE follower = %(follower)s AND source = %(source)s AND position = %(position)s
           ) AS done FROM positions WHERE follower = %(follower)s AND source = %(source)s FOR UPDATE""",
        {"follower": follower, "source": told.source, "position": told.position},
    ).fetchone()
    return found is not None and bool(found["done"])


def parked(database: Database, follower: str) -> list[Letter]:
    with database.transaction() as cursor:
        rows = cursor.execute(
            "SELECT subject, headers, data FROM parked WHERE follower = %s ORDER BY source, position", (follower,)
        ).fetchall()
    return [Letter.read(row["subject"], row["headers"], bytes(row["data"])) for row in rows]


def unpark(follower: str, letter: Letter) -> Effect:
    def effect(cursor: Writing) -> None:
        cursor.execute(
            "DELETE FROM parked WHERE follower = %s AND source = %s AND position = %s",
            (follower, letter.source, letter.position),
        )

    return effect


def unpark_after(cursor: Cursor[DictRow], place: Place, position: int) -> None:
    """What waits is of what has never been."""
    cursor.execute(
        "DELETE FROM parked WHERE follower = %s AND source = %s AND position > %s",
        (place.follower, place.source, position),
    )


def still(follower: str, letter: Letter, error: str) -> Effect:
    """Notes why it failed this time."""

    def effect(cursor: Writing) -> None:
        cursor.execute(
            "UPDATE parked SET error = %s WHERE follower = %s AND source = %s AND position = %s",
            (error, follower, letter.source, letter.position),
        )

    return effect
