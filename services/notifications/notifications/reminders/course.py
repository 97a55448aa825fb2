"""What a program's own course does to the deadlines in it: it pauses, goes on, ends."""

from uuid import UUID

from backbone.letters import Delivery
from contracts import programs
from psycopg import Cursor
from psycopg.rows import DictRow

from notifications.reminders.planning import close_with, excuse, stand_still

Cur = Cursor[DictRow]


def paused(cursor: Cur, told: Delivery[programs.ProgramSuspended]) -> None:
    """Nobody is reminded of what stands still (A-35)."""
    cursor.execute(
        "UPDATE programs SET suspended = %s, moved_at = %s WHERE program = %s AND moved_at < %s",
        (told.fact.since, told.position, told.fact.program, told.position),
    )


def resumed(cursor: Cur, told: Delivery[programs.ProgramResumed]) -> None:
    """Counters go on where they stood."""
    row = cursor.execute(
        """WITH before AS (SELECT program, suspended FROM programs WHERE program = %(program)s FOR UPDATE)
           UPDATE programs SET suspended = NULL, moved_at = %(position)s FROM before
           WHERE programs.program = before.program AND moved_at < %(position)s RETURNING before.suspended""",
        {"program": told.fact.program, "position": told.position},
    ).fetchone()
    if row and row["suspended"]:
        stand_still(cursor, told.fact.program, (told.fact.since - row["suspended"]).days)


def over(cursor: Cur, told: Delivery[programs.ProgramCompleted | programs.ProgramTerminated]) -> None:
    close_with(cursor, told.fact.program)


def answered(cursor: Cur, told: Delivery[programs.SurveyAnswered]) -> None:
    person: UUID | None = told.fact.person
    if person:
        excuse(cursor, f"survey:{told.fact.survey}", person)
