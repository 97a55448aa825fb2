"""One running service for all its tests; each test has a school of its own."""

import asyncio
from collections.abc import Callable, Iterator

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
def town(tmp_path_factory: pytest.TempPathFactory, database: Callable[[], Databases]) -> Iterator[Town]:
    folder, ports, databases = Folder.at(tmp_path_factory.mktemp("town")), Ports.free(), database()
    secrets, mail = Secrets(folder.secrets), PostOffice(ports.smtp)
    supervisor = Supervisor(folder.logs, folder.root)
    server = NatsServer(folder.root / "nats", ports.nats, ports.monitor, secrets)
    mail.open()
    try:
        supervisor.start(server)
        asyncio.run(ensure_streams(server.url, str(secrets.seed_file("deploy"))))
        settings = Settings(
            database_url=databases.url,
            keys_database_url=databases.keys_url,
            nats_url=server.url,
            nats_seed_file=secrets.seed_file("notifications"),
            issuer="https://issuer.test",
            port=0,
            clock_file=folder.clock,
            smtp_host="127.0.0.1",
            smtp_port=ports.smtp,
            smtp_sender="Наставничество <platform@mentoring.example>",
        )
        others = Neighbours(server, secrets, Clock(file=folder.clock))
        with opened(settings, others, mail, databases) as running:
            yield running
    finally:
        supervisor.stop()
        mail.close()


@pytest.fixture
def school(town: Town) -> School:
    return town.school()
