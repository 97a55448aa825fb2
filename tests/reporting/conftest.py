"""A database of reporting's own, as its migrations make it; empty at the start of each test."""

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files

import httpx
import pytest
from backbone.clock import Clock
from backbone.letters import Delivery
from backbone.migrate import migrate_store
from backbone.web import build_app
from backbone.web.testing import running
from contracts.base import Contract
from mentoring.roles import Databases
from psycopg import sql
from reporting.application import Reporting
from reporting.main import interface
from reporting.views import TABLES, take_in

from tests.reporting.asking import ISSUER
from tests.reporting.municipality import TakeIn
from tests.reporting.year import a_year


@pytest.fixture(scope="session")
def migrated(database: Callable[[], Databases]) -> Databases:
    found = database()
    migrate_store(Reporting, found.owner_url, found.url, files("reporting") / "migrations")
    return found


@pytest.fixture(scope="session")
def app(migrated: Databases) -> Iterator[Reporting]:
    reporting = Reporting(migrated.url, Clock())
    yield reporting
    reporting.close()


@pytest.fixture
def reporting(app: Reporting) -> Reporting:
    empty(app)
    return app


@pytest.fixture
def take(reporting: Reporting) -> TakeIn:
    """Hands messages to the projection, all in one transaction."""

    def taken(deliveries: Iterable[Delivery[Contract]]) -> None:
        with reporting.database.transaction() as cursor:
            for delivery in deliveries:
                take_in(cursor, delivery)

    return taken


@pytest.fixture
def year(take: TakeIn) -> None:
    take(a_year().everything)


@pytest.fixture(scope="session")
def client(app: Reporting) -> Iterator[httpx.Client]:
    with running(build_app(interface(app, ISSUER.verifier))) as client:
        yield client


@pytest.fixture
def anew(reporting: Reporting, take: TakeIn) -> TakeIn:
    """The same on empty tables."""

    def taken(deliveries: Iterable[Delivery[Contract]]) -> None:
        empty(reporting)
        take(deliveries)

    return taken


def empty(reporting: Reporting) -> None:
    with reporting.database.transaction() as cursor:
        for table in (*TABLES, "positions"):
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
