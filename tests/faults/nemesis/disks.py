"""Disks lose what was not flushed, get slow, refuse, fill up, forget a bit."""

import random
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psutil
import psycopg
from backbone.relay import AnotherHistory
from mentoring.platform import Platform
from mentoring.probing import answer
from mentoring.settings import SERVICES
from psycopg import sql
from stores import database

from tests.faults.grounds.on_volumes import OnVolumes
from tests.faults.nemesis.processes import family, stop
from tests.faults.nemesis.streams import make_anew

WAIT_FOR_TRACER = 0.5
WAIT_FOR_WORDS = 30.0
LOOK = 0.1
"""Seconds."""
LAST_PAGES = 4 * 8192
"""Bytes."""


@contextmanager
def power_cut(order: Sequence[Sequence[str]], platform: OnVolumes, chance: random.Random) -> Iterator[None]:
    """Those who stand together lose their power at the same instant, the next ones up to two seconds later."""
    stopped: list[psutil.Process] = []
    disks: dict[str, Path] = {}
    for servers in order:
        for name in servers:
            stopped += stop(platform, name)
        disks |= {name: platform.volumes[name].copied() for name in servers}
        time.sleep(chance.uniform(0, 2) if servers is not order[-1] else 0)
    for name, disk in disks.items():
        platform.volumes[name].replace(disk)
    for process in stopped:
        process.kill()
    yield


@contextmanager
def older_stream(platform: OnVolumes, chance: random.Random) -> Iterator[None]:
    """The disk of NATS is found as it was a moment ago, as after a restore."""
    stopped = stop(platform, "nats")
    older = platform.volumes["nats"].copied()
    for process in stopped:
        process.resume()
    time.sleep(chance.uniform(0.5, 2))
    stopped = stop(platform, "nats")
    platform.volumes["nats"].replace(older)
    for process in stopped:
        process.kill()
    yield


def lost_by_streams(platform: Platform, since: datetime) -> Mapping[str, int]:
    """Streams that no longer have what they had confirmed: their relays told it again."""
    return {"stream_lost": sum(_refilled(platform, service, since) for service in SERVICES)}


def _refilled(platform: Platform, service: str, since: datetime) -> int:
    with database(platform, service) as connection:
        return len(connection.execute("SELECT FROM relay WHERE refilled_at > %s", (since,)).fetchall())


@contextmanager
def full(server: str, platform: OnVolumes, chance: random.Random) -> Iterator[None]:
    with platform.volumes[server].full():
        yield


@contextmanager
def flushes(server: str, how: str, platform: Platform, chance: random.Random) -> Iterator[None]:
    """What becomes of fsync and fdatasync, in the words of strace's `inject`."""
    pids = [str(process.pid) for process in family(platform, server)]
    calls = "fsync,fdatasync"
    tracer = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", f"inject={calls}:{how}"]
    with subprocess.Popen([*tracer, "-p", ",".join(pids)], stderr=subprocess.DEVNULL) as tracing:
        time.sleep(WAIT_FOR_TRACER)
        try:
            yield
        finally:
            tracing.terminate()


@contextmanager
def flushes_fail(server: str, platform: Platform, chance: random.Random) -> Iterator[None]:
    """Then it is started again: who was traced may have lost the news that a child has ended, and wait for it."""
    with flushes(server, "error=EIO", platform, chance):
        yield
    platform.kill(server)


@contextmanager
def flip_in_stream(platform: Platform, chance: random.Random) -> Iterator[None]:
    """A bit of registry's stream; then NATS has to read it again. Whoever runs the platform makes the stream anew."""
    blocks = (platform.folder.root / "nats").glob("**/streams/REGISTRY/msgs/*.blk")
    _flip(max(blocks, key=lambda block: block.stat().st_size), chance)
    platform.kill("nats")
    yield
    platform.await_ready("nats")
    make_anew(platform, "REGISTRY")


@contextmanager
def flip_in_view(service: str, table: str, platform: Platform, chance: random.Random) -> Iterator[None]:
    """A bit of a table that is a view of the log; whoever runs the platform makes its views anew."""
    with database(platform, service) as connection:
        connection.execute("CHECKPOINT")
        (found,) = connection.execute("SELECT pg_relation_filepath(%s) AS path", (table,)).fetchall()
    _flip(platform.folder.postgres / found["path"], chance)
    platform.kill("postgres")
    yield
    platform.await_ready("postgres")
    platform.services.run(service, "rebuild")


def flip_in_log(platform: Platform, chance: random.Random) -> None:
    """A bit of registry's log, which is made of nothing else. Not on the last pages: what has just been written there
    is in PostgreSQL's own log too, and comes back."""
    with database(platform, "registry") as connection:
        connection.execute("CHECKPOINT")
        (found,) = connection.execute("SELECT pg_relation_filepath('registry_events') AS path").fetchall()
    _flip(platform.folder.postgres / found["path"], chance, spare=LAST_PAGES)
    platform.kill("postgres")
    platform.await_ready("postgres")
    assert unreadable("registry", "registry_events", platform, datetime.now(UTC))["unreadable"], "nobody says so"


def lose_end(platform: Platform, chance: random.Random) -> None:
    """The newest file of PostgreSQL's own log is found empty after a crash. PostgreSQL takes that for the log's end and
    goes on without a word; registry's stream knows more than is there now, and so registry says it."""
    with psycopg.connect(platform.servers.postgres.dsn(), autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        connection.execute("SELECT pg_switch_wal()")
        time.sleep(chance.uniform(0.5, 2))
        (newest,) = connection.execute("SELECT pg_walfile_name(pg_current_wal_lsn())").fetchone() or ()
    stopped = stop(platform, "postgres")
    file = platform.folder.postgres / "pg_wal" / newest
    file.write_bytes(bytes(file.stat().st_size))
    for process in stopped:
        process.kill()
    deadline = time.monotonic() + WAIT_FOR_WORDS
    while not _said(platform, AnotherHistory):
        assert time.monotonic() < deadline, "nobody says so"
        time.sleep(LOOK)


def _said(platform: Platform, error: type[Exception]) -> bool:
    """Whether it is what stands in the way of one of registry's tasks."""
    status = answer(f"{platform.access.urls['registry']}/status")
    return status is not None and error.__name__ in status.text


def unreadable(service: str, table: str, platform: Platform, since: datetime) -> Mapping[str, int]:
    """Whether PostgreSQL refuses to read a page of the table."""
    with database(platform, service) as connection:
        try:
            connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))).fetchall()
        except psycopg.errors.DataCorrupted:
            return {"unreadable": 1}
    return {"unreadable": 0}


def _flip(file: Path, chance: random.Random, spare: int = 0) -> None:
    place = chance.randrange(file.stat().st_size - spare)
    with file.open("r+b") as bits:
        bits.seek(place)
        (found,) = bits.read(1)
        bits.seek(place)
        bits.write(bytes([found ^ 1 << chance.randrange(8)]))
