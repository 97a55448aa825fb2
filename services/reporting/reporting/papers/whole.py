"""The whole set of a school's reports and returns within a time."""

from collections.abc import Iterator
from datetime import date

from papers.archive import Shelved
from papers.desk import Prepared

from reporting import reports_list, returns_list
from reporting.domain.kinds import KINDS
from reporting.papers.clerk import Clerk

ALL = 100_000
"""More reports and campaigns than a school ever has."""


def collected(clerk: Clerk, since: date, until: date) -> Iterator[Shelved]:
    """What is dated within these days, both included."""

    def within(prepared: Prepared) -> bool:
        day = prepared.paper.requisites.day
        return day is not None and since <= day <= until

    database = clerk.app.database
    reports, _ = reports_list.reports_of(database, clerk.school, None, None, ALL)
    plans = [clerk.plan(row["id"]) for row in reports if KINDS[row["kind"]].cosigned]
    compiled = [clerk.report(row["id"]) for row in reports if row["version"]]
    announced, _ = returns_list.campaigns(database, None, ALL)
    campaigns = [clerk.app.campaign(row["id"]) for row in announced]
    answered = [one.id for one in campaigns if clerk.app.return_of(one, clerk.school).versions]
    yield from (Shelved("Планы мониторинга", one) for one in plans if within(one))
    yield from (Shelved("Отчёты", one) for one in compiled if within(one))
    yield from (Shelved("Сведения", one) for one in map(clerk.filing, answered) if within(one))
