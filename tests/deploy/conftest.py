"""Servers and platforms that a test may kill as it likes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from mentoring.platform import Platform
from mentoring.servers import Servers
from mentoring.services import Commands
from mentoring.settings import SERVICES, Folder, Ports
from mentoring.supervisor import Supervisor


@pytest.fixture(scope="session")
def stand_ins() -> Commands:
    """Services that only stand in."""
    script = str(Path(__file__).with_name("stand_in.py"))
    return {name: (script, name) for name in SERVICES}


@pytest.fixture
def ports() -> Ports:
    return Ports.free()


@pytest.fixture
def folder() -> Iterator[Folder]:
    with tempfile.TemporaryDirectory(prefix="mentoring-tests-") as root:
        yield Folder.at(Path(root))


@pytest.fixture
def supervisor(folder: Folder) -> Iterator[Supervisor]:
    supervisor = Supervisor(folder.logs, folder.root)
    yield supervisor
    supervisor.stop()


@pytest.fixture(scope="package")
def platform(stand_ins: Commands) -> Iterator[Platform]:
    """One for all tests here: they may kill its processes, not stop it."""
    with tempfile.TemporaryDirectory(prefix="mentoring-tests-") as root, Platform(Path(root), commands=stand_ins) as up:
        yield up


@pytest.fixture(scope="package")
def own_servers(platform: Platform) -> Servers:
    return platform.servers
