"""Databases and roles of a service: the same SQL as in the containers, run by the same psql."""

import os
import subprocess
from dataclasses import dataclass

from mentoring.errors import DidNotStart
from mentoring.postgres import BIN, Postgres
from mentoring.secrets import Secrets
from mentoring.settings import DEPLOY

SQL = DEPLOY / "postgres" / "service.sql"


@dataclass(frozen=True)
class Databases:
    """Where one service keeps its truth: as the running service sees it and, `owner_…`, as its migrations do."""

    url: str
    owner_url: str
    keys_url: str
    owner_keys_url: str


def databases(postgres: Postgres, service: str, secrets: Secrets) -> Databases:
    owner = f"{service}_owner"

    def dsn(database: str, role: str) -> str:
        return postgres.dsn(database, role, secrets.password(role))

    keys = f"{service}_keys"
    return Databases(dsn(service, service), dsn(service, owner), dsn(keys, service), dsn(keys, owner))


def ensure_databases(postgres: Postgres, service: str, secrets: Secrets) -> Databases:
    """Makes what is missing; safe to run again."""
    passwords = {
        "OWNER_PASSWORD": secrets.password(f"{service}_owner"),
        "RUNTIME_PASSWORD": secrets.password(service),
        "PGPASSWORD": secrets.password("postgres"),
    }
    connection = ["-h", "127.0.0.1", "-p", str(postgres.port), "-U", "postgres", "-d", "postgres"]
    command = [str(BIN / "psql"), "-X", "-q", *connection, "-v", f"service={service}"]
    with SQL.open() as script:
        done = subprocess.run(command, stdin=script, env={**os.environ, **passwords}, capture_output=True, text=True)
    if done.returncode != 0:
        raise DidNotStart(postgres.name, f"роли и базы службы {service} не созданы", done.stderr)
    return databases(postgres, service, secrets)
