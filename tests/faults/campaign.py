"""Runs of cells, each kind of platform started once."""

import logging
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from mentoring.platform import Platform

from tests.faults.cells import Cell, Ground
from tests.faults.checker import divergence, judged
from tests.faults.ledger import Ledger
from tests.faults.load import Load, founded, today
from tests.faults.striking import Struck, strike
from tests.faults.tally import Tally

PATIENCE = 120.0
"""Seconds for everybody to come to the end when nothing is asked any more."""
log = logging.getLogger(__name__)


@contextmanager
def platform(ground: Ground) -> Iterator[Platform]:
    with tempfile.TemporaryDirectory(prefix="mentoring-faults-") as root, ground.made(Path(root) / "data") as running:
        yield running


def run(
    on: Platform, cells: Sequence[Cell], seed: int, seconds: float, tally: Tally, patience: float = PATIENCE
) -> None:
    """A load, and the faults one after another, again and again until the time is over; each at least once."""
    chance = random.Random(f"{tally.name} {seed}")
    ledger = Ledger(on.folder.root / f"{uuid4()}.ledger")
    load = Load(on.access.urls["registry"], [founded(on.access, today(on)) for _ in range(2)], ledger)
    struck: list[Struck] = []
    try:
        with load.running():
            until = time.monotonic() + seconds
            while not struck or (struck[-1].level and time.monotonic() < until):
                struck += [strike(on, cell, chance) for cell in cells]
        tally.add(judged(on, ledger, load, patience), struck, ledger.entries())
    finally:
        ledger.close()


def campaign(cells: Sequence[Cell], runs: int, seed: int, seconds: float) -> Iterator[Tally]:
    """Cells of one ground on one platform. One that breaks down altogether counts as failed, and the next cell gets
    another platform."""
    waiting = list(cells)
    while waiting:
        ground = waiting[0].ground
        with platform(ground) as on:
            for cell in [cell for cell in waiting if cell.ground is ground]:
                waiting.remove(cell)
                tally = Tally(cell.name)
                try:
                    for turn in range(runs):
                        run(on, [cell], seed + turn, seconds, tally)
                    tally.sums["divergence"] = divergence(on)
                except Exception:
                    log.exception("%s has come to no end", cell.name)
                    tally.sums["unsettled"] += 1
                yield tally
                if tally.wrong:
                    break
