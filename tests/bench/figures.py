"""Rates by round, ratios within a round, and how both are told."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

Measured = tuple[str, int]
"""Who, and how many commands in flight."""


@dataclass(frozen=True)
class Figure:
    """A number, most often a ratio, of each round: both sides of it met the same machine in the same minute.

    `data` says how many times the usual data it was measured on: figures of one name show how it grows."""

    name: str
    rounds: tuple[float, ...]
    at_least: float | None = None
    at_most: float | None = None
    data: int = 1

    @property
    def full_name(self) -> str:
        return self.name if self.data == 1 else f"{self.name}, at {self.data} × data"

    @property
    def value(self) -> float:
        return median(self.rounds)

    @property
    def goal(self) -> dict[str, float]:
        wanted = {"at_least": self.at_least, "at_most": self.at_most}
        return {name: bound for name, bound in wanted.items() if bound is not None}

    @property
    def reached(self) -> float:
        """The worst of its goals: as many times over as it was reached, below 1 where it was not."""
        times = [self.value / self.at_least] if self.at_least else []
        return min([*times, self.at_most / self.value] if self.at_most else times, default=1.0)

    @property
    def met(self) -> bool:
        return self.reached >= 1

    @property
    def wanted(self) -> str:
        return ", ".join(f"{name.replace('_', ' ')} {bound:g}" for name, bound in self.goal.items())

    def document(self) -> dict[str, object]:
        value = {"name": self.full_name, "value": self.value}
        return {**value, **self.goal, "median": self.value, "min": min(self.rounds), "max": max(self.rounds)}

    def __str__(self) -> str:
        verdict = f"wanted {self.wanted}, {'met' if self.met else 'NOT MET'}" if self.goal else ""
        range_ = f"{self.value:8.2f}  ({min(self.rounds):.2f} to {max(self.rounds):.2f})"
        return f"{self.full_name:62}{range_}  {verdict}".rstrip()


class Rates:
    """Commands a second of everybody, round by round."""

    def __init__(self) -> None:
        self._measured: dict[Measured, list[float]] = defaultdict(list)

    def add(self, name: str, in_flight: int, rate: float) -> None:
        self._measured[name, in_flight].append(rate)

    @property
    def names(self) -> Sequence[str]:
        return list(dict.fromkeys(name for name, _ in self._measured))

    def ratio(self, name: str, of: Measured, to: Measured, at_least: float | None = None, data: int = 1) -> Figure:
        return Figure(name, _ratios(self._measured[of], self._measured[to]), at_least, data=data)

    def ratio_to_best(self, name: str, of: Measured, to: str, at_least: float | None = None) -> Figure:
        """To the best rate that somebody has in the same round, with whatever number in flight."""
        theirs = zip(*(rates for (somebody, _), rates in self._measured.items() if somebody == to), strict=True)
        return Figure(name, _ratios(self._measured[of], [max(rates) for rates in theirs]), at_least)

    def lines(self) -> Iterable[str]:
        """A table of medians and ranges: a row for everybody, a column for each number in flight."""
        columns = sorted({in_flight for _, in_flight in self._measured})
        yield f"{'commands a second, in flight':28}" + "".join(f"{in_flight:>24}" for in_flight in columns)
        for name in self.names:
            cells = (_cell(self._measured[name, in_flight]) for in_flight in columns)
            yield f"{name:28}" + "".join(f"{cell:>24}" for cell in cells)


def _ratios(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, ...]:
    return tuple(mine / other for mine, other in zip(ours, theirs, strict=True))


def _cell(rates: list[float]) -> str:
    return f"{median(rates):,.0f} ({min(rates):,.0f}–{max(rates):,.0f})"
