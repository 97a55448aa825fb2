"""The events behind a figure."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from psycopg import Cursor, sql
from psycopg.rows import DictRow
from reporting.figures.figure import Figure
from reporting.figures.question import Question

DISCREET = ["registry.MatchDeclined", "registry.InterestDeclared", "programs.MediationClosed"]
"""In a pair the role says who it was: who said no or gave up is not told (R-1.3-05, R-3.5-09)."""

Line = tuple[UUID, str]
"""Of a school, a line of the breakdown."""

EVENTS = sql.SQL("""
SELECT event AS id, type, source, position, school, aggregate, version, happened AS on, recorded_at,
    CASE WHEN type <> ALL (%(discreet)s) THEN role END AS role FROM journal
WHERE event IN (SELECT unnest(events) FROM counted WHERE (%(key)s::text IS NULL OR key = %(key)s) AND NOT EXISTS (
        SELECT FROM unnest(%(schools)s::uuid[], %(lines)s::text[]) AS hidden (school, line)
        WHERE hidden.school = counted.school AND hidden.line = counted.key))
    AND (%(day)s::date IS NULL OR (happened, event) > (%(day)s, %(event)s))
ORDER BY happened, event LIMIT %(limit)s
""")


def events(
    cursor: Cursor[DictRow],
    figure: Figure,
    question: Question,
    key: str | None,
    after: tuple[date, UUID] | None,
    limit: int,
    hidden: Collection[Line],
) -> list[DictRow]:
    """Of one line of the breakdown, or of all, but the `hidden` lines of schools; in the order in which they happened,
    beyond `after`."""
    day, event = after or (None, None)
    page: dict[str, object] = {"key": key, "day": day, "event": event, "limit": limit, "discreet": DISCREET}
    page |= {"schools": [school for school, _ in hidden], "lines": [line for _, line in hidden]}
    cursor.execute(question.rows(figure.rows) + EVENTS, question.parameters(figure.timing) | page)
    return cursor.fetchall()
