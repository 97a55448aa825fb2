"""The head's Monday letter: what is open in the school, by kind, and what is overdue (R-3.3-01), if anything is."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from psycopg import Cursor
from psycopg.rows import DictRow
from pydantic import JsonValue

from notifications import knowledge
from notifications.application import Notifications
from notifications.notices import Notice
from notifications.reminders.labels import LABELS
from notifications.reminders.planning import morning
from notifications.telling import Occasion, requests

SOON = timedelta(days=14)
"""What falls due later is not in the digest yet."""
DIGEST = Notice("weekly-digest", "head")


def tell_digests(app: Notifications, now: datetime) -> None:
    """Once for each school and week, however late the morning is noticed; of weeks missed only the last."""
    today = app.clock.today()
    monday = today - timedelta(days=today.weekday())
    begun = morning(monday, app.clock.time_zone)
    if now < begun:
        return
    with app.database.transaction() as cursor:
        schools = cursor.execute(
            """SELECT DISTINCT school FROM posts WHERE role = 'head' AND known_at < %s
               AND NOT EXISTS (SELECT FROM digests WHERE digests.school = posts.school AND week >= %s)""",
            (begun, monday),
        ).fetchall()
    for row in schools:
        _tell(app, row["school"], now)
        with app.database.transaction() as cursor:
            cursor.execute(
                """INSERT INTO digests (school, week) VALUES (%s, %s)
                   ON CONFLICT (school) DO UPDATE SET week = excluded.week""",
                (row["school"], monday),
            )


def _tell(app: Notifications, school: UUID, now: datetime) -> None:
    today = app.clock.today()
    monday = today - timedelta(days=today.weekday())
    cause = uuid5(NAMESPACE_URL, f"digest:{school}:{monday.isoformat()}")
    with app.database.transaction() as cursor:
        facts = _facts(cursor, school, today)

        def who(post: str) -> Sequence[UUID]:
            return knowledge.present(cursor, knowledge.holders(cursor, school, post, today, now), now)

        told = requests(Occasion(today, facts, "school", school), [DIGEST], who) if facts["matters"] else []
    if told:
        app.tell(school, cause, told, now)


def _facts(cursor: Cursor[DictRow], school: UUID, today: date) -> dict[str, JsonValue]:
    rows = cursor.execute(
        """SELECT kind, count(*) AS open, count(*) FILTER (WHERE due < %s) AS overdue FROM deadlines
           WHERE school = %s AND open AND due <= %s AND kind = ANY(%s) GROUP BY kind ORDER BY kind""",
        (today, school, today + SOON, list(LABELS)),
    ).fetchall()
    return {"matters": {row["kind"]: row["open"] for row in rows}, "overdue": sum(row["overdue"] for row in rows)}
