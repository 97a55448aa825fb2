"""One pool of connections to a service's database; every transaction says whose rows it may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from psycopg import Connection, Cursor
from psycopg.rows import DictRow, dict_row
from psycopg_pool import ConnectionPool

ALL_SCHOOLS = "*"
PATIENCE = 5.0
"""Seconds to wait for a connection before saying that the database is not there."""


class Database:
    """Row-level security reads the setting `app.school`: an id, or ALL_SCHOOLS for the service's own work."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self._pool: ConnectionPool[Connection[DictRow]] = ConnectionPool(
            dsn,
            min_size=1,
            max_size=20,
            timeout=PATIENCE,
            open=False,
            check=ConnectionPool.check_connection,
            kwargs={"row_factory": dict_row},
            connection_class=Connection[DictRow],
        )

    @contextmanager
    def transaction(self, school: UUID | str = ALL_SCHOOLS, *, snapshot: bool = False) -> Iterator[Cursor[DictRow]]:
        """A `snapshot` only reads, and all its statements see the same moment."""
        self._pool.open()
        with self._pool.connection() as connection, connection.transaction(), connection.cursor() as cursor:
            if snapshot:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT set_config('app.school', %s, true)", (str(school),))
            yield cursor

    def close(self) -> None:
        self._pool.close()
