"""Final reports that a school's head has approved, as reporting tells."""

from uuid import UUID

from backbone.database import Database
from backbone.letters import Delivery
from contracts.codes import ReportKind
from contracts.reporting import ReportApproved

from registry.domain.publication.ending import FinalReport
from registry.views.rows import Rows


class ReportsView:
    def __init__(self, database: Database) -> None:
        self._database = database

    def final(self, school: UUID) -> tuple[FinalReport, ...]:
        with self._database.transaction(school) as cursor:
            rows = cursor.execute(
                "SELECT since, until, approved FROM approved_reports WHERE school = %s ORDER BY since", (school,)
            ).fetchall()
        return tuple(FinalReport(**row) for row in rows)


def keep_report(rows: Rows, told: Delivery[ReportApproved]) -> None:
    """A corrected version is approved anew."""
    fact = told.fact
    if fact.kind is ReportKind.ANALYTICAL:
        period = {"school": told.meta.school, "since": fact.since, "until": fact.until}
        rows["approved_reports"].put({"id": fact.report, **period, "approved": told.on})
