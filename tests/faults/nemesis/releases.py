"""The platform is upgraded while it is used, and the upgrade is taken back."""

import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import psutil
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from mentoring.state import running
from psycopg import sql
from stores import database

from tests.faults.grounds.next_release_process import FIELD
from tests.faults.grounds.upgraded import Upgraded

PATIENCE = 30
"""Seconds for a service to end what it has begun."""
MIXED = (0.5, 2.0)
"""Seconds between one service and the next."""
WRITTEN = "SELECT count(*) AS n FROM {} WHERE convert_from(state, 'UTF8')::jsonb #> %s IS NOT NULL"


@contextmanager
def upgrade(platform: Upgraded, chance: random.Random) -> Iterator[None]:
    """All services one after another to the next release, back, and there again, each time in another order. Leaves
    them where the fault found the platform: at the release before."""
    for newer in (True, False, True):
        _roll(platform, chance, newer)
    yield
    _roll(platform, chance, newer=False)


def _roll(platform: Upgraded, chance: random.Random, newer: bool) -> None:
    for service in chance.sample(SERVICES, len(SERVICES)):
        if newer:
            platform.next(service).touch()
        else:
            platform.next(service).unlink()
        restart(platform, service)
        time.sleep(chance.uniform(*MIXED))


def restart(platform: Platform, service: str) -> None:
    """SIGTERM: what has been begun is ended."""
    process = psutil.Process(running(platform.folder).processes[service].pid)
    process.terminate()
    process.wait(PATIENCE)
    platform.await_ready(service)


def left(platform: Upgraded, since: datetime) -> Mapping[str, int]:
    """What could not be processed; and whether the next release has written nothing, so that nothing was tried."""
    return {"left_parked": sum(_parked(platform, service) for service in SERVICES), "nothing_newer": _nothing(platform)}


def _parked(platform: Platform, service: str) -> int:
    with database(platform, service) as connection:
        return len(connection.execute("SELECT FROM parked").fetchall())


def _nothing(platform: Platform) -> int:
    with database(platform, "registry") as connection:
        query = sql.SQL(WRITTEN).format(sql.Identifier("registry_events"))
        (found,) = connection.execute(query, (["data", FIELD],)).fetchall()
    return int(found["n"] == 0)
