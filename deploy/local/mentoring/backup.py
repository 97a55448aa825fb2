"""`mentoring backup`: the databases of all services as of one moment, while everything runs."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import Connection, sql

from mentoring.copies import BESIDE, RECORD, Copies, Copy, Record, digest, stamp
from mentoring.errors import CannotRun
from mentoring.postgres import Postgres
from mentoring.secrets import Secrets
from mentoring.settings import SERVICES, Folder, write

PATIENCE = "10s"
"""To wait for those who are writing. They wait for us as long as it takes to ask four times for a snapshot."""


@dataclass(frozen=True)
class Moment:
    """What a database was, for whoever names the snapshot while its transaction lasts."""

    snapshot: str
    position: int


def back_up(folder: Folder, postgres: Postgres, copies: Copies, tell: Callable[[str], None]) -> Copy:
    """Raises CannotRun; what was there before is left as it was then."""
    taken, draft = datetime.now(UTC), _empty(copies.root / "draft")
    with one_moment(postgres) as moments:
        for service, moment in moments.items():
            file = draft / f"{service}.dump"
            postgres.tool("pg_dump", service, "--format=custom", f"--snapshot={moment.snapshot}", f"--file={file}")
            tell(f"{service}: записанное до {moment.position}, {file.stat().st_size / 2**20:.1f} МБ")
    for file in (folder.root / name for name in BESIDE):
        if file.exists():
            shutil.copy2(file, draft)
    files = {file.name: digest(file) for file in draft.iterdir()}
    positions = {service: moment.position for service, moment in moments.items()}
    record = Record(taken=taken, positions=positions, files=files)
    write(draft / RECORD, record.model_dump_json(indent=1))
    _keep_keys(folder, postgres, copies)  # later than the texts: nothing was sealed with a key that is not among them
    _persist(draft)
    return Copy(draft.rename(copies.root / stamp(taken)), record)


@contextmanager
def one_moment(postgres: Postgres) -> Iterator[dict[str, Moment]]:
    """A moment at which nobody wrote events: no service has read further in another's log than that log goes. Raises
    CannotRun."""
    with ExitStack() as held:
        try:
            with ExitStack() as quiet:
                for service in SERVICES:
                    _hush(_begun(quiet, postgres, service), service)
                moments = {service: _moment(_begun(held, postgres, service), service) for service in SERVICES}
        except psycopg.OperationalError as error:
            raise CannotRun(f"Базы данных не дали снять копию: {error}") from error
        yield moments


def _begun(stack: ExitStack, postgres: Postgres, service: str) -> Connection:
    connection = stack.enter_context(psycopg.connect(postgres.dsn(service)))
    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    return connection


def _hush(connection: Connection, service: str) -> None:
    connection.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(PATIENCE))
    connection.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(sql.Identifier(f"{service}_events")))


def _moment(connection: Connection, service: str) -> Moment:
    """Tables that are built anew are not put in place before the transaction ends: the dump would miss their rows."""
    connection.execute("LOCK TABLE switching IN ACCESS SHARE MODE")
    query = "SELECT pg_export_snapshot(), (SELECT coalesce(max(notification_id), 0) FROM {})"
    row = connection.execute(sql.SQL(query).format(sql.Identifier(f"{service}_events"))).fetchone()
    assert row is not None
    return Moment(*row)


def _keep_keys(folder: Folder, postgres: Postgres, copies: Copies) -> None:
    """In place of the former ones: of keys there is never an older state that somebody could bring back."""
    draft, former = _empty(copies.root / "keys.draft"), copies.root / "keys.former"
    for service in SERVICES:
        postgres.tool("pg_dump", f"{service}_keys", "--format=custom", f"--file={draft / f'{service}.dump'}")
        shutil.copy2(Secrets(folder.secrets).checkpoint_key_file(service), draft)
    shutil.copytree(folder.destroyed, draft / "destroyed")
    _persist(draft)
    shutil.rmtree(former, ignore_errors=True)
    if copies.keys.exists():
        copies.keys.rename(former)
    draft.rename(copies.keys)
    shutil.rmtree(former, ignore_errors=True)


def _persist(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        opened = os.open(path, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)


def _empty(place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700, parents=True)
    return place
