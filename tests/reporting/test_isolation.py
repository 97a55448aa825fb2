"""The second wall: PostgreSQL itself shows a school nothing of another's."""

from uuid import uuid4

import pytest
from mentoring.roles import Databases
from psycopg import connect, sql
from reporting.application import Reporting
from reporting.views import TABLES

from tests.reporting.municipality import TakeIn, named
from tests.reporting.year import a_year


@pytest.mark.parametrize("table", TABLES)
def test_a_school_sees_only_its_own_rows(reporting: Reporting, take: TakeIn, table: str) -> None:
    take(a_year().everything)
    seen = {}
    for school in ("*", named("a"), named("b"), uuid4()):
        with reporting.database.transaction(school) as cursor:
            rows = cursor.execute(sql.SQL("SELECT DISTINCT school FROM {}").format(sql.Identifier(table))).fetchall()
        seen[school] = {row["school"] for row in rows}
    everybody, a, b, stranger = seen.values()
    assert everybody == a | b
    assert a == {named("a")}
    assert b <= {named("b")}
    assert stranger == set()


def test_a_connection_that_names_no_school_sees_nothing(
    reporting: Reporting, take: TakeIn, migrated: Databases
) -> None:
    take(a_year().everything)
    with connect(migrated.url) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (0,)
