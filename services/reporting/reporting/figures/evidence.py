"""The events behind a figure."""

from datetime import date
from uuid import UUID

from psycopg import Cursor, sql
from psycopg.rows import DictRow
from reporting.figures.figure import Figure
from reporting.figures.question import Question

DISCREET = ["registry.MatchDeclined", "registry.InterestDeclared", "programs.MediationClosed"]
"""In a pair the role says who it was: who said no or gave up is not told (R-1.3-05, R-3.5-09)."""

EVENTS = sql.SQL("""
SELECT event AS id, type, source, position, school, aggregate, happened AS on, recorded_at,
    CASE WHEN type <> ALL (%(discreet)s) THEN role END AS role FROM journal
WHERE event IN (SELECT unnest(events) FROM counted WHERE %(key)s::text IS NULL OR key = %(key)s)
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
) -> list[DictRow]:
    """Of one line of the breakdown, or of all; in the order in which they happened, beyond `after`."""
    day, event = after or (None, None)
    page = {"key": key, "day": day, "event": event, "limit": limit, "discreet": DISCREET}
    cursor.execute(question.rows(figure.rows) + EVENTS, question.parameters(figure.timing) | page)
    return cursor.fetchall()
