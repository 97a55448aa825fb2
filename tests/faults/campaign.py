"""Runs: a platform from nothing, people who use it, and every fault of a ground once, in an order that chance gives."""

import logging
import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

from mentoring.platform import Platform

from tests.faults.cells import Cell, Ground
from tests.faults.checker import ZEROS, divergence, judged
from tests.faults.ledger import Entry, Ledger
from tests.faults.load import Load, Place, founded, today
from tests.faults.nemesis import CELLS
from tests.faults.striking import Struck, strike

TOGETHER = 12
"""Faults one after another, before everything is judged."""
PATIENCE = 120.0
"""Seconds for everybody to come to the end when nothing is asked any more."""
log = logging.getLogger(__name__)


@dataclass
class Leg:
    """Faults that were judged together: where something is wrong, each of them may have done it."""

    seed: int
    cells: Sequence[str]
    struck: dict[str, Struck] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    entries: Sequence[Entry] = ()

    @property
    def wrong(self) -> Mapping[str, int]:
        """Whatever is not zero and had to be; `also` of a cell is one of these too."""
        also = {figure: number for one in self.struck.values() for figure, number in one.also.items()}
        return {figure: number for figure, number in {**self.zeros, **also}.items() if number}

    @property
    def zeros(self) -> Mapping[str, int]:
        return {figure: self.found.get(figure, 0) for figure in ZEROS}


@contextmanager
def platform(ground: Ground) -> Iterator[Platform]:
    with tempfile.TemporaryDirectory(prefix="mentoring-faults-") as root, ground.made(Path(root) / "data") as running:
        yield running


def campaign(names: Iterable[str], runs: int, seed: int, lanes: Executor) -> Iterator[Leg]:
    """So many times everything, on as many platforms beside each other as there are lanes. Whenever it is stopped, each
    cell was run about as often as the others."""
    grounds = by_ground(CELLS[name] for name in names)
    turns = [lanes.submit(turn, of, seed + run) for run in range(runs) for of in grounds.values()]
    for done in as_completed(turns):
        yield from done.result()


def by_ground(cells: Iterable[Cell]) -> Mapping[Ground, Sequence[str]]:
    """Their names."""
    found: dict[Ground, list[str]] = {}
    for cell in cells:
        found.setdefault(cell.ground, []).append(cell.name)
    return found


def turn(names: Iterable[str], seed: int, together: int = TOGETHER) -> Sequence[Leg]:
    """A platform that does not come into being counts as unsettled."""
    try:
        return list(once([CELLS[name] for name in names], seed, together))
    except Exception:
        log.exception("there is no platform")
        return [Leg(seed, list(names), found={"unsettled": 1})]


@contextmanager
def lanes(number: int, told: Path) -> Iterator[Executor]:
    """Processes, each with a platform of its own at a time. What goes wrong in them is told in a file; what has not
    begun when they are left does not begin."""
    told.unlink(missing_ok=True)
    tell = partial(logging.basicConfig, filename=told, format="%(asctime)s %(process)d %(message)s")
    beside = ProcessPoolExecutor(number, get_context("spawn"), tell)
    try:
        yield beside
    finally:
        beside.shutdown(cancel_futures=True)


def once(cells: Iterable[Cell], seed: int, together: int = TOGETHER) -> Iterator[Leg]:
    """Cells of one ground, so many between one judgement and the next. Where something was wrong, the next ones get
    another platform."""
    waiting = list(cells)
    random.Random(seed).shuffle(waiting)
    while waiting:
        with platform(waiting[0].ground) as on:
            places, sound = schools(on), True
            while waiting and sound:
                leg = run(on, places, waiting[:together], seed)
                del waiting[:together]
                yield leg
                sound = not leg.wrong


def schools(on: Platform) -> Sequence[Place]:
    """With a regulation that is in force also for whoever's clock is a day behind."""
    places = [founded(on.access, today(on)) for _ in range(2)]
    on.access.move_clock(on.access.now() + timedelta(days=2))
    return places


def run(on: Platform, places: Sequence[Place], cells: Sequence[Cell], seed: int, patience: float = PATIENCE) -> Leg:
    """What breaks down altogether counts as unsettled."""
    leg = Leg(seed, [cell.name for cell in cells])
    with ledger(on) as written:
        load = Load(on.access.urls["registry"], places, written)
        try:
            with load.running():
                for cell in cells:
                    leg.struck[cell.name] = strike(on, cell, load, random.Random(f"{cell.name} {seed}"))
            leg.found = judged(on, written, load, patience)
            leg.found["unsettled"] += sum(struck.level is None for struck in leg.struck.values())
            if not leg.wrong:
                leg.found["divergence"] = divergence(on)
        except Exception:
            log.exception("%s: has come to no end", ", ".join(leg.cells))
            leg.found["unsettled"] = 1
        leg.entries = list(written.entries())
    return leg


@contextmanager
def ledger(on: Platform) -> Iterator[Ledger]:
    opened = Ledger(on.folder.root / f"{uuid4()}.ledger")
    try:
        yield opened
    finally:
        opened.close()
