"""Any word to a database may be the last: it is never sent, or it is done and the answer is not heard."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any
from unittest.mock import patch

import psycopg
from psycopg.abc import PQGen

from tests.simulator.steps import Crash

POOL = "pool-"
"""Begins the names of the threads in which a pool makes its connections."""


class End(StrEnum):
    """Of the process, or of the connection alone."""

    DEATH = auto()
    LOSS = auto()


@dataclass
class Fuse:
    """`left`: so many words are still said; None for ever. What is dead says nothing more until it begins again."""

    left: int | None = None
    end: End = End.DEATH
    heard: bool = False

    def burnt(self) -> bool:
        if self.left is None or threading.current_thread().name.startswith(POOL):
            return False
        self.left -= 1
        return self.left < 0

    @property
    def dead(self) -> bool:
        return self.end is End.DEATH and self.left is not None and self.left < 0

    def light(self, left: int, end: End, *, heard: bool) -> None:
        self.left, self.end, self.heard = left, end, heard

    def forget(self) -> None:
        self.left = None

    def error(self) -> BaseException:
        if self.end is End.DEATH:
            return Crash()
        self.left = None
        return psycopg.OperationalError("the connection is lost")


FUSE = Fuse()
"""One for all: only one process works at a time."""


@contextmanager
def words_counted() -> Iterator[None]:
    said, said_soon = psycopg.Connection.wait, psycopg.AsyncConnection.wait

    def wait(connection: psycopg.Connection[Any], words: PQGen[Any], *given: Any, **more: Any) -> Any:
        if not FUSE.burnt():
            return said(connection, words, *given, **more)
        if FUSE.heard:
            said(connection, words, *given, **more)
        connection.pgconn.finish()
        raise FUSE.error()

    async def wait_soon(connection: psycopg.AsyncConnection[Any], words: PQGen[Any], *given: Any, **more: Any) -> Any:
        """A writer outlives the process that is simulated: it only loses its connection, and the next word kills."""
        if not FUSE.burnt():
            return await said_soon(connection, words, *given, **more)
        if FUSE.heard:
            await said_soon(connection, words, *given, **more)
        connection.pgconn.finish()
        if FUSE.end is End.LOSS:
            FUSE.left = None
        raise psycopg.OperationalError("the connection is lost")

    with (
        patch.object(psycopg.Connection, "wait", wait),
        patch.object(psycopg.AsyncConnection, "wait", wait_soon),
    ):
        yield
