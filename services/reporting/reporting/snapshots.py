"""What a report is compiled of: its figures at one moment, and the mentors it still waits for."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from backbone.database import Database
from psycopg.types.range import DateRange

from reporting.domain.kinds import KINDS
from reporting.domain.report import Line, Report
from reporting.figures.catalogue import FIGURES
from reporting.figures.question import DAY, Question
from reporting.report import Report as Counted
from reporting.report import report as count

MISSING = """
SELECT DISTINCT mentor FROM matches WHERE live AND span && %(window)s
EXCEPT SELECT mentor FROM mentor_reports WHERE since <@ %(window)s
"""


def counted(database: Database, report: Report, today: date, positions: Mapping[str, int] | None) -> Counted:
    """What has not happened yet is not counted: a period that lasts beyond today ends with today."""
    since = None if KINDS[report.kind].as_of else report.since
    question = Question(since, min(report.until, today + DAY), report.school, positions=positions)
    return count(database, question, [FIGURES[id] for id in report.figures])


def lines(told: Counted) -> tuple[Line, ...]:
    return tuple(
        Line(figure=item.figure.id, key=cell.key, value=cell.value, n=cell.n)
        for item in told.figures
        for cell in item.cells
    )


def missing_mentors(database: Database, report: Report) -> frozenset[UUID]:
    assert report.school is not None
    with database.transaction(report.school) as cursor:
        rows = cursor.execute(MISSING, {"window": DateRange(report.since, report.until)}).fetchall()
    return frozenset(row["mentor"] for row in rows)
