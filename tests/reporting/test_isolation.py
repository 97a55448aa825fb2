"""The second wall: PostgreSQL itself shows a school nothing of another's."""

from uuid import uuid4

import pytest
from mentoring.roles import Databases
from psycopg import connect, sql
from reporting.application import Reporting
from reporting.reports_list import REPORTS
from reporting.views import TABLES, VIEWS

from tests.reporting.municipality import TakeIn, named
from tests.reporting.year import a_year


def test_every_table_with_a_school_is_behind_the_wall(reporting: Reporting) -> None:
    query = """
    SELECT relname, relrowsecurity AND relforcerowsecurity AND polname IS NOT NULL AS walled
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid LEFT JOIN pg_policy ON polrelid = pg_class.oid
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attname = 'school'
    """
    with reporting.database.transaction() as cursor:
        found = {row["relname"]: row["walled"] for row in cursor.execute(query)}
    built = (table.name for table in (*VIEWS.tables, *REPORTS.tables))
    assert found == dict.fromkeys((*built, "return_list", "papers", "paper_files"), True)


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
