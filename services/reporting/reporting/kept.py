"""The table of kept numbers: what was counted of a school for a question, and whether it still holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from backbone.database import Database
from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from reporting.figures.catalogue import FIGURES
from reporting.figures.partial import lines, statement
from reporting.figures.question import Question
from reporting.views import SOURCES, VIEWS

QUESTIONS = 100
"""Of a school, for which numbers are kept; those counted longest ago are dropped."""

SCHOOLS = """
WITH RECURSIVE known AS (
    (SELECT school FROM journal ORDER BY school LIMIT 1)
    UNION ALL
    SELECT (SELECT journal.school FROM journal WHERE journal.school > known.school ORDER BY journal.school LIMIT 1)
    FROM known WHERE school IS NOT NULL
)
SELECT school FROM known WHERE school IS NOT NULL
"""
LAST = """
SELECT position, recorded_at FROM journal WHERE school = %s AND source = %s ORDER BY position DESC LIMIT 1
"""
READ = """
SELECT school, told, positions, newest, counted_at < now() - %(age)s AS old,
    CASE WHEN %(figures)s::text[] = '{}' THEN lines
        ELSE (SELECT jsonb_object_agg(id, coalesce(lines -> id, '{}')) FROM unnest(%(figures)s::text[]) AS id)
    END AS lines
FROM kept_numbers
WHERE school = ANY (%(schools)s) AND since = %(since)s AND until = %(until)s AND counted_by = %(by)s
"""
KEEP = """
INSERT INTO kept_numbers (school, since, until, lines, told, positions, newest, counted_by)
VALUES (%(school)s, %(since)s, %(until)s, %(lines)s, %(told)s, %(positions)s, %(newest)s, %(by)s)
ON CONFLICT (school, since, until) DO UPDATE SET lines = excluded.lines, told = excluded.told,
    positions = excluded.positions, newest = excluded.newest, counted_by = excluded.counted_by, counted_at = now()
"""
DROP = """
DELETE FROM kept_numbers WHERE school = %(school)s AND (since, until) IN (
    SELECT since, until FROM kept_numbers WHERE school = %(school)s ORDER BY counted_at DESC OFFSET %(most)s)
"""


@dataclass(frozen=True)
class Kept:
    """Of a school: true at `positions` of the sources, and until they tell of it beyond `told`. `old`: counted so long
    ago that nobody should be given it unless it holds."""

    school: UUID
    lines: Mapping[str, Mapping[str, Any]]
    told: Mapping[str, int]
    positions: Mapping[str, int]
    newest: datetime
    old: bool

    def will_do(self, told: Mapping[str, int], at_least: Mapping[str, int]) -> bool:
        """Whether it holds, or is young enough and true at the positions at least asked for."""
        return self.told == told or (
            not self.old and all(self.positions.get(source, 0) >= least for source, least in at_least.items())
        )


def told(cursor: Cursor[DictRow], school: UUID | None) -> dict[UUID, dict[str, int]]:
    """How far each source has told of each school of which it has, or of this one."""
    schools = [row["school"] for row in cursor.execute(SCHOOLS)] if school is None else [school]
    last = {one: _last(cursor, one) for one in schools}
    return {one: {source: row["position"] for source, row in rows.items()} for one, rows in last.items() if rows}


def kept(
    cursor: Cursor[DictRow], question: Question, schools: Iterable[UUID], figures: Sequence[str], age: timedelta
) -> dict[UUID, Kept]:
    """Of these schools; of these figures, or all. What was counted more than `age` ago is `old`."""
    which = {"schools": list(schools), "figures": list(figures), "age": age, **_key(question)}
    return {row["school"]: Kept(**row) for row in cursor.execute(READ, which)}


def count(database: Database, question: Question) -> None:
    """Counts the numbers of the question's school and keeps them. A rebuild that comes in between waits for that, and
    then drops them. Raises SerializationFailure if another count was quicker."""
    assert question.school is not None
    with database.transaction(question.school, snapshot=True) as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        last = _last(cursor, question.school)
        found = {
            "lines": Jsonb(lines(cursor, question, FIGURES.values())),
            "told": Jsonb({source: row["position"] for source, row in last.items()}),
            "positions": Jsonb(positions(cursor)),
            "newest": max(row["recorded_at"] for row in last.values()),
        }
        key = {"school": question.school, "most": QUESTIONS, **_key(question)}
        cursor.execute(KEEP, found | key)
        cursor.execute(DROP, key)


def positions(cursor: Cursor[DictRow]) -> dict[str, int]:
    rows = cursor.execute("SELECT source, position FROM positions WHERE follower = %s", (VIEWS.name,))
    return {row["source"]: row["position"] for row in rows}


def _last(cursor: Cursor[DictRow], school: UUID) -> dict[str, DictRow]:
    found = {source: cursor.execute(LAST, (school, source)).fetchone() for source in SOURCES}
    return {source: row for source, row in found.items() if row}


def _key(question: Question) -> dict[str, object]:
    return {"since": question.since or "-infinity", "until": question.until, "by": _by()}


@cache
def _by() -> str:
    """Other statements count other numbers."""
    return sha256(statement(FIGURES.values()).encode()).hexdigest()
