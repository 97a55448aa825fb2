"""PostgreSQL and NATS as embedded servers: who may do what, and what a SIGKILL leaves behind."""

import asyncio
import shutil
import subprocess
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import nats
import psutil
import psycopg
import pytest
from mentoring import supervisor as watching
from mentoring.nats_server import NatsServer
from mentoring.platform import Platform
from mentoring.postgres import Postgres
from mentoring.roles import Databases
from mentoring.secrets import Secrets
from mentoring.servers import Servers
from mentoring.settings import SERVICES, Folder, Ports
from mentoring.streams import ensure_streams, stream, told
from mentoring.supervisor import Supervisor
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

T = TypeVar("T")


def through(servers: Servers, user: str, work: Callable[[JetStreamContext], Awaitable[T]]) -> T:
    """Runs `work` as one user of NATS."""

    async def run() -> T:
        seed = str(servers.seed_file(user))
        connection = await nats.connect(servers.nats_url, nkeys_seed=seed, inbox_prefix=f"_INBOX_{user}")
        try:
            return await work(connection.jetstream())
        finally:
            await connection.close()

    return asyncio.run(run())


def connects(dsn: str, database: str) -> bool:
    try:
        psycopg.connect(dsn, dbname=database).close()
    except psycopg.OperationalError as error:
        if "permission denied for database" in str(error):
            return False
        raise
    return True


