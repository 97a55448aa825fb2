"""What happens to the platform while it is used. Every cell is a function of the platform and of chance."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import nats
import psutil
import psycopg
from mentoring.platform import Platform
from mentoring.state import running
from mentoring.streams import ensure_streams

Cell = Callable[[Platform, random.Random], None]
SERVICES = ("registry", "programs", "notifications", "reporting")
PROCESSES = (*SERVICES, "postgres", "nats", "nursery")
"""With the nursery all Python processes of the machine die at once."""
FREEZE = 2.0
"""Seconds."""
CONNECTIONS = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"""


def kill(name: str, platform: Platform, chance: random.Random) -> None:
    """SIGKILL, after any time; the supervisor starts it again."""
    time.sleep(chance.random())
    platform.kill(name)
    platform.await_ready(name)


def kill_everything(platform: Platform, chance: random.Random) -> None:
    """As when the machine goes down, but for what the system had not written yet."""
    time.sleep(chance.random())
    for name in chance.sample(PROCESSES, len(PROCESSES)):
        platform.kill(name)
    for name in PROCESSES:
        platform.await_ready(name)


def freeze(name: str, platform: Platform, chance: random.Random) -> None:
    """SIGSTOP, and on again: others meanwhile take it for dead."""
    time.sleep(chance.random())
    with frozen(platform, name):
        time.sleep(FREEZE * chance.uniform(0.5, 1.5))


@contextmanager
def frozen(platform: Platform, name: str) -> Iterator[None]:
    first = psutil.Process(running(platform.folder).processes[name].pid)
    stopped = [first, *first.children(recursive=True)]
    for process in stopped:
        process.suspend()
    try:
        yield
    finally:
        for process in stopped:
            if process.is_running():
                process.resume()


def cut_connections(platform: Platform, chance: random.Random) -> None:
    """PostgreSQL lives and everybody is disconnected, several times."""
    for _ in range(5):
        time.sleep(chance.random() / 2)
        with psycopg.connect(platform.servers.postgres.dsn(), autocommit=True) as connection:
            connection.execute(CONNECTIONS)


def lose_stream(platform: Platform, chance: random.Random) -> None:
    """The stream of registry is gone with all its messages; an empty one is there instead."""
    time.sleep(chance.random())
    asyncio.run(_lose(platform, "REGISTRY"))


async def _lose(platform: Platform, stream: str) -> None:
    seed = str(platform.servers.seed_file("deploy"))
    connection = await nats.connect(platform.servers.nats_url, nkeys_seed=seed, inbox_prefix="_INBOX_deploy")
    await connection.jetstream().delete_stream(stream)
    await connection.close()
    await ensure_streams(platform.servers.nats_url, seed)


CELLS: Mapping[str, Cell] = {
    **{f"kill {name}": partial(kill, name) for name in PROCESSES},
    "kill everything": kill_everything,
    **{f"freeze {name}": partial(freeze, name) for name in (*SERVICES, "postgres", "nats")},
    "cut connections": cut_connections,
    "lose stream": lose_stream,
}
