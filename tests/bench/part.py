"""What every part of the benchmark is: given servers and an effort, it finds a table and figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mentoring.servers import Servers

from tests.bench.figures import Figure

Say = Callable[[str], None]


@dataclass(frozen=True)
class Effort:
    """The first round only warms up. `scale` divides how much data a part makes for itself; a part that can measure on
    growing data does so at each of `growth` times the least, and says so in the `data` of its figures."""

    rounds: int = 6
    seconds: float = 1.5
    scale: int = 1
    growth: Sequence[int] = (1, 10, 100)


@dataclass(frozen=True)
class Found:
    """A table for people to read, the figures, and the names of what could not be measured here."""

    lines: Sequence[str]
    figures: Sequence[Figure]
    absent: Sequence[str] = ()


Part = Callable[[Servers, Effort, Say], Found]
