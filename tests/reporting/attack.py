"""An attacker: everything that one audience may see, everything he knows to be bound to each other, and a solver."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from random import Random

import numpy as np
from reporting.disclosure.hiding import Cell
from reporting.disclosure.sheet import Line, Row
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Measure
from reporting.figures.identities import IDENTITIES, Layer, Number
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tests.reporting.published import Published, numbers

MOST = 10_000
LUCK = 12
"""How often he looks for any other world before he asks for each number by itself."""
INSIDE = {"K-18": "K-06-state", "K-31": "K-02-origin"}
"""Figures of some of the lines of others."""
Unknown = tuple[Row, Number]
Equation = dict[Unknown, int]


@dataclass(frozen=True)
class Attacker:
    """`bound`: he knows which numbers of different figures are the same. `among`: of which pairs of numbers the first is
    never larger."""

    published: Published
    hidden: Collection[Cell]
    bound: bool = True
    among: Collection[tuple[Number, Number]] = ()

    def pinned(self) -> list[Unknown]:
        """The hidden numbers of people for which there is one possible value only."""
        left, random = self.secrets, Random(0)
        for _ in range(LUCK):
            left = self._same(left, {unknown: random.choice((-1, 1)) for unknown in left}) if left else left
        for unknown in sorted(left, key=str):
            for sign in (1, -1):
                if unknown in left:
                    left = self._same(left, {unknown: sign})
        return sorted(left, key=str)

    @cached_property
    def secrets(self) -> set[Unknown]:
        """But for those that another figure shows, or whose parts do: so many in a share that is hidden."""
        return {it for it in self._unknown if self._numbers[it] and not self._told(*it)}

    def _told(self, row: Row, number: Number) -> bool:
        if any((it.figure, row, it.line) not in self.hidden for it in self._names(row, number)):
            return True
        lines = [Number(number.figure, line) for line in self._lines[number.figure] if line is not None]
        below = lines if number.line is None and number.layer is Layer.ALL else []
        return bool(below) and all(self._told(row, line) for line in below)

    def _names(self, row: Row, number: Number) -> list[Number]:
        """Of what is the same here, as he knows."""
        groups = [group for group in IDENTITIES if self.bound and number in group]
        return [number, *(it for group in groups for it in group if self._are_same(number, it))]

    def _are_same(self, one: Number, other: Number) -> bool:
        return self._always(lambda row: self._of(row, one) == self._of(row, other))

    def _same(self, left: set[Unknown], wanted: Equation) -> set[Unknown]:
        """Those that are what they are in that world, too, in which the wanted are as small as possible."""
        goal = np.zeros(len(self._place))
        for unknown, factor in wanted.items():
            goal[self._place[unknown]] = factor
        constraints = LinearConstraint(self._matrix, *self._limits)
        found = milp(goal, constraints=constraints, bounds=self._bounds, integrality=np.ones(len(goal)))
        assert found.success, found.message
        world = np.rint(found.x)
        return {unknown for unknown in left if world[self._place[unknown]] == self._numbers[unknown]}

    @cached_property
    def _numbers(self) -> dict[Unknown, int]:
        return numbers(self.published)

    @cached_property
    def _lines(self) -> dict[str, list[Line]]:
        return {figure.id: list(dict.fromkeys(line for _, line, _, _ in told)) for figure, told in self.published}

    @cached_property
    def _rows(self) -> list[Row]:
        return list(dict.fromkeys(row for row, _ in self._numbers))

    @cached_property
    def _unknown(self) -> list[Unknown]:
        return [it for it in self._numbers if (it[1].figure, it[0], it[1].line) in self.hidden]

    @cached_property
    def _place(self) -> dict[Unknown, int]:
        return {unknown: place for place, unknown in enumerate(self._unknown)}

    @cached_property
    def _bounds(self) -> Bounds:
        """Whoever is hidden is there; but where a whole breakdown is hidden, and in a share, there may be nobody."""
        return Bounds([0 if self._may_be_nobody(it) else 1 for it in self._unknown], MOST)

    def _may_be_nobody(self, unknown: Unknown) -> bool:
        row, number = unknown
        return any(
            it.layer is not Layer.ALL
            or (INSIDE.get(it.figure), row, None) in self.hidden
            or it.line is not None
            and (FIGURES[it.figure].measure is Measure.SHARE or (it.figure, row, None) in self.hidden)
            for it in self._names(row, number)
        )

    @cached_property
    def _known(self) -> list[tuple[Equation, float, float]]:
        """Sums, each between two limits."""
        equal = [*self._schools_add_up(), *self._shares_add_up(), *(self._identities() if self.bound else ())]
        known: list[tuple[Equation, float, float]] = [(it, 0, 0) for it in equal]
        known += [(it, -np.inf, 0) for it in self._nestings()]
        for whole, lines in self._breakdowns():
            if self._always(lambda row, w=whole, ls=lines: self._of(row, w) == sum(self._of(row, it) for it in ls)):
                known += [({(row, whole): -1, **{(row, it): 1 for it in lines}}, 0, 0) for row in self._rows]
                continue
            known += [({(row, it): 1, (row, whole): -1}, -np.inf, 0) for row in self._rows for it in lines]
            if self._always(lambda row, w=whole, ls=lines: self._of(row, w) <= sum(self._of(row, it) for it in ls)):
                known += [({(row, whole): 1, **{(row, it): -1 for it in lines}}, -np.inf, 0) for row in self._rows]
        return [one for one in known if any(unknown in self._place for unknown in one[0])]

    @cached_property
    def _matrix(self) -> csr_array:
        entries = [
            (factor, place, self._place[unknown])
            for place, (equation, _, _) in enumerate(self._known)
            for unknown, factor in equation.items()
            if unknown in self._place
        ]
        factors, equations, unknowns = zip(*entries, strict=True) if entries else ((), (), ())
        return csr_array((factors, (equations, unknowns)), shape=(len(self._known), len(self._place)))

    @cached_property
    def _limits(self) -> tuple[list[float], list[float]]:
        """Less what he is told."""
        told = [
            sum(factor * self._numbers[it] for it, factor in equation.items() if it not in self._place)
            for equation, _, _ in self._known
        ]
        lows = [low - it for (_, low, _), it in zip(self._known, told, strict=True)]
        highs = [high - it for (_, _, high), it in zip(self._known, told, strict=True)]
        return lows, highs

    def _of(self, row: Row, number: Number) -> int:
        return self._numbers.get((row, number), 0)

    def _always(self, holds: Callable[[Row], bool]) -> bool:
        return all(map(holds, self._rows))

    def _schools_add_up(self) -> Iterator[Equation]:
        for number in dict.fromkeys(number for _, number in self._numbers):
            yield {(row, number): 1 if row else -1 for row in self._rows}

    def _shares_add_up(self) -> Iterator[Equation]:
        for row, number in self._numbers:
            if number.layer is Layer.PART:
                whole, rest = (Number(number.figure, number.line, layer) for layer in (Layer.ALL, Layer.REST))
                yield {(row, number): 1, (row, rest): 1, (row, whole): -1}

    def _identities(self) -> Iterator[Equation]:
        """Those that hold here."""
        for group in IDENTITIES:
            for one, other in ((a, b) for i, a in enumerate(group) for b in group[i + 1 :]):
                if self._are_same(one, other):
                    yield from ({(row, one): 1, (row, other): -1} for row in self._rows if (row, one) in self._numbers and (row, other) in self._numbers)

    def _nestings(self) -> Iterator[Equation]:
        for one, other in self.among:
            if self._always(lambda row, a=one, b=other: self._of(row, a) <= self._of(row, b)):
                yield from ({(row, one): 1, (row, other): -1} for row in self._rows if (row, one) in self._numbers and (row, other) in self._numbers)

    def _breakdowns(self) -> Iterator[tuple[Number, list[Number]]]:
        for figure, lines in self._lines.items():
            layers = {number.layer for _, number in self._numbers if number.figure == figure}
            for layer in layers if len(lines) > 1 else ():
                yield Number(figure, None, layer), [Number(figure, line, layer) for line in lines if line is not None]
