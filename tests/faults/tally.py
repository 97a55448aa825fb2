"""What came of the runs of a cell."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.faults.campaign import Leg
from tests.faults.ledger import Entry
from tests.faults.striking import Struck


@dataclass
class Times:
    """Seconds. `detect`: from the fault until a service says that it is not ready. `first_ack`: from its end until a
    client is told that something is done. `level`: from its end until everybody has followed what was there."""

    detect: list[float] = field(default_factory=list)
    first_ack: list[float] = field(default_factory=list)
    level: list[float] = field(default_factory=list)

    def add(self, struck: Struck, entries: Iterable[Entry]) -> None:
        done = (entry.moment for entry in entries if entry.kind == "ok" and entry.moment > struck.healed)
        if struck.detected is not None:
            self.detect.append(struck.detected - struck.broken)
        if (acked := min(done, default=None)) is not None:
            self.first_ack.append(acked - struck.healed)
        if struck.level is not None:
            self.level.append(struck.level - struck.healed)


@dataclass
class Tally:
    """Sums over runs, each with a seed of its own. `commands` and `undecided` are those between the fault and its end;
    `wrong` is what was found in the legs that it was a part of."""

    cell: str
    runs: int = 0
    commands: int = 0
    undecided: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    also: int = 0
    """Figures of this cell only."""
    times: Times = field(default_factory=Times)

    def add(self, leg: Leg) -> None:
        self.runs += 1
        self.wrong.update({figure: number for figure, number in leg.zeros.items() if number})
        if struck := leg.struck.get(self.cell):
            during = [
                entry for entry in leg.entries if struck.broken <= entry.moment <= (struck.level or struck.healed)
            ]
            self.commands += len({entry.command for entry in during})
            self.undecided += sum(entry.kind == "info" for entry in during)
            self.wrong.update({figure: number for figure, number in struck.also.items() if number})
            self.also = len(struck.also)
            self.times.add(struck, leg.entries)

    @property
    def bound(self) -> float:
        """With no failure in so many runs: at 95 % the chance of one is not above this."""
        return 3 / max(1, self.runs)
