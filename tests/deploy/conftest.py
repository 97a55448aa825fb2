"""Servers that one test has for itself, to kill as it likes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from mentoring.servers import Servers
from mentoring.settings import Folder, Ports
from mentoring.supervisor import Supervisor


@pytest.fixture
def folder() -> Iterator[Folder]:
    with tempfile.TemporaryDirectory(prefix="mentoring-tests-") as root:
        yield Folder.at(Path(root))


@pytest.fixture
def supervisor(folder: Folder) -> Iterator[Supervisor]:
    supervisor = Supervisor(folder.logs, folder.root)
    yield supervisor
    supervisor.stop()


@pytest.fixture
def own_servers(folder: Folder, supervisor: Supervisor) -> Servers:
    servers = Servers(folder, Ports.free())
    servers.start(supervisor)
    return servers
