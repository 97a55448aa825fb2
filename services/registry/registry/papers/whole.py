"""The whole set of a school's documents as one archive: complete, or refused with all that is missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import RawIOBase
from typing import Any, NamedTuple
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from backbone.database import Database
from contracts.codes import ConsentPurpose
from papers.desk import Prepared, must_be_complete
from papers.making import Format
from psycopg.rows import DictRow

from registry.domain.participant.participant import Subject
from registry.papers import attachments, library, people
from registry.papers.clerk import Clerk

CONTENTS = "contents"
PURPOSES = {purpose.value: purpose for purpose in ConsentPurpose}
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class Shelved(NamedTuple):
    folder: str
    prepared: Prepared

    def path(self, number: int, format: Format) -> str:
        return f"{self.folder}/{number:03} {self.prepared.name}.{format}"


def collected(clerk: Clerk, database: Database, since: date, until: date) -> list[Shelved]:
    """What is dated within these days, both included. Raises Incomplete where a single one has a hole."""
    found = [*_orders(clerk, database, since, until), *_others(clerk, database, since, until)]
    must_be_complete([one.prepared for one in found])
    return found


def archive(clerk: Clerk, found: list[Shelved], format: Format) -> Iterator[bytes]:
    """Piece by piece as the documents are made; the table of contents comes last. An archive that breaks off cannot be
    opened."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as written:
        for number, one in enumerate(found, start=1):
            made = clerk.desk.make(one.prepared, format)
            written.writestr(ZipInfo(one.path(number, format), LONG_AGO), made.content)
            yield sink.taken()
        contents = clerk.desk.make_aside(_contents(clerk, found, format), format)
        written.writestr(ZipInfo(f"000 Содержание.{format}", LONG_AGO), contents)
    yield sink.taken()


def _orders(clerk: Clerk, database: Database, since: date, until: date) -> Iterator[Shelved]:
    for row in _rows(database, clerk.school.id, ORDERS, since, until):
        yield Shelved("Приказы", attachments.document(clerk, row["id"]))
        yield Shelved("Листы ознакомления", attachments.sheet(clerk, row["id"]))
        if row["kind"] in attachments.ATTACHMENTS:
            yield Shelved("Приложения к приказам", attachments.attachment(clerk, row["id"]))


def _others(clerk: Clerk, database: Database, since: date, until: date) -> Iterator[Shelved]:
    school = clerk.school.id
    for row in _rows(database, school, CONSENTS, since, until):
        subject = Subject(PURPOSES[row["purpose"]], row["match"], row["url"])
        yield Shelved("Согласия", people.consent(_fresh(clerk), row["participant"], subject))
    for row in _rows(database, school, PARTNERSHIPS, since, until):
        yield Shelved("Договоры", library.partnership(_fresh(clerk), row["id"]))
    for row in _rows(database, school, PRACTICES, since, until):
        yield Shelved("Практики", library.practice(_fresh(clerk), row["id"]))


def _fresh(clerk: Clerk) -> Clerk:
    """Each document tells of its own sources only."""
    return replace(clerk, sources=[])


def _rows(database: Database, school: UUID, query: str, since: date, until: date) -> list[DictRow]:
    with database.transaction(school) as cursor:
        return cursor.execute(query.encode(), (since, until)).fetchall()


def _contents(clerk: Clerk, found: list[Shelved], format: Format) -> Prepared:
    lines = [
        {
            "title": one.prepared.title,
            "number": one.prepared.paper.requisites.number,
            "dated": one.prepared.paper.requisites.dated,
            "file": one.path(number, format),
        }
        for number, one in enumerate(found, start=1)
    ]
    return clerk.prepare(CONTENTS, clerk.school.id, {**clerk.letterhead(), "lines": lines})


ORDERS = "SELECT id, kind FROM orders WHERE dated BETWEEN %s AND %s ORDER BY dated, place"
CONSENTS = "SELECT participant, purpose, match, url FROM consents WHERE signed_on BETWEEN %s AND %s ORDER BY place"
PARTNERSHIPS = "SELECT id FROM partnerships WHERE since BETWEEN %s AND %s ORDER BY place"
PRACTICES = "SELECT id FROM practices WHERE approved BETWEEN %s AND %s ORDER BY place"


class _Sink(RawIOBase):
    """What has been written since it was taken; it tells no place, so an archive is written forward only."""

    def __init__(self) -> None:
        self._piece = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        self._piece += content
        return len(content)

    def taken(self) -> bytes:
        piece, self._piece = bytes(self._piece), bytearray()
        return piece
