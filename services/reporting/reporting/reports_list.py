"""The list of a school's reports, made of this service's own log."""

from typing import Any
from uuid import UUID

from backbone.database import Database
from backbone.follower import Projection, Rows, Table, reached
from backbone.letters import Delivery
from contracts.codes import ReportKind, ReportState
from psycopg.rows import DictRow

from reporting.domain import lifecycle


def planned(rows: Rows, delivery: Delivery[lifecycle.ReportPlanned]) -> None:
    fact = delivery.fact
    rows["report_list"].add(
        {
            "id": delivery.aggregate,
            "school": delivery.meta.school,
            "kind": fact.kind,
            "since": fact.since,
            "until": fact.until,
            "state": ReportState.PLANNED,
            "place": delivery.position,
        }
    )


def compiled(rows: Rows, delivery: Delivery[lifecycle.ReportCompiled]) -> None:
    _update(rows, delivery, state=ReportState.COMPILED, version=delivery.fact.version)


def submitted(rows: Rows, delivery: Delivery[lifecycle.ReportSubmitted]) -> None:
    _update(rows, delivery, state=ReportState.SUBMITTED)


def returned(rows: Rows, delivery: Delivery[lifecycle.ReportReturned]) -> None:
    _update(rows, delivery, state=ReportState.COMPILED)


def approved(rows: Rows, delivery: Delivery[lifecycle.ReportApproved]) -> None:
    _update(rows, delivery, state=ReportState.APPROVED, approved=delivery.fact.on)


def _update(rows: Rows, delivery: Delivery[Any], **values: object) -> None:
    rows["report_list"].change(delivery.aggregate, values)


REPORTS = Projection(
    "reports",
    {
        lifecycle.ReportPlanned: planned,
        lifecycle.ReportCompiled: compiled,
        lifecycle.ReportSubmitted: submitted,
        lifecycle.ReportReturned: returned,
        lifecycle.ReportApproved: approved,
    },
    tables=(Table("report_list"),),
)


def reports_of(
    database: Database, school: UUID | None, kind: ReportKind | None, after: int | None, limit: int
) -> tuple[list[DictRow], int]:
    """Of one school; without one, what all schools have approved. And the position at which it is true."""
    with database.transaction(school or "*") as cursor:
        position = reached(cursor, REPORTS.name, "reporting")
        rows = cursor.execute(
            """SELECT * FROM report_list
               WHERE (%(school)s::uuid IS NULL AND approved IS NOT NULL OR school = %(school)s)
                 AND (%(kind)s::text IS NULL OR kind = %(kind)s) AND (%(after)s::bigint IS NULL OR place > %(after)s)
               ORDER BY place LIMIT %(limit)s""",
            {"school": school, "kind": kind, "after": after, "limit": limit},
        ).fetchall()
    return rows, position
