"""What came of the runs of a cell."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.faults.checker import ZEROS
from tests.faults.ledger import Entry
from tests.faults.striking import Struck


@dataclass
class Times:
    """Seconds. `detect`: from the fault until a service says that it is not ready. `first_ack`: from its end until a
    client is told that something is done. `level`: from its end until everybody has followed what was there."""

    detect: list[float] = field(default_factory=list)
    first_ack: list[float] = field(default_factory=list)
    level: list[float] = field(default_factory=list)

    def add(self, struck: Struck, done: Iterable[float]) -> None:
        if struck.detected is not None:
            self.detect.append(struck.detected - struck.broken)
        if (acked := next((moment for moment in done if moment > struck.healed), None)) is not None:
            self.first_ack.append(acked - struck.healed)
        if struck.level is not None:
            self.level.append(struck.level - struck.healed)


@dataclass
class Tally:
    """Sums over runs, each with a seed of its own. `also` are figures of this cell only."""

    name: str
    runs: int = 0
    faults: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    also: Counter[str] = field(default_factory=Counter)
    times: Times = field(default_factory=Times)
    slowest: float = 0.0
    """Seconds that a client waited for an answer, in any run."""

    def add(self, found: Mapping[str, int], struck: Iterable[Struck], entries: Iterable[Entry]) -> None:
        entries = list(entries)
        done = sorted(entry.moment for entry in entries if entry.kind == "ok")
        self.runs += 1
        self.sums.update(found)
        self.slowest = max(self.slowest, _slowest(entries))
        for one in struck:
            self.faults += 1
            self.also.update(one.also)
            self.sums["unsettled"] += one.level is None
            self.times.add(one, done)

    @property
    def wrong(self) -> dict[str, int]:
        """Whatever is not zero and had to be."""
        zeros = {figure: self.sums[figure] for figure in ZEROS} | self.also
        return {figure: number for figure, number in zeros.items() if number}

    @property
    def bound(self) -> float:
        """With no failure in so many runs: at 95 % the chance of one is not above this."""
        return 3 / max(1, self.runs)


def _slowest(entries: Iterable[Entry]) -> float:
    begun: dict[str, float] = {}
    slowest = 0.0
    for entry in entries:
        if entry.kind == "invoke":
            begun.setdefault(entry.command, entry.moment)
        elif entry.kind == "ok":
            slowest = max(slowest, entry.moment - begun[entry.command])
    return slowest
