"""The whole set of a school's documents within a time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from backbone.database import Database
from contracts.codes import ConsentPurpose
from papers.archive import Shelved
from psycopg.rows import DictRow

from registry.domain.participant.participant import Participant, Subject
from registry.papers import attachments, erasure, library, people
from registry.papers.clerk import Clerk

PURPOSES = {purpose.value: purpose for purpose in ConsentPurpose}


def collected(clerk: Clerk, database: Database, since: date, until: date) -> Iterator[Shelved]:
    """What is dated within these days, both included."""
    yield from _orders(clerk, database, since, until)
    yield from _others(clerk, database, since, until)


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
    for row in _rows(database, school, PARTICIPANTS):
        yield from _of_participant(clerk, row["id"], since, until)
    for row in _rows(database, school, ENDED, since, until):
        for person in (row["mentor"], *row["mentees"]):
            yield Shelved("Свидетельства", people.certificate(_fresh(clerk), row["id"], person))
    for row in _rows(database, school, PARTNERSHIPS, since, until):
        yield Shelved("Договоры", library.partnership(_fresh(clerk), row["id"]))
    for row in _rows(database, school, PRACTICES, since, until):
        yield Shelved("Практики", library.practice(_fresh(clerk), row["id"]))


def _of_participant(clerk: Clerk, id: UUID, since: date, until: date) -> Iterator[Shelved]:
    person = clerk.app.load(Participant, id, clerk.school.id)
    for agreement in person.agreements:
        if since <= agreement.signed_on <= until:
            yield Shelved("Соглашения о наставничестве", people.agreement(_fresh(clerk), id, agreement.id))
    if person.forgotten:
        act = erasure.act(_fresh(clerk), id)
        if act.paper.requisites.day and since <= act.paper.requisites.day <= until:
            yield Shelved("Акты об уничтожении данных", act)


def _fresh(clerk: Clerk) -> Clerk:
    """Each document tells of its own sources only."""
    return replace(clerk, sources=[])


def _rows(database: Database, school: UUID, query: str, *days: date) -> list[DictRow]:
    with database.transaction(school) as cursor:
        return cursor.execute(query.encode(), days).fetchall()


ORDERS = "SELECT id, kind FROM orders WHERE dated BETWEEN %s AND %s ORDER BY dated, place"
CONSENTS = "SELECT participant, purpose, match, url FROM consents WHERE signed_on BETWEEN %s AND %s ORDER BY place"
PARTICIPANTS = "SELECT id FROM participants ORDER BY place"
ENDED = (
    """SELECT id, mentor, mentees FROM matches WHERE ended BETWEEN %s AND %s AND "order" IS NOT NULL ORDER BY place"""
)
PARTNERSHIPS = "SELECT id FROM partnerships WHERE since BETWEEN %s AND %s ORDER BY place"
PRACTICES = "SELECT id FROM practices WHERE approved BETWEEN %s AND %s ORDER BY place"
