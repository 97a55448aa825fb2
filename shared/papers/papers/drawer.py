"""Which documents were made: told to whoever checks one by its QR code."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

Transaction = Callable[[UUID | None], AbstractContextManager[Cursor[DictRow]]]
"""Of a database that has the tables `papers` and `paper_files`; None sees every school's."""


@dataclass(frozen=True)
class Entry:
    """`order` is that by which the document stands, None where it stands by itself."""

    school: UUID
    kind: str
    subject: UUID
    order: UUID | None
    organisation: str
    title: str
    number: str
    dated: date | None
    template: str
    sources: dict[str, int]


class Drawer:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def enter(self, entry: Entry, at: datetime) -> UUID:
        """The id of the document, the same as when it was made before."""
        told = {**vars(entry), "sources": Jsonb(entry.sources), "made": at}
        with self._transaction(entry.school) as cursor:
            cursor.execute(
                """INSERT INTO papers (school, kind, subject, "order", organisation, title, number, dated, template,
                                       sources, made)
                   VALUES (%(school)s, %(kind)s, %(subject)s, %(order)s, %(organisation)s, %(title)s, %(number)s,
                           %(dated)s, %(template)s, %(sources)s, %(made)s)
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
        with self._transaction(school) as cursor:
            cursor.execute(
                """INSERT INTO paper_files (paper, school, format, hash, made) VALUES (%s, %s, %s, %s, %s)
                   ON CONFLICT DO NOTHING""",
                (paper, school, format, hash, at),
            )

    def find(self, paper: UUID) -> tuple[DictRow, list[DictRow]] | None:
        """The document and its files, oldest first, whatever the school."""
        with self._transaction(None) as cursor:
            row = cursor.execute("SELECT * FROM papers WHERE id = %s", (paper,)).fetchone()
            files = cursor.execute("SELECT * FROM paper_files WHERE paper = %s ORDER BY made", (paper,)).fetchall()
        return (row, files) if row else None
