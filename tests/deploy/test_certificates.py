"""Certificates of the containers' servers: made once, anew before they end, and what libpq says to them."""

import asyncio
import os
import ssl
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest
from mentoring.certificates import DAY, EARLY, LIFE, LIFE_OF_AUTHORITY, SERVERS, Authority
from mentoring.secrets import environment
from mentoring.servers import Servers
from mentoring.settings import HOST
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.deploy.wires import joined, listening

NOW = datetime.now(UTC)


def made(folder: Path, now: datetime) -> dict[str, bytes]:
    authority = Authority(folder, now)
    for server, names in SERVERS.items():
        authority.certify(server, names)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_certificate_is_made_anew_before_it_ends_and_nothing_else(tmp_path: Path) -> None:
    first = made(tmp_path, NOW)
    assert first.keys() == {"authority.pem", "authority-key.pem", "postgres.pem", "nats.pem"}
    assert made(tmp_path, NOW + LIFE - EARLY - DAY) == first
    Authority(tmp_path, NOW).certify("nats", [*SERVERS["nats"], "nats-4"])
    assert {name for name, content in made(tmp_path, NOW).items() if content != first[name]} == {"nats.pem"}
    later = made(tmp_path, NOW + LIFE - EARLY + DAY)
    assert {name for name, content in later.items() if content == first[name]} == {"authority.pem", "authority-key.pem"}
    last = made(tmp_path, NOW + LIFE_OF_AUTHORITY - LIFE + DAY)
    assert not any(content == later[name] for name, content in last.items())


def test_no_other_secret_changes_with_them(tmp_path: Path) -> None:
    told = environment(tmp_path)
    others = {file: file.read_bytes() for file in tmp_path.iterdir()}
    (tmp_path / "nats.pem").unlink()
    assert environment(tmp_path) == told
    assert {file.name for file, content in others.items() if file.read_bytes() != content} == {"nats.pem"}
    assert {file.name for file in others if file.stat().st_mode & 0o077} == {"authority.pem"}


def test_without_the_authoritys_key_certificates_serve_on_but_none_is_made(tmp_path: Path) -> None:
    made(tmp_path, NOW)
    (tmp_path / "authority-key.pem").unlink()
    made(tmp_path, NOW)
    with pytest.raises(FileNotFoundError, match="authority-key"):
        made(tmp_path, NOW + LIFE)


WISH = bytes.fromhex("0000000804d2162f")
T = TypeVar("T")


def before(port: int, certificate: Path, do: Callable[[int], T]) -> T:
    """What PostgreSQL does with `ssl=on`, before one that was built without: it takes the client's wish for TLS, shows
    its certificate, and sends whoever does not wish away. `do` is given its port."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await reader.readexactly(len(WISH)) == WISH:
            writer.write(b"S")
            await writer.start_tls(context)
            await joined(reader, writer, port)

    async def listen() -> T:
        async with listening(serve) as own:
            return await asyncio.to_thread(do, own)

    return asyncio.run(listen())


def test_libpq_takes_the_certificate_from_who_is_asked_for_by_name(own_servers: Servers, tmp_path: Path) -> None:
    certificate = Authority(tmp_path, NOW).certify("postgres", SERVERS["postgres"])
    (tmp_path / "stranger").mkdir()
    stranger = Authority(tmp_path / "stranger", NOW)
    stranger.certify("postgres", SERVERS["postgres"])
    own = {"host": "postgres", "sslmode": "verify-full", "sslrootcert": str(tmp_path / "authority.pem")}

    def connect(port: int, **other: str) -> str:
        asked: dict[str, Any] = conninfo_to_dict(own_servers.databases("registry").url)
        asked |= {**own, "hostaddr": HOST, "port": port, **other}
        try:
            psycopg.connect(make_conninfo(**asked)).close()
        except psycopg.OperationalError as error:
            return str(error)
        return ""

    def try_all(port: int) -> list[str]:
        others: tuple[dict[str, str], ...] = (
            {},
            {"host": "database"},
            {"sslrootcert": str(stranger.file)},
            {"sslmode": "disable"},
        )
        return [connect(port, **other) for other in others]

    well, name, authority, clear = before(own_servers.postgres.port, certificate, try_all)
    assert not well
    assert "does not match host name" in name
    assert "certificate verify failed" in authority
    assert clear


def test_a_service_migrates_over_tls_with_all_that_is_safe(own_servers: Servers, tmp_path: Path) -> None:
    certificate = Authority(tmp_path, NOW).certify("postgres", SERVERS["postgres"])
    asked = own_servers.databases("registry")
    given = {
        "DATABASE_URL": asked.url,
        "KEYS_DATABASE_URL": asked.keys_url,
        "OWNER_DATABASE_URL": asked.owner_url,
        "OWNER_KEYS_DATABASE_URL": asked.owner_keys_url,
    }
    passwords = {role: own_servers.secrets.password_file(role) for role in ("registry", "registry_owner")}

    def encrypted(address: str, port: int) -> str:
        parts: dict[str, Any] = conninfo_to_dict(address)
        del parts["password"]
        parts |= {"host": "postgres", "hostaddr": HOST, "port": port, "sslmode": "verify-full"}
        parts |= {"sslrootcert": str(tmp_path / "authority.pem"), "passfile": str(passwords[parts["user"]])}
        return make_conninfo(**parts)

    def migrate(port: int) -> None:
        safe = {
            "NATS_URL": "nats://nats:4222",
            "NATS_CA_FILE": tmp_path / "authority.pem",
            "NATS_SEED_FILE": own_servers.seed_file("registry"),
            "CHECKPOINT_KEY_FILE": own_servers.secrets.checkpoint_key_file("registry"),
            "DESTROYED_KEYS_FILE": tmp_path / "destroyed.jsonl",
            "ISSUER": "https://id.example.org",
            "PORT": 8001,
        }
        told = {name: encrypted(address, port) for name, address in given.items()} | safe
        environment = {**os.environ, **{f"MENTORING_{name}": str(value) for name, value in told.items()}}
        done = subprocess.run(
            [sys.executable, "-m", "registry", "migrate"], env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    before(own_servers.postgres.port, certificate, migrate)
    with psycopg.connect(asked.keys_url) as connection:
        assert connection.execute("SELECT count(*) FROM keys").fetchone() == (0,)
