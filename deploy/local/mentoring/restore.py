"""`mentoring restore`: a backup in the place of what is there, on a platform that does not run."""

import asyncio
import shutil
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import psycopg
from backbone.keys import Keys
from backbone.restores import mark
from psycopg import sql

from mentoring.copies import BESIDE, Copies, Copy, add_lines, lines, subjects
from mentoring.errors import CannotRun
from mentoring.lost import Event, consequences, lost, read, write_down
from mentoring.platform import OURS
from mentoring.preflight import check_disk, check_folder
from mentoring.roles import ensure_databases
from mentoring.servers import Servers
from mentoring.services import Services
from mentoring.settings import SERVICES, Folder, Ports
from mentoring.state import end_left_overs, only_one
from mentoring.streams import ensure_streams, told
from mentoring.supervisor import Supervisor

UNTOLD = 10_000
"""Events that were in the log and not yet in its stream, at most: where the log is gone, the stream alone knows."""


@dataclass
class Restored:
    """`gone` are events that were there and are no longer, `left` what others decided because of them; `damaged` are
    services of whose events not all could be read. `forgotten`: people whose keys were destroyed, which the log that
    was put back does not know."""

    copy: Copy
    services: Collection[str]
    gone: list[Event] = field(default_factory=list)
    left: list[Event] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    destroyed: int = 0
    forgotten: list[str] = field(default_factory=list)
    report: Path | None = None


def restore(
    data: Path,
    copies: Copies,
    tell: Callable[[str], None],
    only: Collection[str] = (),
    until: datetime | None = None,
    ledgers: Path | None = None,
) -> Restored:
    """`ledgers`: a folder of ledgers of destroyed keys that is newer than the backup's. Raises CannotRun."""
    copy = copies.newest(until)
    copy.must_be_whole()
    fresh = not Folder.named(data).postgres.exists()
    if fresh and only:
        raise CannotRun("В новую папку восстанавливают все службы: уберите --only")
    folder = check_folder(data)
    with only_one(folder):
        end_left_overs(folder)
        check_disk(folder)
        folder.restoring.touch()
        if fresh:
            _bring(copies, copy, folder)
        for source in filter(None, (copies.keys / "destroyed", ledgers)):
            for service in SERVICES:
                add_lines(folder.destroyed_keys(service), lines(source / f"{service}.jsonl"))
        done = Restored(copy, only or SERVICES)
        _on_servers(folder, copies, done, tell)
        if done.gone:
            done.report = write_down(folder, done.gone, done.left)
        folder.restoring.unlink()
    return done


def _bring(copies: Copies, copy: Copy, folder: Folder) -> None:
    """Into a new folder: what signs checkpoints goes on doing so."""
    for service in SERVICES:
        shutil.copy2(copies.keys / f"{service}-checkpoints.pem", folder.secrets)
    for name in BESIDE:
        if (copy.folder / name).exists():
            shutil.copy2(copy.folder / name, folder.root)


def _on_servers(folder: Folder, copies: Copies, done: Restored, tell: Callable[[str], None]) -> None:
    ports = Ports.free()
    servers, supervisor = Servers(folder, ports), Supervisor(folder.logs, folder.root)
    try:
        tell("PostgreSQL и NATS")
        servers.start(supervisor)
        for service in done.services:
            tell(f"{service}: записанное до {done.copy.record.positions[service]}")
            gone, all_of_it = lost(servers.postgres, service, done.copy.record.positions[service])
            done.gone += gone
            done.damaged += [] if all_of_it else [service]
            _put_back(servers, service, done.copy.dump(service))
        tell("Ключи")
        for service in SERVICES:
            _keys(servers, copies, service)
        tell("Миграции")
        folder.migrated.unlink(missing_ok=True)
        services = Services(servers, folder, ports, OURS)
        services.migrate()
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda service: _go_on(servers, service, done.gone), done.services))
        done.destroyed = sum(_destroy_again(servers, folder, service) for service in SERVICES)
        done.forgotten = _unknown_to_the_log(servers, folder)
        done.left = consequences(servers.postgres, done.gone, [one for one in SERVICES if one not in done.services])
        deploy = str(servers.seed_file("deploy"))
        asyncio.run(ensure_streams(servers.nats_url, deploy, anew=done.services))
    finally:
        supervisor.stop()


def _put_back(servers: Servers, service: str, dump: Path) -> None:
    with psycopg.connect(servers.postgres.dsn(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(service)))
    ensure_databases(servers.postgres, service, servers.secrets)
    servers.postgres.tool("pg_restore", service, "--exit-on-error", "--single-transaction", str(dump))


def _keys(servers: Servers, copies: Copies, service: str) -> None:
    """Those that are there know more than any backup."""
    database = f"{service}_keys"
    with psycopg.connect(servers.postgres.dsn(database)) as connection:
        there = connection.execute("SELECT to_regclass('keys')").fetchone()
    if there == (None,):
        dump = str(copies.keys / f"{service}.dump")
        servers.postgres.tool("pg_restore", database, "--exit-on-error", "--single-transaction", dump)


def _go_on(servers: Servers, service: str, gone: Collection[Event]) -> None:
    given_out = [event.position for event in gone if event.service == service]
    told_last = asyncio.run(told(servers.nats_url, str(servers.seed_file(service)), service))
    beyond = max(told_last + UNTOLD, *given_out, *(read(servers.postgres, other, service) for other in SERVICES))
    mark(servers.databases(service).owner_url, f"{service}_events", beyond)
    with psycopg.connect(servers.postgres.dsn(service), autocommit=True) as connection:
        connection.execute("ANALYZE")


def _destroy_again(servers: Servers, folder: Folder, service: str) -> int:
    keys = Keys(servers.databases(service).owner_keys_url, folder.destroyed_keys(service))
    try:
        return keys.destroy_again()
    finally:
        keys.close()


def _unknown_to_the_log(servers: Servers, folder: Folder) -> list[str]:
    """People whose keys are gone for good, while registry's log has them as before."""
    query = "SELECT originator_id FROM registry_events WHERE topic = 'registry.ParticipantForgotten'"
    with psycopg.connect(servers.postgres.dsn("registry")) as connection:
        known = {str(row[0]) for row in connection.execute(query)}
    return sorted(subjects(folder.destroyed_keys("registry")) - known)
