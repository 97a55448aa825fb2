"""The shelf as processes, from an empty database on: what tests of a service as it runs stand on."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from backbone.identity.testing import Issuer
from issuing import published
from mentoring.roles import Databases
from mentoring.settings import Ports
from post import Post

COMMAND = [sys.executable, str(Path(__file__).parent / "shelf_process.py")]
Environment = dict[str, str]


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with published() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def fresh(database: Callable[[], Databases]) -> Databases:
    return database()


@pytest.fixture(scope="module")
def owner(fresh: Databases) -> Environment:
    """What only those commands are given that change tables."""
    return {
        "MENTORING_OWNER_DATABASE_URL": fresh.owner_url,
        "MENTORING_OWNER_KEYS_DATABASE_URL": fresh.owner_keys_url,
    }


@pytest.fixture(scope="module")
def environment(
    servers_between: Post,
    fresh: Databases,
    owner: Environment,
    issuer: Issuer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Environment:
    asyncio.run(servers_between.empty_stream())
    settings = {
        "DATABASE_URL": fresh.url,
        "KEYS_DATABASE_URL": fresh.keys_url,
        "NATS_URL": servers_between.server.url,
        "NATS_SEED_FILE": str(servers_between.secrets.seed_file("registry")),
        "CHECKPOINT_KEY_FILE": str(servers_between.secrets.checkpoint_key_file("registry")),
        "DESTROYED_KEYS_FILE": str(tmp_path_factory.mktemp("ledger") / "registry.jsonl"),
        "ISSUER": issuer.url,
        "PORT": str(Ports.free().registry),
        "LOCAL": "true",
    }
    serving = {f"MENTORING_{name}": value for name, value in settings.items()}
    done = command("migrate", serving | owner)
    assert done.returncode == 0, done.stderr
    return serving


def command(name: str, environment: Environment) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, name], env={**os.environ, **environment}, capture_output=True, text=True)


@contextmanager
def started(name: str, environment: Environment) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([*COMMAND, name], env={**os.environ, **environment}) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0


def ready(environment: Environment, process: subprocess.Popen[bytes]) -> httpx.Response:
    address = f"http://127.0.0.1:{environment['MENTORING_PORT']}/readyz"
    while True:
        assert process.poll() is None
        try:
            answer = httpx.get(address, trust_env=False)
            if answer.status_code == 200:
                return answer
        except httpx.TransportError:
            time.sleep(0.05)
