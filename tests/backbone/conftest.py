"""A NATS server of their own for the tests of relays and followers, since these make and delete streams."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from mentoring.nats_server import NatsServer
from mentoring.roles import Databases
from mentoring.secrets import Secrets
from mentoring.settings import Folder, Ports
from mentoring.supervisor import Supervisor
from post import Post
from twins import migrated


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def servers_between(tmp_path_factory: pytest.TempPathFactory, database: Callable[[], Databases]) -> Iterator[Post]:
    folder, ports = Folder.at(tmp_path_factory.mktemp("between")), Ports.free()
    secrets, databases = Secrets(folder.secrets), database()
    supervisor = Supervisor(folder.logs, folder.root)
    server = NatsServer(folder.root / "nats", ports.nats, ports.monitor, secrets)
    registry, programs = migrated(databases, tmp_path_factory.mktemp("migrations"))
    try:
        supervisor.start(server)
        yield Post(server, supervisor, secrets, databases, registry, programs)
    finally:
        registry.close()
        programs.close()
        supervisor.stop()


@pytest.fixture
async def post(servers_between: Post, anyio_backend: str) -> AsyncIterator[Post]:
    await servers_between.clean()
    yield servers_between
    await servers_between.close()
