"""Databases of the four services, made once; every simulation begins with what was there when it was remembered."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import notifications.main
import notifications.settings
import programs.main
import programs.settings
import psycopg
import registry.main
import registry.settings
import reporting.main
import reporting.settings
from backbone.migrate import migrate_keys, migrate_store
from backbone.service import Service
from backbone.settings import ServiceSettings
from mentoring.postgres import Postgres
from mentoring.roles import ensure_databases
from mentoring.secrets import Secrets
from psycopg import sql

SERVICES: dict[str, Service[Any]] = {
    "registry": registry.main.SERVICE,
    "programs": programs.main.SERVICE,
    "notifications": notifications.main.SERVICE,
    "reporting": reporting.main.SERVICE,
}
ELSE: dict[str, dict[str, Any]] = {
    "notifications": {"smtp_host": "nowhere.test", "smtp_port": 25, "smtp_sender": "platform@mentoring.test"},
    "reporting": {"public_url": "https://reporting.test"},
}
"""What settings of theirs others have not."""
ISSUER = "https://issuer.test"

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations' ORDER BY 1"
COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""
AGAIN = """
DELETE FROM {here}; INSERT INTO {here} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {kept}
"""
SEQUENCES = "SELECT schemaname, sequencename FROM pg_sequences WHERE schemaname = 'public' ORDER BY 2"


class Store:
    """One service's database, seen from above. Nothing here dies of a power cut: commits do not wait for the disk."""

    def __init__(self, name: str, postgres: Postgres, secrets: Secrets, folder: Path) -> None:
        service, database = SERVICES[name], f"simulated_{name}"
        databases = ensure_databases(postgres, database, secrets)
        migrate_store(service.application, databases.owner_url, databases.url, service.migrations)
        migrate_keys(databases.owner_keys_url, databases.keys_url)
        self.settings: ServiceSettings = service.settings(
            database_url=databases.url,
            keys_database_url=databases.keys_url,
            owner_database_url=databases.owner_url,
            nats_url="nats://nowhere.test",
            nats_seed_file=folder / "none",
            checkpoint_key_file=folder / "none",
            destroyed_keys_file=folder / f"{name}-destroyed.jsonl",
            issuer=ISSUER,
            port=0,
            **ELSE.get(name, {}),
        )
        self.connection = psycopg.connect(postgres.dsn(database), autocommit=True)
        self.connection.execute(f"ALTER DATABASE {database} SET synchronous_commit = off")
        self.connection.execute("SET session_replication_role = replica")
        self.tables = [table for (table,) in self.connection.execute(TABLES)]
        self._again: dict[str, sql.Composable] = {}

    def remember(self) -> None:
        self.connection.execute("DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept")
        for table in self.tables:
            names = {"here": sql.Identifier(table), "kept": sql.Identifier("kept", table)}
            self.connection.execute(sql.SQL("CREATE TABLE {kept} AS TABLE {here}").format(**names))
            columns = sql.SQL(", ").join(sql.Identifier(name) for (name,) in self.rows(COLUMNS, table))
            self._again[table] = sql.SQL(AGAIN).format(columns=columns, **names)
        for schema, sequence in self.rows(SEQUENCES):
            name = sql.Identifier(schema, sequence)
            row = self.connection.execute(sql.SQL("SELECT last_value, is_called FROM {}").format(name)).fetchone()
            assert row
            setting = sql.SQL("SELECT setval({}, {}, {})")
            self._again[sequence] = setting.format(sql.Literal(f"{schema}.{sequence}"), *map(sql.Literal, row))

    def begin_again(self, tables: Iterable[str] | None = None) -> None:
        """Those, or all there is."""
        chosen = self._again.values() if tables is None else [self._again[table] for table in tables]
        self.connection.execute(sql.SQL("; ").join(chosen))

    def rows(self, query: str, *given: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(query, given).fetchall()

    def close(self) -> None:
        self.connection.close()


def stores(postgres: Postgres, secrets: Secrets, folder: Path) -> Mapping[str, Store]:
    return {name: Store(name, postgres, secrets, folder) for name in SERVICES}
