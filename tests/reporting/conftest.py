"""A database of reporting's own, as its migrations make it; empty at the start of each test."""

import asyncio
from collections.abc import Callable, Iterable, Iterator

import httpx
import pytest
from backbone.bus import Bus
from backbone.clock import Clock
from backbone.follower import Rows
from backbone.letters import Delivery
from backbone.migrate import migrate_keys, migrate_store
from backbone.web import build_app
from backbone.web.testing import running
from contracts.base import Contract
from mentoring.nats_server import NatsServer
from mentoring.roles import Databases
from mentoring.secrets import Secrets
from mentoring.settings import Folder, Ports
from mentoring.streams import ensure_streams
from mentoring.supervisor import Supervisor
from psycopg import sql
from reporting.application import Reporting
from reporting.disclosure.audience import Smallest
from reporting.main import SERVICE, interface
from reporting.settings import Settings
from reporting.views import VIEWS, take_in

from tests.reporting.asking import ISSUER, documents
from tests.reporting.municipality import TakeIn
from tests.reporting.town import Town, serving
from tests.reporting.year import a_year

NOTHING_HIDDEN = Smallest(office=1, public=1)
"""The municipalities of most tests are too small to be told of."""


@pytest.fixture(scope="session")
def migrated(database: Callable[[], Databases]) -> Databases:
    found = database()
    migrate_store(Reporting, found.owner_url, found.url, SERVICE.migrations)
    return found


@pytest.fixture(scope="session")
def app(migrated: Databases) -> Iterator[Reporting]:
    reporting = Reporting(migrated.url, Clock(), smallest=NOTHING_HIDDEN)
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
            rows = Rows(VIEWS.tables, cursor)
            for delivery in deliveries:
                take_in(rows, delivery)
            rows.write()

    return taken


@pytest.fixture
def year(take: TakeIn) -> None:
    take(a_year().everything)


@pytest.fixture(scope="session")
def client(app: Reporting) -> Iterator[httpx.Client]:
    with running(build_app(interface(app, ISSUER.verifier, documents(app)))) as client:
        yield client


@pytest.fixture
def anew(reporting: Reporting, take: TakeIn) -> TakeIn:
    """The same on empty tables."""

    def taken(deliveries: Iterable[Delivery[Contract]]) -> None:
        empty(reporting)
        take(deliveries)

    return taken


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, database: Callable[[], Databases]) -> Iterator[Town]:
    """On a NATS server of its own: here both streams are written by the tests."""
    folder, ports, databases = Folder.at(tmp_path_factory.mktemp("reporting")), Ports.free(), database()
    secrets, supervisor = Secrets(folder.secrets), Supervisor(folder.logs, folder.root)
    server = NatsServer(folder.root / "nats", ports.nats, ports.monitor, secrets)
    migrate_keys(databases.owner_keys_url, databases.keys_url)
    migrate_store(SERVICE.application, databases.owner_url, databases.url, SERVICE.migrations)
    try:
        supervisor.start(server)
        asyncio.run(ensure_streams(server.url, str(secrets.seed_file("deploy"))))
        settings = Settings(
            database_url=databases.url,
            keys_database_url=databases.keys_url,
            owner_database_url=databases.owner_url,
            nats_url=server.url,
            nats_seed_file=secrets.seed_file("reporting"),
            checkpoint_key_file=secrets.checkpoint_key_file("reporting"),
            destroyed_keys_file=folder.destroyed_keys("reporting"),
            issuer="https://issuer.test",
            public_url="https://reporting.test",
            port=0,
            smallest_for_office=1,
        )
        with serving(settings, lambda name: Bus(name, server.url, secrets.seed_file(name)), a_year()) as town:
            town.publish()
            yield town
    finally:
        supervisor.stop()


def empty(reporting: Reporting) -> None:
    with reporting.database.transaction() as cursor:
        for table in (*(table.name for table in VIEWS.tables), "positions"):
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
