"""Platforms with a fault of their own, each of which the campaign has to find out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mentoring.settings import SERVICES

from tests.faults.campaign import platform, run, schools
from tests.faults.cells import Cell, Ground
from tests.faults.controls.servers import Hasty, Unflushed
from tests.faults.grounds import PLAIN, VOLUMES
from tests.faults.grounds.patched import patched
from tests.faults.nemesis import CELLS

HERE = Path(__file__).parent
PATIENCE = 30.0
"""Seconds; some of them would never come to an end."""


@dataclass(frozen=True)
class Control:
    """The same cells, on a ground with a fault in it."""

    name: str
    ground: Ground
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"control: {self.name}"

    @property
    def cells(self) -> list[Cell]:
        return [replace(CELLS[name], ground=self.ground) for name in self.names]

    @property
    def missing(self) -> list[str]:
        return self.cells[0].missing


def script(name: str, services: Sequence[str]) -> Ground:
    return Ground(patched(HERE / f"{name}.py", services))


ALL = (
    Control("PostgreSQL confirms before it flushes", Ground(Hasty, PLAIN.needs), ("kill postgres",)),
    Control("NATS confirms before it flushes", Ground(Unflushed, VOLUMES.needs), ("power cut",)),
    Control("an answer before the commit", script("answering_early", ["registry"]), ("kill registry",)),
    Control("a position apart from its effect", script("position_apart", ["reporting"]), ("kill reporting",)),
    Control(
        "what is known by its sequence", script("known_by_sequence", SERVICES), ("junk in the stream", "lose stream")
    ),
    Control("a publisher that trusts its cursor", script("trusting_cursor", ["registry"]), ("lose stream",)),
)
CONTROLS = {control.title: control for control in ALL}


def found_out(title: str, runs: int, seed: int) -> tuple[Mapping[str, int], int]:
    """What was wrong, and in which run; so many at most."""
    control = CONTROLS[title]
    with platform(control.ground) as on:
        places = schools(on)
        for turn in range(runs):
            if wrong := run(on, places, control.cells, seed + turn, PATIENCE).wrong:
                return wrong, turn + 1
    return {}, runs
