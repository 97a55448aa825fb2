"""One running service for all its tests; each test has a school of its own."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from backbone.clock import Clock
from backbone.follower import Waiter
from backbone.identity.testing import Issuer
from backbone.migrate import migrate_keys, migrate_store
from backbone.web import build_app
from backbone.web.testing import running
from mentoring.nats_server import NatsServer
from mentoring.roles import Databases
from mentoring.secrets import Secrets
from mentoring.settings import Folder, Ports
from mentoring.streams import ensure_streams
from mentoring.supervisor import Supervisor
from programs.main import SERVICE, compose
from programs.settings import Settings

from tests.programs.registry import Registry
from tests.programs.school import School, Town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, database: Callable[[], Databases]) -> Iterator[Town]:
    """On a NATS server of its own: here registry's stream is written by the tests."""
    folder, ports, databases = Folder.at(tmp_path_factory.mktemp("programs")), Ports.free(), database()
    secrets = Secrets(folder.secrets)
    supervisor = Supervisor(folder.logs, folder.root)
    server = NatsServer(folder.root / "nats", ports.nats, ports.monitor, secrets)
    try:
        supervisor.start(server)
        asyncio.run(ensure_streams(server.url, str(secrets.seed_file("deploy"))))
        migrate_store(SERVICE.application, databases.owner_url, databases.url, SERVICE.migrations)
        migrate_keys(databases.owner_keys_url, databases.keys_url)
        settings = Settings(
            database_url=databases.url,
            keys_database_url=databases.keys_url,
            owner_database_url=databases.owner_url,
            nats_url=server.url,
            nats_seed_file=secrets.seed_file("programs"),
            checkpoint_key_file=secrets.checkpoint_key_file("programs"),
            destroyed_keys_file=folder.destroyed_keys("programs"),
            issuer="https://issuer.test",
            port=0,
            clock_file=folder.clock,
        )
        yield from serving(settings, Registry(server, secrets, Clock(file=folder.clock)))
    finally:
        supervisor.stop()


def serving(settings: Settings, registry: Registry) -> Iterator[Town]:
    issuer = Issuer()
    with compose(settings).open() as parts:
        waiter = Waiter(parts.app, parts.followers)
        api = replace(parts.api, verifier=issuer.verifier, lifespan=parts.worker().running, waiter=waiter)
        with running(build_app(api)) as client, registry.awake():
            yield Town(parts, client, issuer, registry, settings)


@pytest.fixture
def school(town: Town) -> School:
    return town.school()
