"""The projection: what reporting makes of every message, a line in the journal and rows on the timelines it changes."""

from collections.abc import Iterable
from uuid import UUID

from backbone.database import Database
from backbone.follower import Projection, Rows, Table
from backbone.letters import Delivery
from contracts.base import Contract, contracts

from reporting.journal import JOURNAL, note
from reporting.projections import editions, facts, matches, people, programs, schools, told
from reporting.timeline import Entry, Handles, enter, timeline

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
TABLES = (JOURNAL.name, *(kind.TABLE for kind in TIMELINES))
NUMBERS = Table("kept_numbers", ("asked", "school"))
"""Counted of the others: tables that are built anew begin with none."""


def declared_origins(database: Database) -> dict[UUID, list[str]]:
    with database.transaction() as cursor:
        rows = cursor.execute("SELECT school, origins FROM origins WHERE until = 'infinity'").fetchall()
    return {row["school"]: row["origins"] for row in rows}


def take_in(rows: Rows, delivery: Delivery[Contract]) -> None:
    note(rows, delivery)
    for entry in HANDLES.get(type(delivery.fact), _nothing)(delivery):
        enter(rows, entry, delivery)


def _nothing(delivery: Delivery[Contract]) -> Iterable[Entry]:
    return ()


VIEWS = Projection(
    "views",
    {kind: take_in for kind in contracts() if kind.TYPE.partition(".")[0] in SOURCES},
    tables=(JOURNAL, *map(timeline, TIMELINES), NUMBERS),
)
