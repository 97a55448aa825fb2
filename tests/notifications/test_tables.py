"""Read models: guarded by school in the database itself, and built anew from the log they come from."""

from uuid import uuid4

import pytest
from contracts import programs, registry
from notifications.views import VIEWS
from psycopg import sql
from psycopg.rows import DictRow

from tests.notifications.town import School, Town, address, until

TABLES = [table.name for table in VIEWS.tables]


def rows(town: Town, table: str, school: object = "*") -> list[DictRow]:
    with town.parts.app.database.transaction(str(school)) as cursor:
        query = sql.SQL("SELECT * FROM {} AS row ORDER BY row::text").format(sql.Identifier(table))
        return cursor.execute(query).fetchall()


def return_program(town: Town, school: School) -> None:
    fact = programs.ProgramReturned(program=uuid4(), mentor=school.mentor, mentees=(school.mentee,))
    town.reached(town.others.tell(fact, school.id, actor=school.curator))
    town.comes_to("sent", school, school.mentor)
    town.comes_to("sent", school, school.mentee)


def test_every_table_of_schools_is_guarded_by_rows(town: Town) -> None:
    with town.parts.app.database.transaction() as cursor:
        found = cursor.execute(
            """SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AS guarded,
                      EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS has_policy
               FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school'
               WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"""
        ).fetchall()
    assert {row["relname"] for row in found} >= set(TABLES)
    assert all(row["guarded"] and row["has_policy"] for row in found)


@pytest.mark.parametrize("table", ["inbox", "deliveries", "origins", "posts"])
def test_a_school_sees_its_own_rows_and_nobody_without_a_school_sees_any(
    town: Town, school: School, table: str
) -> None:
    return_program(town, school)
    own = rows(town, table, school.id)
    assert own
    assert {row["school"] for row in own} == {school.id}
    assert rows(town, table, uuid4()) == rows(town, table, "") == []


def test_views_built_anew_are_the_same_row_by_row_and_send_nothing(town: Town, school: School) -> None:
    return_program(town, school)
    declared = registry.SchoolOriginsDeclared(school=school.id, origins=("https://school.example",))
    told = town.others.tell(declared, school.id)
    town.reached(told)
    town.no_mail_waits()
    head = town.parts.app.recorder.max_notification_id()
    live, mail = {table: rows(town, table) for table in TABLES}, town.mail.total
    town.rebuild()
    town.reached(f"notifications:{head}")
    town.reached(told)
    town.no_mail_waits()
    assert {table: rows(town, table) for table in TABLES} == live
    assert town.mail.total == mail
    assert town.parts.app.recorder.max_notification_id() == head


def test_no_name_and_no_address_is_kept_anywhere(town: Town, school: School) -> None:
    return_program(town, school)
    assert "Mentor Имя" in str(town.mail.letters[address(school.mentor)][0]["To"])
    with town.parts.app.database.transaction() as cursor:
        found = cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    tables = {row["tablename"] for row in found}
    kept = [value for table in tables for row in rows(town, table) for value in row.values()]
    told = " ".join(value.decode(errors="replace") if isinstance(value, bytes) else str(value) for value in kept)
    assert str(school.mentor) in told
    assert "Имя" not in told
    assert "@school.example" not in told
    assert "notifications_events" in tables


def test_the_origins_of_a_school_are_the_ones_it_declared_last(town: Town, school: School) -> None:
    for origins in (("https://old.example",), ("https://new.example", "http://localhost:3000")):
        fact = registry.SchoolOriginsDeclared(school=school.id, origins=origins)
        town.reached(town.others.tell(fact, school.id))
    preflight = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "Authorization"}

    def allowed(origin: str) -> bool:
        answer = town.client.options("/inbox", headers=preflight | {"Origin": origin})
        return bool(answer.headers.get("Access-Control-Allow-Origin") == origin)

    until(lambda: allowed("https://new.example"))
    assert not allowed("https://old.example")
