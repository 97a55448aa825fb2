"""A service as a process: every command of it, from an empty database to a clean stop."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from issuing import published
from mentoring.roles import Databases
from mentoring.settings import Ports
from post import Post
from shelf import PERSON, SCHOOL

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


def test_serve_takes_a_command_follows_it_and_stops_when_told(environment: Environment, issuer: Issuer) -> None:
    with started("serve", environment) as process:
        assert set(ready(environment, process).json()["checks"]) == {"database", "nats", "tasks"}
        base = f"http://127.0.0.1:{environment['MENTORING_PORT']}"
        head = issuer.bearer(Role.HEAD, school=SCHOOL, person=PERSON)
        with httpx.Client(base_url=base, headers=head, trust_env=False) as client:
            done = client.post("/boxes", json={"name": "чулан"}, headers={"Idempotency-Key": str(uuid4())})
            assert done.headers["X-Position"].startswith("registry:")
            assert client.get("/rows", params={"min_position": done.headers["X-Position"]}).status_code == 200
            status = client.get("/status").json()
    assert {follower["follower"] for follower in status["followers"]} == {"views", "reactions"}
    assert status["relay"]["head"] == int(done.headers["X-Position"].partition(":")[2])


def test_api_serves_without_the_worker(environment: Environment, fresh: Databases) -> None:
    with psycopg.connect(fresh.url, autocommit=True) as connection:
        connection.execute("INSERT INTO positions (follower, source) VALUES ('elsewhere', 'registry')")
    with started("api", environment) as process:
        assert ready(environment, process).json()["checks"] == {"database": True}
        status = httpx.get(f"http://127.0.0.1:{environment['MENTORING_PORT']}/status", trust_env=False).json()
        metrics = httpx.get(f"http://127.0.0.1:{environment['MENTORING_PORT']}/metrics", trust_env=False)
    assert metrics.status_code == 200
    assert 'follower_position{follower="elsewhere",source="registry"}' in metrics.text
    assert "tasks" not in status
    assert "relay" in status


def test_the_worker_stops_when_told(environment: Environment) -> None:
    looking = """SELECT count(*) FROM pg_stat_activity
                 WHERE usename = current_user AND query LIKE 'SELECT max(notification_id)%'"""
    database = psycopg.connect(environment["MENTORING_DATABASE_URL"], autocommit=True)
    with database, started("worker", environment) as process:
        while database.execute(looking).fetchone() == (0,):
            assert process.poll() is None
            time.sleep(0.05)


def test_rebuild_and_redrive_say_what_they_did(environment: Environment, owner: Environment) -> None:
    done = command("rebuild", environment | owner)
    assert (done.stdout.splitlines()[-1:], done.stderr) == (["Построено заново: views."], "")
    assert command("redrive", environment).stdout == "reactions: обработано 0, осталось 0.\n"


@pytest.mark.parametrize("task", ["migrate", "rebuild"])
def test_without_the_owner_it_says_what_is_missing(environment: Environment, task: str) -> None:
    done = command(task, environment)
    assert done.returncode == 1
    assert "MENTORING_OWNER_DATABASE_URL" in done.stderr


def test_a_missing_variable_is_told_in_one_sentence(environment: Environment) -> None:
    done = command("serve", {name: value for name, value in environment.items() if name != "MENTORING_ISSUER"})
    assert (done.returncode, done.stderr) == (1, "registry: Не задана переменная MENTORING_ISSUER.\n")


def test_a_database_that_is_not_there_is_told_in_one_sentence(environment: Environment) -> None:
    nowhere = "host=127.0.0.1 port=1 dbname=x user=x"
    done = command("api", environment | {"MENTORING_DATABASE_URL": nowhere})
    assert (done.returncode, done.stderr) == (1, "registry: база данных не отвечает.\n")
