"""Reports: figures counted at one moment, with what they are true of and how fresh they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backbone.database import ALL_SCHOOLS, Database
from backbone.errors import NotFound
from psycopg import Cursor, sql
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from reporting.figures.counting import Cell, count
from reporting.figures.figure import Figure, Timing
from reporting.figures.question import Question
from reporting.views import SOURCES, VIEWS

FRESHNESS = """
SELECT source, coalesce((%(until)s::jsonb ->> source)::bigint, position, 0) AS position, error IS NOT NULL AS stalled,
    (SELECT recorded_at FROM journal AS told WHERE told.source = known.source
        AND told.position <= coalesce((%(until)s::jsonb ->> known.source)::bigint, 9223372036854775807)
     ORDER BY told.position DESC LIMIT 1) AS newest
FROM unnest(%(sources)s::text[]) AS known (source)
LEFT JOIN (SELECT * FROM positions WHERE follower = %(follower)s) AS positions USING (source) ORDER BY source
"""
SCHOOLS = "SELECT subject AS school, name, short_name FROM schools WHERE live AND span @> %(last)s"
BY_NAME = sql.SQL("""
SELECT school AS id, name, short_name, (
        SELECT max(recorded_at) FROM unnest(%(sources)s::text[]) AS known (source), LATERAL (
            SELECT recorded_at FROM journal WHERE journal.school = counted.school AND journal.source = known.source
            ORDER BY position DESC LIMIT 1) AS last
    ) AS newest
FROM counted ORDER BY name, school
""")


@dataclass(frozen=True)
class Freshness:
    """How far a source was taken in; `newest` is when its last event was recorded; `stalled`: taking in has stopped."""

    source: str
    position: int
    stalled: bool
    newest: datetime | None


@dataclass(frozen=True)
class School:
    """`positions`: at which its numbers are true."""

    id: UUID
    name: str
    short_name: str
    newest: datetime | None
    positions: Mapping[str, int]


@dataclass(frozen=True)
class Counted:
    figure: Figure
    cells: list[Cell]


@dataclass(frozen=True)
class Report:
    question: Question
    sources: list[Freshness]
    schools: list[School]
    figures: list[Counted]


@contextmanager
def reading(database: Database, question: Question) -> Iterator[Cursor[DictRow]]:
    """One moment, of one school where one is asked about. Figures join whole sets: the planner can't know how many rows
    row-level security leaves, guesses few, and would compare every row with every other."""
    with database.transaction(question.school or ALL_SCHOOLS, snapshot=True) as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield cursor


def report(database: Database, question: Question, figures: Iterable[Figure]) -> Report:
    """Counted at once, whatever is kept."""
    with reading(database, question) as cursor:
        sources = freshness(cursor)
        positions = {item.source: item.position for item in sources}
        schools = schools_of(cursor, question, lambda _: positions)
        ids = [school.id for school in schools]
        counted = [Counted(figure, count(cursor, figure, question, ids)) for figure in figures]
        return Report(question, sources, schools, counted)


def require_school(database: Database, school: UUID) -> None:
    """Raises NotFound for a school nobody has registered."""
    with database.transaction() as cursor:
        if cursor.execute("SELECT FROM schools WHERE subject = %s", (school,)).fetchone() is None:
            raise NotFound


def schools_of(
    cursor: Cursor[DictRow], question: Question, positions: Callable[[UUID], Mapping[str, int]]
) -> list[School]:
    parameters = {**question.parameters(Timing.STOCK), "sources": list(SOURCES)}
    cursor.execute(question.rows(SCHOOLS) + BY_NAME, parameters)
    return [School(**row, positions=positions(row["id"])) for row in cursor.fetchall()]


def freshness(cursor: Cursor[DictRow], until: Mapping[str, int] | None = None) -> list[Freshness]:
    """Of everything taken in, or of it up to these positions."""
    parameters = {"sources": list(SOURCES), "follower": VIEWS.name, "until": until and Jsonb(dict(until))}
    cursor.execute(FRESHNESS, parameters)
    return [Freshness(**row) for row in cursor.fetchall()]
