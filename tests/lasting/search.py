"""Looks for words in everything that is stored: in the bytes of files as programs write them, and in rows of tables."""

import json
import re
import subprocess
from collections.abc import Collection, Iterator, Sequence
from email import message_from_bytes, policy
from pathlib import Path

import psycopg
from mentoring.postgres import BIN, Postgres
from mentoring.settings import SERVICES
from psycopg import sql

DATABASES = (*SERVICES, *(f"{service}_keys" for service in SERVICES))
TABLES = """SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"""


def written(word: str) -> set[bytes]:
    """As text, as JSON escapes it, as XML and Windows have it, as SQL prints bytes."""
    plain = word.encode()
    return {plain, json.dumps(word)[1:-1].encode(), word.encode("utf-16-le"), plain.hex().encode()}


def flush(postgres: Postgres) -> None:
    """What is in memory goes to the files; of its log those that have served are removed."""
    with psycopg.connect(postgres.dsn(), autocommit=True) as connection:
        for _ in range(2):
            connection.execute("SELECT pg_switch_wal()")
            connection.execute("CHECKPOINT")


def in_files(root: Path, needles: Collection[bytes]) -> dict[str, set[bytes]]:
    """By file what it has."""
    pattern = re.compile(b"|".join(map(re.escape, needles)))
    found = {str(path.relative_to(root)): set(pattern.findall(content)) for path, content in _contents(root)}
    return {path: said for path, said in found.items() if said}


def in_tables(postgres: Postgres, words: Sequence[str]) -> set[tuple[str, str]]:
    """By database and table, whatever PostgreSQL has compressed in its files."""
    said = [needle.decode() for word in words for needle in written(word) if b"\0" not in needle]
    return {
        (database, table) for database in DATABASES for schema, table in _tables(postgres, database)
        if _has(postgres, database, sql.Identifier(schema, table), said)
    }  # fmt: skip


def in_dump(file: Path) -> bytes:
    """A backup's dump as it would be put back."""
    return subprocess.run([BIN / "pg_restore", "--file=-", file], check=True, capture_output=True).stdout


def letters(folder: Path) -> Iterator[str]:
    """Every message that has left, with its headers, as its reader sees it."""
    for path in folder.glob("*.eml"):
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        body = message.get_body(("plain", "html"))
        yield f"{message['to']} {message['subject']} {body.get_content() if body else ''}"


def _contents(root: Path) -> Iterator[tuple[Path, bytes]]:
    for path in root.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


def _tables(postgres: Postgres, database: str) -> list[tuple[str, str]]:
    with psycopg.connect(postgres.dsn(database)) as connection:
        return connection.execute(TABLES).fetchall()


def _has(postgres: Postgres, database: str, table: sql.Identifier, said: Sequence[str]) -> bool:
    query = sql.SQL(
        "SELECT EXISTS (SELECT FROM {} t, unnest(%s::text[]) AS needle WHERE strpos(t::text, needle) > 0)"
    ).format(table)
    with psycopg.connect(postgres.dsn(database)) as connection:
        return connection.execute(query, (said,)).fetchone() == (True,)
