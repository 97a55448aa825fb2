"""Each kind of fault once. `make faults` does all cells again and again, and tries the controls."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from tests.faults.campaign import Leg, lanes, turn
from tests.faults.cells import Cell, Ground
from tests.faults.grounds import REOPENED, UPGRADED
from tests.faults.nemesis import CELLS

SEED = 1
BESIDE = 3
LONG = (REOPENED, UPGRADED)
"""Platforms that are started again and again take too long for every day."""
KINDS = {(cell.ground, getattr(cell.fault, "func", cell.fault)): cell for cell in reversed(CELLS.values())}
"""The first cell of each: where it differs by service, server or measure only, the others are of the same kind."""
CELLS_OF: dict[Ground, list[Cell]] = {}
for cell in KINDS.values():
    if cell.ground not in LONG and not cell.missing:
        CELLS_OF.setdefault(cell.ground, []).append(cell)

pytestmark = pytest.mark.timeout(900)
Turns = Mapping[Ground, Future[Sequence[Leg]]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults") / "faults.log"


@pytest.fixture(scope="module")
def turns(told: Path) -> Iterator[Turns]:
    """All grounds at once: most of their time they wait."""
    with lanes(BESIDE, told) as beside:
        yield {
            ground: beside.submit(turn, [cell.name for cell in cells], SEED, together=len(cells))
            for ground, cells in CELLS_OF.items()
        }


@pytest.mark.parametrize("ground", CELLS_OF, ids=[cells[0].name for cells in CELLS_OF.values()])
def test_what_clients_were_told_holds(ground: Ground, turns: Turns, told: Path) -> None:
    (leg,) = turns[ground].result()
    assert not leg.wrong, told.read_text()
    assert set(leg.struck) == {cell.name for cell in CELLS_OF[ground]}
    assert leg.found["commands"] > 10 * len(leg.cells)
    assert leg.found["looks"] > 5 * len(leg.cells)
