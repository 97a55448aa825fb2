"""How the library reaches PostgreSQL: by its own settings, but through the same kind of pool as everything else."""

from typing import Any, TypeVar

from eventsourcing.postgres import PostgresFactory
from psycopg.conninfo import conninfo_to_dict

from backbone.database import Pool

F = TypeVar("F")


def environment(dsn: str, create_tables: bool) -> dict[str, str]:
    parts: dict[str, Any] = conninfo_to_dict(dsn)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "APPLICATION_RECORDER_TOPIC": "backbone.eventstore.recorder:Recorder",
        "CREATE_TABLE": "yes" if create_tables else "no",
        "POSTGRES_DBNAME": parts["dbname"],
        "POSTGRES_HOST": parts.get("host", "127.0.0.1"),
        "POSTGRES_PORT": str(parts.get("port", 5432)),
        "POSTGRES_USER": parts["user"],
        "POSTGRES_PASSWORD": parts.get("password", ""),
        "POSTGRES_LOCK_TIMEOUT": "5",
    }


def pooled(factory: F, dsn: str) -> F:
    assert isinstance(factory, PostgresFactory)
    store = factory.datastore
    store.pool = Pool(dsn, min_size=1, max_size=40, configure=store.after_connect_func())
    return factory
