"""One pool of connections to a service's database; every transaction says whose rows it may see."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from select import POLLIN, poll
from uuid import UUID

from eventsourcing.postgres import ConnectionPool
from psycopg import Connection, Cursor, Error
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL, Literal

from backbone.together import Line

ALL_SCHOOLS = "*"
PATIENCE = 5.0
"""Seconds to wait for a connection before saying that the database is not there."""

_may_wait: ContextVar[bool] = ContextVar("may_wait", default=True)


class WouldWait(Exception):
    """Asking the database would hold up a loop, and everybody on it."""


class without_waiting:
    """As a context: inside, whoever would wait for the database is sent away with WouldWait."""

    def __enter__(self) -> None:
        self._token = _may_wait.set(False)

    def __exit__(self, *_: object) -> None:
        _may_wait.reset(self._token)


class Pool(ConnectionPool[Connection[DictRow]]):
    """Connections die together, with their server: who is given a dead one has all the idle ones looked at, and need
    not meet the next dead one, for which the pool would make it wait ever longer. Nothing is asked of a connection on
    which nothing has come: a server that goes away closes it, and that is heard."""

    def __init__(
        self, dsn: str, *, min_size: int, max_size: int, configure: Callable[[Connection[DictRow]], None] | None = None
    ) -> None:
        super().__init__(
            dsn,
            connection_class=Connection[DictRow],
            kwargs={"row_factory": dict_row},
            min_size=min_size,
            max_size=max_size,
            timeout=PATIENCE,
            open=False,
            configure=configure,
            check=self._alive,
        )

    def _alive(self, connection: Connection[DictRow]) -> None:
        if not _has_news(connection):
            return
        try:
            self.check_connection(connection)
        except Error:
            self.check()
            raise


def _has_news(connection: Connection[DictRow]) -> bool:
    """Something to read, the end of it among others."""
    socket = poll()
    socket.register(connection.fileno(), POLLIN)
    return bool(socket.poll(0))


BEGIN = SQL("BEGIN; SELECT set_config('app.school', {}, true)")
SNAPSHOT = SQL(
    "BEGIN ISOLATION LEVEL REPEATABLE READ; LOCK TABLE switching IN ACCESS SHARE MODE;"
    " SELECT set_config('app.school', {}, true)"
)
"""In one message: every transaction begins with them."""


def _configure(connection: Connection[DictRow]) -> None:
    """The driver would send a BEGIN by itself, alone. A plan made once for all values would read a list from its
    beginning on every page."""
    connection.autocommit = True
    connection.execute("SET plan_cache_mode = force_custom_plan")


class Database:
    """Row-level security reads the setting `app.school`: an id, or ALL_SCHOOLS for the service's own work."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self._pool = Pool(dsn, min_size=1, max_size=20, configure=_configure)
        self._lines: list[Line] = []

    def line(self) -> Line:
        """For one kind of question asked on a loop; it is closed with the database."""
        self._lines.append(Line(self.dsn))
        return self._lines[-1]

    @contextmanager
    def transaction(self, school: UUID | str = ALL_SCHOOLS, *, snapshot: bool = False) -> Iterator[Cursor[DictRow]]:
        """All statements of a `snapshot` see the same moment; it changes no row that others have changed since."""
        if not _may_wait.get():
            raise WouldWait
        self._pool.open()
        begin = SNAPSHOT if snapshot else BEGIN
        with self._pool.connection() as connection, connection.cursor() as cursor:
            cursor.execute(begin.format(Literal(str(school))))
            yield cursor

    def close(self) -> None:
        self._pool.close()
        for line in self._lines:
            line.close()
