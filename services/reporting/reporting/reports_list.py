"""The list of a school's reports, made of this service's own log."""

from typing import Any
from uuid import UUID

from backbone.database import Database
from backbone.follower import Projection
from backbone.letters import Delivery
from contracts.codes import ReportKind, ReportState
from psycopg import Cursor, sql
from psycopg.rows import DictRow

from reporting.domain import lifecycle


def planned(cursor: Cursor[DictRow], delivery: Delivery[lifecycle.ReportPlanned]) -> None:
    fact = delivery.fact
    cursor.execute(
        """INSERT INTO report_list (id, school, kind, since, until, state, place)
           VALUES (%s, %s, %s, %s, %s, %s, %s)""",
        (
            delivery.aggregate,
            delivery.meta.school,
            fact.kind,
            fact.since,
            fact.until,
            ReportState.PLANNED,
            delivery.position,
        ),
    )


def compiled(cursor: Cursor[DictRow], delivery: Delivery[lifecycle.ReportCompiled]) -> None:
    _update(cursor, delivery, state=ReportState.COMPILED, version=delivery.fact.version)


def submitted(cursor: Cursor[DictRow], delivery: Delivery[lifecycle.ReportSubmitted]) -> None:
    _update(cursor, delivery, state=ReportState.SUBMITTED)


def returned(cursor: Cursor[DictRow], delivery: Delivery[lifecycle.ReportReturned]) -> None:
    _update(cursor, delivery, state=ReportState.COMPILED)


def approved(cursor: Cursor[DictRow], delivery: Delivery[lifecycle.ReportApproved]) -> None:
    _update(cursor, delivery, state=ReportState.APPROVED, approved=delivery.fact.on)


def _update(cursor: Cursor[DictRow], delivery: Delivery[Any], **values: object) -> None:
    assignments = sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in values
    )
    statement = sql.SQL("UPDATE report_list SET {} WHERE id = %(id)s").format(assignments)
    cursor.execute(statement, {**values, "id": delivery.aggregate})


REPORTS = Projection(
    "reports",
    {
        lifecycle.ReportPlanned: planned,
        lifecycle.ReportCompiled: compiled,
        lifecycle.ReportSubmitted: submitted,
        lifecycle.ReportReturned: returned,
        lifecycle.ReportApproved: approved,
    },
    tables=("report_list",),
)


def reports_of(
    database: Database, school: UUID | None, kind: ReportKind | None, after: int | None, limit: int
) -> tuple[list[DictRow], int]:
    """Of one school; without one, what all schools have approved. And the position at which it is true."""
    with database.transaction(school or "*") as cursor:
        known = cursor.execute(
            "SELECT position FROM positions WHERE follower = %s AND source = 'reporting'", (REPORTS.name,)
        ).fetchone()
        rows = cursor.execute(
            """SELECT * FROM report_list
               WHERE (%(school)s::uuid IS NULL AND approved IS NOT NULL OR school = %(school)s)
                 AND (%(kind)s::text IS NULL OR kind = %(kind)s) AND (%(after)s::bigint IS NULL OR place > %(after)s)
               ORDER BY place LIMIT %(limit)s""",
            {"school": school, "kind": kind, "after": after, "limit": limit},
        ).fetchall()
    return rows, known["position"] if known else 0
