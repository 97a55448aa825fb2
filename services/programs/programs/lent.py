"""What programs knows of people from outside: who lends them to the school, and up to which day they may mentor."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from backbone.database import Database
from contracts.registry import ClearanceAttested, ParticipantRegistered
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
    cursor.execute(
        "UPDATE people SET partnership = %s, external_until = %s WHERE id = %s",
        (fact.partnership, fact.external_until, fact.participant),
    )


def learn_clearance(cursor: Cursor[DictRow], school: UUID, fact: ClearanceAttested) -> None:
    cursor.execute(
        """INSERT INTO clearances (participant, school, kind, until) VALUES (%s, %s, %s, %s)
           ON CONFLICT (participant, kind) DO UPDATE SET until = excluded.until""",
        (fact.participant, school, fact.kind, fact.until),
    )


def entitled_until(database: Database, school: UUID, person: UUID) -> date | None:
    """The last day on which a mentor from outside has his basis, his agreement and his certificates; None for staff of
    the school (INV-24)."""
    with database.transaction(school) as cursor:
        row = cursor.execute(
            """SELECT least(people.external_until, partnerships.until,
                            (SELECT min(until) FROM clearances WHERE participant = people.id)) AS until
               FROM people LEFT JOIN partnerships ON partnerships.id = people.partnership
               WHERE people.id = %s AND people.external_until IS NOT NULL""",
            (person,),
        ).fetchone()
    return row["until"] if row else None


def lent(database: Database, school: UUID, partnership: UUID, on: date) -> Sequence[UUID]:
    """Whom the partner lends; nobody any more once the agreement has ended."""
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            """SELECT people.id FROM people JOIN partnerships ON partnerships.id = people.partnership
               WHERE people.school = %s AND partnership = %s AND (until IS NULL OR until >= %s) ORDER BY people.id""",
            (school, partnership, on),
        ).fetchall()
    return [row["id"] for row in rows]
