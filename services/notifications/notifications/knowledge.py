"""What the reactions must remember: who leads a school, who is in a program, what its regulation edition wants."""

from datetime import date, datetime
from uuid import UUID

from backbone.letters import Delivery
from contracts import registry
from contracts.base import Contract
from contracts.programs import ProgramContract
from psycopg import Cursor
from psycopg.rows import DictRow

HEAD, ACTING_HEAD, CURATOR = "head", "acting-head", "curator"
REMIND_BEFORE_END = (30, 14, 3)
"""Days (T-18) where the program's edition is not known."""


def school_opened(cursor: Cursor[DictRow], delivery: Delivery[registry.SchoolRegistered]) -> None:
    _take_post(cursor, delivery.fact.school, HEAD, delivery.fact.head, delivery, delivery.on)


def head_changed(cursor: Cursor[DictRow], delivery: Delivery[registry.HeadChanged]) -> None:
    fact = delivery.fact
    _take_post(cursor, delivery.meta.school, HEAD, fact.head, delivery, fact.since)


def curator_appointed(cursor: Cursor[DictRow], delivery: Delivery[registry.CuratorAppointed]) -> None:
    fact = delivery.fact
    _take_post(cursor, delivery.meta.school, CURATOR, fact.person, delivery, fact.since)


def acting_head_appointed(cursor: Cursor[DictRow], delivery: Delivery[registry.ActingHeadAppointed]) -> None:
    fact = delivery.fact
    _take_post(cursor, delivery.meta.school, ACTING_HEAD, fact.person, delivery, fact.since, fact.until)


def edition_approved(cursor: Cursor[DictRow], delivery: Delivery[registry.RegulationEditionApproved]) -> None:
    fact = delivery.fact
    cursor.execute(
        "INSERT INTO editions (edition, school, end_reminder_days) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        (fact.edition, delivery.meta.school, list(fact.parameters.end_reminder_days)),
    )


def people_of_program(cursor: Cursor[DictRow], delivery: Delivery[ProgramContract]) -> None:
    """An earlier message that comes again does not undo a later one."""
    fact = delivery.fact
    cursor.execute(
        """INSERT INTO programs (program, school, mentor, mentees, position) VALUES (%s, %s, %s, %s, %s)
           ON CONFLICT (program) DO UPDATE
           SET mentor = excluded.mentor, mentees = excluded.mentees, position = excluded.position
           WHERE programs.position < excluded.position""",
        (fact.program, delivery.meta.school, fact.mentor, list(fact.mentees), delivery.position),
    )


def holders(cursor: Cursor[DictRow], school: UUID, post: str, on: date, known_at: datetime) -> tuple[UUID, ...]:
    """Who holds the post on a date, by what was known at a moment: so a replay finds whom the first reading found.

    While somebody acts for the head, both are told.
    """
    rows = cursor.execute(
        """SELECT DISTINCT ON (role) role, person FROM posts
           WHERE school = %s AND role = ANY(%s) AND since <= %s AND (until IS NULL OR %s <= until) AND known_at <= %s
           ORDER BY role, since DESC, position DESC""",
        (school, [HEAD, ACTING_HEAD] if post == HEAD else [post], on, on, known_at),
    ).fetchall()
    return tuple(row["person"] for row in rows)


def is_led(cursor: Cursor[DictRow], school: UUID) -> bool:
    """Whether registry's messages about the school have come as far as its head and curator, whom every program has."""
    found = cursor.execute("SELECT DISTINCT role FROM posts WHERE school = %s", (school,)).fetchall()
    return {HEAD, CURATOR} <= {row["role"] for row in found}


def days_before_end(cursor: Cursor[DictRow], edition: UUID | None) -> tuple[int, ...]:
    row = cursor.execute("SELECT end_reminder_days FROM editions WHERE edition = %s", (edition,)).fetchone()
    return tuple(row["end_reminder_days"]) if row else REMIND_BEFORE_END


def participants(cursor: Cursor[DictRow], program: UUID) -> dict[str, tuple[UUID, ...]]:
    """The mentor and the mentees by the names that contracts give them."""
    row = cursor.execute("SELECT mentor, mentees FROM programs WHERE program = %s", (program,)).fetchone()
    return {"mentor": (row["mentor"],), "mentees": tuple(row["mentees"])} if row else {}


def _take_post(
    cursor: Cursor[DictRow],
    school: UUID,
    post: str,
    person: UUID,
    told: Delivery[Contract],
    since: date,
    until: date | None = None,
) -> None:
    cursor.execute(
        """INSERT INTO posts (school, role, position, person, since, until, known_at)
           VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
        (school, post, told.position, person, since, until, told.meta.recorded_at),
    )
