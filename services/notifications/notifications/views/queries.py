"""Queries of the read models."""

from datetime import date, datetime, timedelta
from uuid import UUID

from backbone.database import Database
from backbone.follower import reached
from psycopg.rows import DictRow

from notifications import knowledge
from notifications.domain.notification import State
from notifications.views.agenda import Status

PAST, CANCELLED = timedelta(days=92), timedelta(days=30)
"""So long a calendar shows what has been, and what was cancelled after it was."""


class Views:
    """A person's inbox is asked for by school and person: the row policy guards the one, the query the other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def inbox(
        self, school: UUID, person: UUID, *, unread: bool, before: int | None, limit: int
    ) -> tuple[list[DictRow], int]:
        """Newest first; and how far the view had come."""
        with self._database.transaction(school, snapshot=True) as cursor:
            rows = cursor.execute(
                """SELECT * FROM inbox WHERE recipient = %(person)s AND (read_at IS NULL OR NOT %(unread)s)
                   AND (%(before)s::bigint IS NULL OR position < %(before)s) ORDER BY position DESC LIMIT %(limit)s""",
                {"person": person, "before": before, "unread": unread, "limit": limit},
            ).fetchall()
            return rows, reached(cursor, "views", "notifications")

    def inbox_after(self, school: UUID, person: UUID, position: int, limit: int) -> list[DictRow]:
        """Oldest first."""
        with self._database.transaction(school) as cursor:
            return cursor.execute(
                "SELECT * FROM inbox WHERE recipient = %s AND position > %s ORDER BY position LIMIT %s",
                (person, position, limit),
            ).fetchall()

    def unread(self, school: UUID, person: UUID) -> int:
        with self._database.transaction(school) as cursor:
            row = cursor.execute(
                "SELECT count(*) AS unread FROM inbox WHERE recipient = %s AND read_at IS NULL", (person,)
            ).fetchone()
        return row["unread"] if row else 0

    def newest(self) -> int:
        """The position in this service's log up to which all inboxes are filled."""
        with self._database.transaction() as cursor:
            return reached(cursor, "views", "notifications")

    def arrived(self, position: int) -> list[DictRow]:
        """Whose inboxes, of all schools, have grown beyond the position, and to which."""
        with self._database.transaction() as cursor:
            return cursor.execute(
                "SELECT recipient, max(position) AS position FROM inbox WHERE position > %s GROUP BY recipient",
                (position,),
            ).fetchall()

    def deliveries(
        self, school: UUID, *, state: State | None, before: int | None, limit: int
    ) -> tuple[list[DictRow], int]:
        """Newest first; and how far the view had come."""
        with self._database.transaction(school, snapshot=True) as cursor:
            rows = cursor.execute(
                """SELECT * FROM deliveries WHERE school = %(school)s
                   AND (%(before)s::bigint IS NULL OR position < %(before)s)
                   AND (%(state)s::text IS NULL OR state = %(state)s) ORDER BY position DESC LIMIT %(limit)s""",
                {"school": school, "before": before, "state": state, "limit": limit},
            ).fetchall()
            return rows, reached(cursor, "views", "notifications")

    def agenda(self, school: UUID, person: UUID, today: date, now: datetime) -> list[DictRow]:
        """Of the person, and of the school where it is its head or curator; soonest first."""
        with self._database.transaction(school) as cursor:
            posts = (knowledge.HEAD, knowledge.CURATOR)
            leading = {one for post in posts for one in knowledge.holders(cursor, school, post, today, now)}
            whose = [person, school] if person in leading else [person]
            return cursor.execute(
                """SELECT * FROM agenda WHERE whose = ANY(%s) AND day >= %s
                   AND (status <> %s OR changed_at >= %s) ORDER BY day, at, entry""",
                (whose, today - PAST, Status.CANCELLED, now - CANCELLED),
            ).fetchall()

    def mail_due(self, now: datetime, limit: int) -> list[UUID]:
        """Longest due first. What was asked for in the future was asked for by a clock that went wrong: now it waits
        for nothing."""
        with self._database.transaction() as cursor:
            rows = cursor.execute(
                """SELECT notification FROM deliveries WHERE due_at IS NOT NULL
                   AND (due_at <= %(now)s OR requested_at > %(now)s) ORDER BY due_at, position LIMIT %(limit)s""",
                {"now": now, "limit": limit},
            ).fetchall()
        return [row["notification"] for row in rows]

    def origins(self) -> dict[UUID, list[str]]:
        with self._database.transaction() as cursor:
            return {row["school"]: row["origins"] for row in cursor.execute("SELECT school, origins FROM origins")}
