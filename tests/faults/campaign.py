"""Runs of a cell, and what came of them."""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psycopg
from mentoring.platform import Platform
from mentoring.story.play import HERE

from tests.faults.checker import ZEROS, divergence, judged
from tests.faults.ledger import Ledger
from tests.faults.load import Load, founded
from tests.faults.nemesis import CELLS, CONNECTIONS


@dataclass
class Cell:
    """Sums over the runs, each with the seed after the one before."""

    name: str
    runs: int = 0
    sums: dict[str, int] = field(default_factory=dict)
    slowest: float = 0.0
    """Seconds that a client waited for an answer, in any run."""

    def add(self, found: dict[str, int], slowest: float) -> None:
        self.runs += 1
        self.slowest = max(self.slowest, slowest)
        for figure, number in found.items():
            self.sums[figure] = self.sums.get(figure, 0) + number

    @property
    def sound(self) -> bool:
        return not any(self.sums.get(figure, 0) for figure in ZEROS)

    @property
    def bound(self) -> float:
        """With no failure in so many runs: at 95 % the chance of one is not above this."""
        return 3 / self.runs


@contextmanager
def platform() -> Iterator[Platform]:
    with tempfile.TemporaryDirectory(prefix="mentoring-faults-") as root, Platform(Path(root) / "data") as running:
        yield running


def today(on: Platform) -> date:
    return on.access.now().astimezone(HERE).date()


def run(on: Platform, name: str, seed: int, seconds: float) -> tuple[dict[str, int], float]:
    """One run of a cell: a load, and the fault again and again until the time is over. Also the longest wait."""
    chance = random.Random(f"{name} {seed}")
    ledger = Ledger(on.folder.root / f"{name}-{seed}.ledger".replace(" ", "-"))
    load = Load(on.access.urls["registry"], [founded(on.access, today(on)) for _ in range(2)], ledger)
    try:
        with load.running():
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                CELLS[name](on, chance)
        return judged(on, ledger, load), _slowest(ledger)
    finally:
        ledger.close()


def campaign(on: Platform, names: Sequence[str], runs: int, seed: int, seconds: float) -> Iterator[Cell]:
    for name in names:
        cell = Cell(name)
        for turn in range(runs):
            cell.add(*run(on, name, seed + turn, seconds))
        cell.sums["divergence"] = divergence(on)
        yield cell


def confirm_early(on: Platform) -> None:
    """PostgreSQL says that a commit is on the disk when it is not: the campaign must find losses then."""
    with psycopg.connect(on.servers.postgres.dsn(), autocommit=True) as connection:
        connection.execute("ALTER ROLE ALL SET synchronous_commit = off")
        connection.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(CONNECTIONS)


def control(runs: int, seed: int, seconds: float) -> Cell:
    """On a platform of its own, which must fail."""
    cell = Cell("control: early commit")
    with platform() as hasty:
        confirm_early(hasty)
        for turn in range(runs):
            cell.add(*run(hasty, "kill postgres", seed + turn, seconds))
    return cell


def _slowest(ledger: Ledger) -> float:
    begun: dict[str, float] = {}
    slowest = 0.0
    for entry in ledger.entries():
        if entry.kind == "invoke":
            begun.setdefault(entry.command, entry.moment)
        elif entry.kind == "ok":
            slowest = max(slowest, entry.moment - begun[entry.command])
    return slowest
