"""The projection: what reporting makes of every message, a line in the journal and rows on the timelines it changes."""

from collections.abc import Iterable
from uuid import UUID

from backbone.database import Database
from backbone.follower import Projection
from backbone.letters import Delivery
from contracts.base import Contract, contracts
from psycopg import Cursor
from psycopg.rows import DictRow

from reporting import journal
from reporting.projections import editions, facts, matches, people, programs, schools, told
from reporting.timeline import Entry, Handles, enter

SOURCES = ("registry", "programs")
HANDLES: Handles = {
    **schools.HANDLES,
    **editions.HANDLES,
    **people.HANDLES,
    **matches.HANDLES,
    **programs.HANDLES,
    **told.HANDLES,
}
TIMELINES: tuple[type[Entry], ...] = (
    schools.School,
    schools.Origins,
    schools.Deviation,
    editions.Edition,
    editions.Step,
    editions.MentorReport,
    people.Staff,
    people.Offer,
    people.Appointment,
    people.Need,
    matches.Match,
    programs.State,
    programs.Members,
    programs.Terms,
    programs.Period,
    facts.Fact,
)
TABLES = ("journal", *(kind.TABLE for kind in TIMELINES))
NUMBERS = "kept_numbers"
"""Counted of the others, so a rebuild empties it last."""


def declared_origins(database: Database) -> dict[UUID, list[str]]:
    with database.transaction() as cursor:
        rows = cursor.execute("SELECT school, origins FROM origins WHERE until = 'infinity'").fetchall()
    return {row["school"]: row["origins"] for row in rows}


def take_in(cursor: Cursor[DictRow], delivery: Delivery[Contract]) -> None:
    journal.note(cursor, delivery)
    for entry in HANDLES.get(type(delivery.fact), _nothing)(delivery):
        enter(cursor, entry, delivery)


def _nothing(delivery: Delivery[Contract]) -> Iterable[Entry]:
    return ()


VIEWS = Projection(
    "views",
    {kind: take_in for kind in contracts() if kind.TYPE.partition(".")[0] in SOURCES},
    tables=(*TABLES, NUMBERS),
)
