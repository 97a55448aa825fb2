"""What programs knows of partners: whom they lend the school, under which agreement and up to which day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from backbone.database import Database
from contracts.registry import ParticipantRegistered
from psycopg import Cursor
from psycopg.rows import DictRow


def learn_term(cursor: Cursor[DictRow], school: UUID, partnership: UUID, until: date | None) -> None:
    """`until` is the last day, None where there is none."""
    cursor.execute(
        """INSERT INTO partnerships (id, school, until) VALUES (%s, %s, %s)
           ON CONFLICT (id) DO UPDATE SET until = excluded.until""",
        (partnership, school, until),
    )


def learn_employer(cursor: Cursor[DictRow], fact: ParticipantRegistered) -> None:
    cursor.execute("UPDATE people SET partnership = %s WHERE id = %s", (fact.partnership, fact.participant))


def lent(database: Database, school: UUID, partnership: UUID, on: date) -> Sequence[UUID]:
    """Whom the partner lends; nobody any more once the agreement has ended."""
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            """SELECT people.id FROM people JOIN partnerships ON partnerships.id = people.partnership
               WHERE people.school = %s AND partnership = %s AND (until IS NULL OR until >= %s) ORDER BY people.id""",
            (school, partnership, on),
        ).fetchall()
    return [row["id"] for row in rows]
