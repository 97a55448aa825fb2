"""What a report is compiled of: its figures at one moment, and the mentors it still waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from backbone.database import Database
from psycopg.types.range import DateRange

from reporting.changes import Change, changes
from reporting.disclosure.seen import hidden_of
from reporting.domain.kinds import KINDS
from reporting.domain.report import Line, Report, Version
from reporting.figures.catalogue import FIGURES, kin_of
from reporting.figures.figure import Figure
from reporting.figures.question import DAY, Question
from reporting.report import Report as Counted
from reporting.report import report as count

Place = tuple[str, str | None]
"""A line of a figure; None is all of it."""

MISSING = """
SELECT DISTINCT mentor FROM matches WHERE live AND span && %(window)s
EXCEPT SELECT mentor FROM mentor_reports WHERE since <@ %(window)s
"""


def counted(database: Database, report: Report, day: date, positions: Mapping[str, int] | None) -> Counted:
    return count(database, _asked(report, day, positions), _figures(report))


def explained(database: Database, report: Report, version: Version, place: Place, today: date) -> list[Change]:
    """What has made a line another number since."""
    then = _asked(report, version.compiled_on, version.positions)
    return changes(database, then, _asked(report, today, None), FIGURES[place[0]], place[1])


def hidden(database: Database, report: Report, version: Version, smallest: Sequence[int]) -> frozenset[Place]:
    """Lines of figures that the office is not shown: those it was not shown of all schools, had it asked then."""
    question = replace(_asked(report, version.compiled_on, version.positions), school=None)
    told = count(database, question, kin_of(_figures(report)))
    return frozenset((id, key) for id, school, key in hidden_of(told.figures, smallest) if school == report.school)


def lines(told: Counted) -> tuple[Line, ...]:
    return tuple(
        Line(figure=item.figure.id, key=cell.key, value=cell.value, n=cell.n or 0)
        for item in told.figures
        for cell in item.cells
    )


def _asked(report: Report, day: date, positions: Mapping[str, int] | None) -> Question:
    """What has not happened by the day is not counted: a period that lasts beyond it ends with it."""
    since = None if KINDS[report.kind].as_of else report.since
    return Question(since, min(report.until, day + DAY), report.school, positions=positions)


def _figures(report: Report) -> list[Figure]:
    return [FIGURES[id] for id in report.figures]


def missing_mentors(database: Database, report: Report) -> frozenset[UUID]:
    assert report.school is not None
    with database.transaction(report.school) as cursor:
        rows = cursor.execute(MISSING, {"window": DateRange(report.since, report.until)}).fetchall()
    return frozenset(row["mentor"] for row in rows)
