"""The second wall: whatever a service asks, PostgreSQL shows it the rows of the school it asks for and no others."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random
from threading import Timer
from uuid import UUID, uuid4

import psycopg
import pytest
from backbone.database import Database
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from psycopg import Cursor, sql
from psycopg.rows import DictRow

from tests.under_attack.walls import is_of, owned, role, tables

QUESTIONS = 400
Walled = tuple[str, Mapping[str, Mapping[str, int]]]
"""A service, and how many rows of each table belong to which school."""


@pytest.mark.parametrize("service", SERVICES)
def test_every_table_of_schools_is_behind_the_wall_and_none_is_the_services_own(
    platform: Platform, service: str
) -> None:
    for database in (service, f"{service}_keys"):
        found = tables(platform, database)
        assert [table.name for table in found if table.of_schools and not table.walled] == []
        assert {table.owner for table in found} == {f"{service}_owner"}
        assert {table.kind for table in found} == {"r"}, "a view would be read with its owner's rights"
    assert role(platform, service) == {"powers": False, "member_of": []}


@pytest.fixture(scope="module", params=SERVICES)
def walled(request: pytest.FixtureRequest, told: Platform) -> Walled:
    found = [table for table in tables(told, request.param) if table.of_schools]
    return request.param, {table.name: owned(told, request.param, table) for table in found}


@pytest.fixture
def database(told: Platform, walled: tuple[str, object]) -> Iterator[Database]:
    """As the service has it, with two connections for everybody."""
    found = Database(told.servers.databases(walled[0]).url)
    found._pool.resize(1, 2)
    yield found
    found.close()


class Broke(Exception):
    """In the middle of a transaction."""


def _looks(cursor: Cursor[DictRow], table: str, own: UUID, other: UUID) -> None:
    rows = cursor.execute(sql.SQL("SELECT to_jsonb(t) AS told FROM {} t").format(sql.Identifier(table)))
    assert all(is_of(row["told"], own) for row in rows)


def _looks_for_another(cursor: Cursor[DictRow], table: str, own: UUID, other: UUID) -> None:
    query = sql.SQL("SELECT to_jsonb(t) AS told FROM {} t WHERE school = %s").format(sql.Identifier(table))
    assert all(is_of(row["told"], own) for row in cursor.execute(query, (other,)))


def _takes_over(cursor: Cursor[DictRow], table: str, own: UUID, other: UUID) -> None:
    query = sql.SQL("UPDATE {} SET school = school WHERE school = %s").format(sql.Identifier(table))
    assert cursor.execute(query, (other,)).rowcount == 0


def _breaks(cursor: Cursor[DictRow], table: str, own: UUID, other: UUID) -> None:
    _looks(cursor, table, own, other)
    raise Broke


def _fails(cursor: Cursor[DictRow], table: str, own: UUID, other: UUID) -> None:
    with pytest.raises(psycopg.errors.DivisionByZero):
        cursor.execute("SELECT 1 / 0")
    raise Broke


def _is_cancelled(cursor: Cursor[DictRow], table: str, own: UUID, other: UUID) -> None:
    cursor.execute("SET LOCAL statement_timeout = '100ms'")
    Timer(0.005, cursor.connection.cancel).start()
    with pytest.raises(psycopg.errors.QueryCanceled):
        cursor.execute("SELECT pg_sleep(10)")
    raise Broke


def _is_cut_off(cursor: Cursor[DictRow], table: str, own: UUID, other: UUID) -> None:
    _looks(cursor, table, own, other)
    cursor.connection.close()
    raise Broke


Question = Callable[[Cursor[DictRow], str, UUID, UUID], None]
ASKED: tuple[Question, ...] = (_looks, _looks, _looks_for_another, _breaks, _fails, _is_cancelled, _is_cut_off)


def test_whoever_asks_whatever_happens_nobody_sees_another(walled: Walled, database: Database) -> None:
    _, counts = walled
    schools = [*sorted({UUID(id) for of in counts.values() for id in of}), uuid4()]
    chance, asked = Random(1), Counter[str]()

    def ask(own: UUID, other: UUID, table: str, question: Question) -> None:
        try:
            with database.transaction(own) as cursor:
                question(cursor, table, own, other)
        except Broke:
            pass
        asked[question.__name__] += 1

    def drawn() -> Callable[[], None]:
        own, other = chance.sample(schools, 2)
        return partial(ask, own, other, chance.choice(sorted(counts)), chance.choice(ASKED))

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(drawn()) for _ in range(QUESTIONS)]:
            done.result()
    assert asked.keys() == {question.__name__ for question in ASKED}


def test_each_school_sees_all_that_is_its_own(walled: Walled, database: Database) -> None:
    """Else the others would prove nothing."""
    _, counts = walled
    for table, by_school in counts.items():
        count = sql.SQL("SELECT count(*) AS seen FROM {}").format(sql.Identifier(table))
        for school, rows in by_school.items():
            with database.transaction(UUID(school)) as cursor:
                found = cursor.execute(count).fetchone()
            assert found
            assert found["seen"] >= rows, (table, school)  # meanwhile there may be more


def test_who_names_no_school_sees_nothing(told: Platform, walled: Walled, database: Database) -> None:
    """Neither a fresh connection nor one on which a transaction of a school has ended."""
    service, counts = walled
    school = next(UUID(id) for of in counts.values() for id in of)
    with psycopg.connect(told.servers.databases(service).url, autocommit=True) as connection:
        for table in counts:
            query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            assert connection.execute(query).fetchone() == (0,), table
    with database.transaction(school) as cursor:
        used = cursor.connection
    for table in counts:
        query = sql.SQL("SELECT count(*) AS seen FROM {}").format(sql.Identifier(table))
        assert used.execute(query).fetchone() == {"seen": 0}, table
