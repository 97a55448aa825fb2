"""Processes die, stand still, lose their connections."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import psycopg
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from mentoring.state import running

PROCESSES = (*SERVICES, "postgres", "nats", "nursery")
"""With the nursery all Python processes of the machine die at once."""
CONNECTIONS = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"""


@contextmanager
def kill(name: str, platform: Platform, chance: random.Random) -> Iterator[None]:
    """SIGKILL; the supervisor starts it again."""
    platform.kill(name)
    yield


@contextmanager
def kill_everything(platform: Platform, chance: random.Random) -> Iterator[None]:
    """As when the machine goes down, but for what the system had not written yet."""
    for name in chance.sample(PROCESSES, len(PROCESSES)):
        platform.kill(name)
    yield


@contextmanager
def freeze(name: str, platform: Platform, chance: random.Random) -> Iterator[None]:
    """SIGSTOP, and on again: others meanwhile take it for dead."""
    stopped = stop(platform, name)
    try:
        yield
    finally:
        for process in stopped:
            if process.is_running():
                process.resume()


def family(platform: Platform, name: str) -> list[psutil.Process]:
    first = psutil.Process(running(platform.folder).processes[name].pid)
    return [first, *first.children(recursive=True)]


def stop(platform: Platform, name: str) -> list[psutil.Process]:
    """The first one first, so that no more are born."""
    family(platform, name)[0].suspend()
    stopped = family(platform, name)
    for process in stopped[1:]:
        process.suspend()
    return stopped


@contextmanager
def cut_connections(platform: Platform, chance: random.Random) -> Iterator[None]:
    """PostgreSQL lives and everybody is disconnected."""
    with psycopg.connect(platform.servers.postgres.dsn(), autocommit=True) as connection:
        connection.execute(CONNECTIONS)
    yield
