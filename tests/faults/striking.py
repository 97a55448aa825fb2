"""One fault while the platform is used, and how long it took to be noticed, to be over, to be caught up with."""

import logging
import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

import psycopg
from mentoring.errors import DidNotStart
from mentoring.platform import Platform
from mentoring.probing import well
from psycopg import Connection, sql
from psycopg.rows import DictRow
from stores import MAINS, database

from tests.faults.cells import Cell
from tests.faults.load import Load

Store = Connection[DictRow]
AWAITED = ("postgres", "nats", "devhost", *MAINS)
log = logging.getLogger(__name__)
LOOK = 0.2
"""Seconds between looks."""
BEFORE = (0.5, 1.0)
"""Seconds of hurry."""
PATIENCE = 180.0
"""Seconds for all that was there to be followed."""


@dataclass(frozen=True)
class Struck:
    """Moments are in seconds of the machine's monotonic clock. `detected`: somebody was not ready. `level`: everybody
    has followed what was there when it healed; None where that did not come. `also` must be zero."""

    broken: float
    healed: float
    detected: float | None
    level: float | None
    also: Mapping[str, int]


def strike(on: Platform, cell: Cell, load: Load, chance: random.Random) -> Struck:
    """It happens to those who are in a hurry, and who calm down afterwards."""
    begun = datetime.now(UTC)
    with load.hurried():
        time.sleep(chance.uniform(*BEFORE))
    with watching(on) as readiness:
        broken = time.monotonic()
        with load.hurried(), cell.fault(on, chance):
            time.sleep(chance.uniform(*cell.lasts))
        healed = time.monotonic()
        level = _level(on) if _ready(on) else None
    return Struck(broken, healed, readiness.lost, level, cell.also(on, begun))


@dataclass
class Readiness:
    """`lost` is the first moment when a service was not ready."""

    lost: float | None = None
    over: threading.Event = field(default_factory=threading.Event)

    def look(self, on: Platform) -> None:
        while not self.over.wait(LOOK):
            if self.lost is None and not all(well(f"{url}/readyz") for url in on.access.urls.values()):
                self.lost = time.monotonic()


@contextmanager
def watching(on: Platform) -> Iterator[Readiness]:
    readiness = Readiness()
    looking = threading.Thread(target=readiness.look, args=(on,))
    looking.start()
    try:
        yield readiness
    finally:
        readiness.over.set()
        looking.join()


def _ready(on: Platform) -> bool:
    try:
        for name in AWAITED:
            on.await_ready(name)
    except DidNotStart:
        log.exception("somebody does not come back")
        return False
    return True


def _level(on: Platform) -> float | None:
    """When everybody has followed what is there now."""
    deadline = time.monotonic() + PATIENCE
    heads: dict[str, int] = {}
    while time.monotonic() < deadline:
        with suppress(psycopg.OperationalError), ExitStack() as opened:
            stores = {service: opened.enter_context(database(on, service)) for service in MAINS}
            heads = heads or {service: _head(store, service) for service, store in stores.items()}
            while time.monotonic() < deadline:
                if all(_has_followed(store, heads) for store in stores.values()):
                    return time.monotonic()
                time.sleep(LOOK)
        time.sleep(LOOK)
    return None


def _head(store: Store, service: str) -> int:
    query = sql.SQL("SELECT coalesce(max(notification_id), 0) AS head FROM {}")
    (row,) = store.execute(query.format(sql.Identifier(f"{service}_events"))).fetchall()
    return int(row["head"])


def _has_followed(store: Store, heads: Mapping[str, int]) -> bool:
    places = store.execute("SELECT source, position FROM positions").fetchall()
    return all(row["position"] >= heads[row["source"]] for row in places)
