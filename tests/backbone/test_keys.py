"""Keys that were destroyed stay so, whatever is put back; and no file keeps one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from backbone.errors import Busy
from backbone.keys import Keys
from backbone.migrate import migrate_keys
from mentoring.roles import Databases
from mentoring.servers import Servers


@pytest.fixture(scope="module")
def databases(database: Callable[[], Databases]) -> Databases:
    fresh = database()
    migrate_keys(fresh.owner_keys_url, fresh.keys_url)
    return fresh


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "destroyed.jsonl"


@pytest.fixture
def keys(databases: Databases, ledger: Path) -> Iterator[Keys]:
    """As the running service, which owns no table."""
    found = Keys(databases.keys_url, ledger)
    yield found
    found.close()


def give(keys: Keys, subject: UUID, key: bytes) -> None:
    with keys.transaction() as cursor:
        cursor.execute("INSERT INTO keys (subject, key) VALUES (%s, %s)", (subject, key))


def key_of(keys: Keys, subject: UUID) -> bytes | None:
    with keys.transaction() as cursor:
        row = cursor.execute("SELECT key FROM keys WHERE subject = %s", (subject,)).fetchone()
    return bytes(row["key"]) if row else None


def test_a_key_that_a_restore_has_brought_back_is_destroyed_again(keys: Keys) -> None:
    gone, other = uuid4(), uuid4()
    give(keys, gone, b"1" * 32)
    give(keys, other, b"2" * 32)
    keys.destroy(gone)
    assert keys.destroy_again() == 0
    give(keys, gone, b"1" * 32)
    assert keys.destroy_again() == 1
    assert (key_of(keys, gone), key_of(keys, other)) == (None, b"2" * 32)


def test_who_has_come_back_keeps_the_new_key(keys: Keys) -> None:
    subject = uuid4()
    give(keys, subject, b"3" * 32)
    keys.destroy(subject)
    give(keys, subject, b"4" * 32)
    assert keys.destroy_again() == 0
    assert key_of(keys, subject) == b"4" * 32


def test_what_cannot_be_noted_is_not_destroyed(databases: Databases, tmp_path: Path) -> None:
    keys, subject = Keys(databases.keys_url, tmp_path / "missing" / "ledger.jsonl"), uuid4()
    give(keys, subject, b"5" * 32)
    with pytest.raises(FileNotFoundError):
        keys.destroy(subject)
    assert key_of(keys, subject) == b"5" * 32
    keys.close()


def test_a_line_cut_off_by_a_crash_hides_no_other(keys: Keys, ledger: Path) -> None:
    subject = uuid4()
    give(keys, subject, b"6" * 32)
    keys.destroy(subject)
    ledger.write_text('{"at": "2026-\n' + ledger.read_text())
    give(keys, subject, b"6" * 32)
    assert keys.destroy_again() == 1


def test_the_ledger_says_no_key(keys: Keys, ledger: Path) -> None:
    subject = uuid4()
    give(keys, subject, b"7" * 32)
    keys.destroy(subject)
    keys.destroy(subject)
    (line,) = ledger.read_text().splitlines()
    assert str(subject) in line
    assert (b"7" * 32).hex() not in line


def test_no_file_of_the_database_keeps_a_destroyed_key(keys: Keys, servers: Servers) -> None:
    subject, key = uuid4(), b"this key must not be found again"
    give(keys, subject, key)
    data = servers.postgres.data
    assert holding(data, key)
    keys.destroy(subject)
    with psycopg.connect(servers.postgres.dsn(), autocommit=True) as connection:
        for statement in ("SELECT pg_switch_wal()", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"):
            connection.execute(statement)
    assert holding(data, key) == []


def test_while_somebody_could_see_the_key_it_is_not_said_to_be_destroyed(
    keys: Keys, databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backbone.keys.ATTEMPTS", 2)
    subject = uuid4()
    give(keys, subject, b"8" * 32)
    with psycopg.connect(databases.keys_url) as looking:
        looking.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        looking.execute("SELECT 1")
        with pytest.raises(Busy):
            keys.destroy(subject)
    keys.destroy(subject)
    assert key_of(keys, subject) is None


def holding(folder: Path, key: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and key in path.read_bytes()]
