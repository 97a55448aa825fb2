"""One running service for all its tests; each test has a school of its own."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import time

import pytest
from backbone.clock import Clock
from mentoring.nats_server import NatsServer
from mentoring.roles import Databases
from mentoring.secrets import Secrets
from mentoring.settings import Folder, Ports
from mentoring.streams import ensure_streams
from mentoring.supervisor import Supervisor
from notifications.settings import Settings

from tests.notifications.outside import Neighbours, PostOffice
from tests.notifications.town import School, Town
from tests.notifications.town import town as opened


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder.at(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="session")
def ports() -> Ports:
    return Ports.free()


@pytest.fixture(scope="session")
def databases(database: Callable[[], Databases]) -> Databases:
    return database()


@pytest.fixture(scope="session")
def nats(place: Folder, ports: Ports) -> Iterator[NatsServer]:
    """Of their own: the streams of the whole run hold other tests' messages."""
    secrets, supervisor = Secrets(place.secrets), Supervisor(place.logs, place.root)
    server = NatsServer(place.root / "nats", ports.nats, ports.monitor, secrets)
    try:
        supervisor.start(server)
        asyncio.run(ensure_streams(server.url, str(secrets.seed_file("deploy"))))
        yield server
    finally:
        supervisor.stop()


@pytest.fixture(scope="session")
def settings(place: Folder, ports: Ports, databases: Databases, nats: NatsServer) -> Settings:
    return Settings(
        database_url=databases.url,
        keys_database_url=databases.keys_url,
        owner_database_url=databases.owner_url,
        nats_url=nats.url,
        nats_seed_file=Secrets(place.secrets).seed_file("notifications"),
        checkpoint_key_file=Secrets(place.secrets).checkpoint_key_file("notifications"),
        destroyed_keys_file=place.destroyed_keys("notifications"),
        issuer="https://issuer.test",
        port=0,
        clock_file=place.clock,
        smtp_host="127.0.0.1",
        smtp_port=ports.smtp,
        smtp_sender="Наставничество <platform@mentoring.example>",
        quiet_from=time(),
        quiet_to=time(),
        reminders_every=0.05,
    )


@pytest.fixture(scope="session")
def town(place: Folder, databases: Databases, nats: NatsServer, settings: Settings) -> Iterator[Town]:
    mail = PostOffice(settings.smtp_port)
    others = Neighbours(nats, Secrets(place.secrets), Clock(file=place.clock))
    mail.open()
    try:
        with opened(settings, others, mail, databases) as running:
            yield running
    finally:
        mail.close()


@pytest.fixture
def school(town: Town) -> School:
    return town.school()
