"""The school's code of ethics, and who has got acquainted with it: learnt from the registry (1.3)."""

from collections.abc import Collection
from uuid import UUID

from backbone.database import Database
from contracts.codes import AcknowledgedAct, SchoolDocument
from contracts.registry import ActAcknowledged, DocumentPublished
from psycopg import Cursor
from psycopg.rows import DictRow


def learn_code(cursor: Cursor[DictRow], school: UUID, published: DocumentPublished) -> None:
    if published.kind is SchoolDocument.ETHICS_CODE:
        cursor.execute(
            """INSERT INTO ethics_codes (school, document) VALUES (%s, %s)
               ON CONFLICT (school) DO UPDATE SET document = excluded.document""",
            (school, published.document),
        )


def learn_acquaintance(cursor: Cursor[DictRow], school: UUID, known: ActAcknowledged) -> None:
    if known.act is AcknowledgedAct.ETHICS_CODE:
        cursor.execute(
            "INSERT INTO acquaintances (person, document, school) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            (known.participant, known.document, school),
        )


def unacquainted(database: Database, school: UUID, persons: Collection[UUID]) -> frozenset[UUID]:
    """Those who do not know the code in force; nobody where the school has none."""
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            """SELECT person FROM ethics_codes c, unnest(%s::uuid[]) AS person
               WHERE c.school = %s AND NOT EXISTS (
                   SELECT FROM acquaintances a WHERE a.person = person.person AND a.document = c.document)""",
            (list(persons), school),
        ).fetchall()
    return frozenset(row["person"] for row in rows)
