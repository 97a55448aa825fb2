"""Which documents were made: told to whoever checks one by its QR code."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backbone.database import ALL_SCHOOLS, Database
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb


@dataclass(frozen=True)
class Entry:
    """`order` is that by which the document stands, None where it stands by itself."""

    school: UUID
    kind: str
    subject: UUID
    order: UUID | None
    title: str
    number: str
    dated: date | None
    template: str
    sources: dict[str, int]


class Drawer:
    def __init__(self, database: Database) -> None:
        self._database = database

    def enter(self, entry: Entry, at: datetime) -> UUID:
        """The id of the document, the same as when it was made before."""
        told = {**vars(entry), "sources": Jsonb(entry.sources), "made": at}
        with self._database.transaction(entry.school) as cursor:
            cursor.execute(
                """INSERT INTO papers (school, kind, subject, "order", title, number, dated, template, sources, made)
                   VALUES (%(school)s, %(kind)s, %(subject)s, %(order)s, %(title)s, %(number)s, %(dated)s, %(template)s,
                           %(sources)s, %(made)s)
                   ON CONFLICT DO NOTHING""",
                told,
            )
            row = cursor.execute(
                """SELECT id FROM papers WHERE kind = %(kind)s AND subject = %(subject)s AND template = %(template)s
                   AND sources = %(sources)s""",
                told,
            ).fetchone()
        assert row is not None
        id: UUID = row["id"]
        return id

    def file(self, school: UUID, paper: UUID, format: str, hash: str, at: datetime) -> None:
        with self._database.transaction(school) as cursor:
            cursor.execute(
                """INSERT INTO paper_files (paper, school, format, hash, made) VALUES (%s, %s, %s, %s, %s)
                   ON CONFLICT DO NOTHING""",
                (paper, school, format, hash, at),
            )

    def find(self, paper: UUID) -> tuple[DictRow, list[DictRow]] | None:
        """The document and its files, oldest first, whatever the school."""
        with self._database.transaction(ALL_SCHOOLS) as cursor:
            row = cursor.execute("SELECT * FROM papers WHERE id = %s", (paper,)).fetchone()
            files = cursor.execute("SELECT * FROM paper_files WHERE paper = %s ORDER BY made", (paper,)).fetchall()
        return (row, files) if row else None
