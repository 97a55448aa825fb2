"""A service as a process: every command of it, from an empty database to a clean stop."""

import time
from uuid import uuid4

import httpx
import psycopg
import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from mentoring.roles import Databases
from shelf import PERSON, SCHOOL
from shelf_running import Environment, command, environment, fresh, issuer, owner, ready, started

__all__ = ["environment", "fresh", "issuer", "owner"]


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
