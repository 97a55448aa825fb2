"""message-db: its tables and functions, from its npm package, in a schema of the database that is measured."""

from pathlib import Path

import psycopg

PARTS = ("schema", "tables", "types", "functions", "indexes")
"""In this order. Left out: pgcrypto, whose one function PostgreSQL has by itself; roles, privileges and views."""
SEARCH_PATH = "-c search_path=message_store,public"


def install(dsn: str, node_modules: Path) -> None:
    database = node_modules / "@eventide" / "message-db" / "database"
    with psycopg.connect(dsn, autocommit=True, options=f"{SEARCH_PATH} -c check_function_bodies=off") as connection:
        for part in PARTS:
            for file in sorted((database / part).glob("*.sql")):
                connection.execute(file.read_bytes())
