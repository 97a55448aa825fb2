"""Why a number differs from what it was: who or what was added, removed, or corrected, and by which events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from backbone.database import Database
from psycopg import Cursor, sql
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from reporting.figures.evidence import DISCREET
from reporting.figures.figure import Figure
from reporting.figures.question import Question
from reporting.report import reading

SUBJECTS = sql.SQL("""
SELECT subject::text AS subject, array_agg(DISTINCT value::float8) AS values, jsonb_agg(to_jsonb(events)) AS events
FROM counted WHERE %(key)s::text IS NULL OR key = %(key)s GROUP BY subject
""")
TOLD = """
SELECT event AS id, type, source, position, school, aggregate, version, happened AS on, recorded_at,
    CASE WHEN type <> ALL (%(discreet)s) THEN role END AS role
FROM journal WHERE event = ANY (%(events)s) ORDER BY happened, event
"""
LATER = """
SELECT later.event FROM journal AS known JOIN journal AS later USING (school, source, aggregate)
WHERE known.event = ANY (%(events)s) AND later.position > coalesce((%(positions)s::jsonb ->> later.source)::bigint, 0)
"""


class How(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CORRECTED = "corrected"


@dataclass(frozen=True)
class Subject:
    values: Sequence[float]
    events: frozenset[UUID]


@dataclass(frozen=True)
class Change:
    """Of one of those counted; `events` are what made it so since."""

    how: How
    events: list[DictRow]


def changes(database: Database, then: Question, now: Question, figure: Figure, key: str | None) -> list[Change]:
    """Between two answers to the same question of one school; `then` names its positions."""
    with reading(database, now) as cursor:
        before, after = _subjects(cursor, then, figure, key), _subjects(cursor, now, figure, key)
        return [
            Change(how, _why(cursor, before.get(subject), after.get(subject), then.positions or {}))
            for subject in sorted(before.keys() | after.keys())
            if (how := _how(before.get(subject), after.get(subject)))
        ]


def _how(before: Subject | None, after: Subject | None) -> How | None:
    if before is None:
        return How.ADDED
    if after is None:
        return How.REMOVED
    return How.CORRECTED if before.values != after.values else None


def _why(
    cursor: Cursor[DictRow], before: Subject | None, after: Subject | None, positions: Mapping[str, int]
) -> list[DictRow]:
    """Events that it rests on now and did not then; where there are none, what was told of the same objects since."""
    known = before.events if before else frozenset()
    new = (after.events if after else frozenset()) - known
    if not new:
        asked = {"events": list(known), "positions": Jsonb(dict(positions))}
        new = frozenset(row["event"] for row in cursor.execute(LATER, asked))
    return cursor.execute(TOLD, {"events": list(new), "discreet": DISCREET}).fetchall()


def _subjects(cursor: Cursor[DictRow], question: Question, figure: Figure, key: str | None) -> dict[str, Subject]:
    asked: dict[str, Any] = question.parameters(figure.timing) | {"key": key}
    rows = cursor.execute(question.rows(figure.rows) + SUBJECTS, asked).fetchall()
    return {row["subject"]: Subject(sorted(row["values"]), _flat(row["events"])) for row in rows}


def _flat(events: Sequence[Sequence[str | None]]) -> frozenset[UUID]:
    return frozenset(UUID(event) for those in events for event in those or () if event)