def test_a_running_service_uses_tables_and_never_owns_them(database: Callable[[], Databases]) -> None:
    dsns = database()
    with psycopg.connect(dsns.owner_url) as owner:
        owner.execute("CREATE TABLE facts (id int)")
        role = str(psycopg.conninfo.conninfo_to_dict(dsns.url)["user"])
        owner.execute(psycopg.sql.SQL("GRANT SELECT, INSERT ON facts TO {}").format(psycopg.sql.Identifier(role)))
    with psycopg.connect(dsns.url) as runtime:
        runtime.execute("INSERT INTO facts VALUES (1)")
        for forbidden in ("DROP TABLE facts", "CREATE TABLE more (id int)", "CREATE TEMP TABLE more (id int)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), runtime.transaction():
                runtime.execute(forbidden)
        privileges = "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles"
        assert runtime.execute(f"{privileges} WHERE rolname = current_user").fetchone() == (False,)


def test_a_service_connects_to_its_own_databases_only(servers: Servers) -> None:
    everywhere = ["postgres", "template1", *SERVICES, *(f"{service}_keys" for service in SERVICES)]
    for service in SERVICES:
        dsns = servers.databases(service)
        for dsn in (dsns.url, dsns.owner_url):
            assert [name for name in everywhere if connects(dsn, name)] == [service, f"{service}_keys"]


def test_what_was_acknowledged_survives_sigkill(platform: Platform, own_servers: Servers) -> None:
    dsns = own_servers.databases("registry")
    with psycopg.connect(dsns.owner_url) as connection:
        connection.execute("CREATE TABLE acknowledged AS SELECT 42 AS answer")
    told = through(own_servers, "registry", lambda js: js.publish("events.registry.school.Happened", b"fact"))

    for name in ("postgres", "nats"):
        platform.kill(name)
    for name in ("postgres", "nats"):
        platform.await_ready(name)

    with psycopg.connect(dsns.owner_url) as connection:
        assert connection.execute("SELECT answer FROM acknowledged").fetchone() == (42,)
    kept = through(own_servers, "registry", lambda js: js.get_msg("REGISTRY", told.seq))
    assert kept.data == b"fact"


@pytest.mark.parametrize("closed", [True, False])
def test_postgres_starts_over_the_lock_file_of_a_zombie(folder: Folder, supervisor: Supervisor, closed: bool) -> None:
    """Under a folder closed to other users as well as under an open one."""
    folder.root.chmod(0o700 if closed else 0o755)
    server = Postgres(folder.root / "postgres", Ports.free().postgres, "password")
    server.prepare()
    with subprocess.Popen(["true"]) as zombie:
        psutil.wait_procs([psutil.Process(zombie.pid)], timeout=1)
        (server.data / "postmaster.pid").write_text(
            f"{zombie.pid}\n{server.data}\n1795364892\n{server.port}\n\n127.0.0.1\n"
        )
        supervisor.start(server)
        assert server.ready()


def test_streams_keep_everything_and_are_brought_to_todays_settings(servers: Servers) -> None:
    async def shorten(js: JetStreamContext) -> None:
        await js.update_stream(stream("reporting", 1).evolve(duplicate_window=60))

    through(servers, "deploy", shorten)
    asyncio.run(ensure_streams(servers.nats_url, str(servers.seed_file("deploy"))))

    for service in SERVICES:
        found = through(servers, "monitor", partial(JetStreamContext.stream_info, name=service.upper())).config
        wanted = {name: value for name, value in vars(stream(service, 1)).items() if value is not None}
        assert {name: getattr(found, name) for name in wanted} == wanted


def test_a_message_goes_from_its_publisher_to_a_consumer(own_servers: Servers) -> None:
    told = through(own_servers, "registry", lambda js: js.publish("events.registry.school.Happened", b"fact"))
    head = through(own_servers, "registry", lambda js: js.get_last_msg("REGISTRY", "events.registry.>", direct=True))

    async def consume(js: JetStreamContext) -> bytes:
        for name in ("programs", "programs_rebuild"):
            await js.add_consumer(
                "REGISTRY", ConsumerConfig(name=name, deliver_policy=DeliverPolicy.LAST, ack_policy=AckPolicy.NONE)
            )
            subscription = await js.pull_subscribe_bind(name, stream="REGISTRY")
            [message] = await subscription.fetch(1)
            await js.delete_consumer("REGISTRY", name)
        return message.data

    assert (head.seq, head.data) == (told.seq, through(own_servers, "programs", consume))


def test_nobody_smuggles_a_message_into_a_foreign_stream_through_a_push_consumer(own_servers: Servers) -> None:
    """The server delivers to any subject a consumer names, whatever its maker may publish."""

    async def smuggle(js: JetStreamContext) -> None:
        await js.publish("events.registry.school.Happened", b"false")
        target = ConsumerConfig(name="registry", deliver_subject="events.programs.school.Happened", idle_heartbeat=1)
        await js.add_consumer("REGISTRY", target)
        own = ConsumerConfig(name="registry_rebuild", ack_policy=AckPolicy.NONE)
        await js.add_consumer("REGISTRY", own)
        subscription = await js.pull_subscribe_bind("registry_rebuild", stream="REGISTRY")
        await subscription.fetch(1)

    through(own_servers, "registry", smuggle)
    assert through(own_servers, "monitor", lambda js: js.stream_info("PROGRAMS")).state.messages == 0


def test_a_stream_knows_how_far_its_log_went(own_servers: Servers) -> None:
    letter = {"ce-source": "reporting", "ce-type": "reporting.X", "ce-subject": "x", "ce-sequence": "77"}
    headers = letter | {"ce-previous": "0"}
    through(own_servers, "reporting", lambda js: js.publish("events.reporting.school.X", b"{}", headers=headers))
    last = {
        service: asyncio.run(told(own_servers.nats_url, str(own_servers.seed_file(service)), service))
        for service in ("reporting", "notifications")
    }
    assert last == {"reporting": 77, "notifications": 0}


def test_a_stream_that_a_start_has_lost_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "EXAMINED_EVERY", 0.2)
    folder, ports = Folder.at(tmp_path), Ports.free()
    server = NatsServer(folder.root / "nats", ports.nats, ports.monitor, Secrets(folder.secrets))
    supervisor = Supervisor(folder.logs, folder.root)
    try:
        supervisor.start(server)
        server.complete()
        (place,) = (folder.root / "nats").glob("**/streams/REGISTRY")
        shutil.rmtree(place)
        supervisor.kill("nats")
        deadline = time.monotonic() + 60
        while not place.exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        supervisor.stop()
