"""The servers of a test run: started once, on ports and in a folder of their own, gone afterwards."""

import secrets
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from mentoring.access import Persona
from mentoring.platform import Platform
from mentoring.roles import Databases, ensure_databases
from mentoring.servers import Servers
from mentoring.settings import Folder, Ports
from mentoring.story import play
from mentoring.supervisor import Supervisor
from rich.console import Console
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

settings.register_profile("on any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("on any machine")

AFTER_THE_STORY = (
    "tests/access/",
    "tests/documents/test_walk.py",
    "tests/security/test_listening.py",
    "tests/system/",
    "tests/under_attack/test_canary.py",
    "tests/under_attack/test_fuzzing.py",
    "tests/under_attack/test_walls.py",
)
"""Tests that share the platform on which the story is played once."""


class ByFile(LoadFileScheduling):  # type: ignore[misc]  # the library is not typed
    """Each process takes whole files, with servers of its own, and one of them all that comes after the story."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(AFTER_THE_STORY):
            return "after the story"
        return str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    return ByFile(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests have counted (`record_property`): in those that passed, of all."""
    counted, passed = Counter[str](), Counter[str]()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, count in report.user_properties if report.when == "call" else ():
                counted[name] += count
                passed[name] += count * report.passed
    for name, count in sorted(counted.items()):
        terminalreporter.line(f"{name} {passed[name]}/{count}")


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """PostgreSQL and NATS as in `mentoring up`: `.nats_url`, `.seed_file(user)`, `.databases(service)`, `.postgres`."""
    with tempfile.TemporaryDirectory(prefix="mentoring-tests-") as root:
        folder = Folder.at(Path(root))
        supervisor = Supervisor(folder.logs, folder.root)
        running = Servers(folder, Ports.free())
        try:
            running.start(supervisor)
            yield running
        finally:
            supervisor.stop()


@pytest.fixture(scope="session")
def database(servers: Servers) -> Callable[[], Databases]:
    """Each call makes an empty pair of databases with roles of their own, as a service has them; for any scope."""

    def fresh() -> Databases:
        return ensure_databases(servers.postgres, f"test_{secrets.token_hex(4)}", servers.secrets)

    return fresh


@pytest.fixture(scope="session")
def nats_url(servers: Servers) -> str:
    return servers.nats_url


@pytest.fixture(scope="session")
def seed_file(servers: Servers) -> Callable[[str], Path]:
    """The key of a NATS user: a service's name, `deploy` or `monitor`."""
    return servers.seed_file


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    """The whole platform as `mentoring up` runs it, on free ports, for all tests that need it whole."""
    with tempfile.TemporaryDirectory(prefix="mentoring-platform-") as root, Platform(Path(root) / "data") as running:
        yield running


@pytest.fixture(scope="session")
def personas(platform: Platform) -> list[Persona]:
    """The story is played: five schools have a year of mentoring behind them. These people go on: head, curator, mentor
    and mentee of the first school, head and curator of each other."""
    return play(platform.access, Console(file=StringIO()))


@pytest.fixture(scope="session")
def told(platform: Platform, personas: list[Persona]) -> Platform:
    """The platform after the story."""
    assert personas
    return platform
