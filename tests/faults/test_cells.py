"""Each kind of fault once, but for the longest. `make faults` does all cells again and again, and the controls."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from tests.faults.campaign import Leg, by_ground, lanes, turn
from tests.faults.cells import Ground
from tests.faults.grounds import REOPENED, UPGRADED
from tests.faults.nemesis import CELLS

SEED = 1
BESIDE = 3
LONG = (REOPENED, UPGRADED)
"""Platforms that are started again and again take too long for every day."""
KINDS = {(cell.ground, getattr(cell.fault, "func", cell.fault)): cell for cell in reversed(CELLS.values())}
"""The first cell of each: where it differs by service, server or measure only, the others are of the same kind."""
NAMES = by_ground(cell for cell in KINDS.values() if cell.ground not in LONG and not cell.missing)

pytestmark = pytest.mark.timeout(900)
Turns = Mapping[Ground, Future[Sequence[Leg]]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults") / "faults.log"


@pytest.fixture(scope="module")
def turns(told: Path) -> Iterator[Turns]:
    """All grounds at once: most of their time they wait."""
    with lanes(BESIDE, told) as beside:
        yield {ground: beside.submit(turn, names, SEED, together=len(names)) for ground, names in NAMES.items()}


@pytest.mark.parametrize("ground", NAMES, ids=[names[0] for names in NAMES.values()])
def test_what_clients_were_told_holds(ground: Ground, turns: Turns, told: Path) -> None:
    (leg,) = turns[ground].result()
    assert not leg.wrong, told.read_text()
    assert set(leg.struck) == set(NAMES[ground])
    assert leg.found["commands"] > 10 * len(leg.cells)
    assert leg.found["looks"] > 5 * len(leg.cells)
