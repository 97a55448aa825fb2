"""An attacker: everything published, every sum he knows of, and a solver."""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property

import numpy as np
from reporting.disclosure.moves import Numbers, Place
from scipy.optimize import Bounds, LinearConstraint, milp

MOST = 10_000
Row = dict[int, int]


class Attacker:
    """`added_up`: he also knows that nobody stands in two lines of the breakdown."""

    def __init__(self, numbers: Numbers, hidden: Collection[Place], *, added_up: bool) -> None:
        self._numbers, self._hidden, self._added_up = numbers, hidden, added_up
        self._layers = len(next(iter(numbers.values())))
        self._places = {(place, layer): i for i, (place, layer) in enumerate(self._unknowns(numbers))}

    def pinned(self) -> list[Place]:
        """Those hidden numbers for which he finds one possible value only."""
        return [place for place in self._hidden if any(low == high for low, high in self._ranges(place))]

    def _unknowns(self, places: Collection[Place]) -> Iterator[tuple[Place, int]]:
        return ((place, layer) for place in places for layer in range(self._layers))

    def _ranges(self, place: Place) -> Iterator[tuple[int, int]]:
        """Of each of its numbers, and of all of them together."""
        layers = [{self._places[place, layer]: 1} for layer in range(self._layers)]
        whole: Row = {unknown: 1 for layer in layers for unknown in layer}
        for wanted in [*layers, whole]:
            yield self._extreme(wanted, 1), self._extreme(wanted, -1)

    def _extreme(self, wanted: Row, sign: int) -> int:
        found = milp(
            self._dense([wanted])[0] * sign,
            constraints=self._constraints,
            bounds=self._bounds,
            integrality=np.ones(len(self._places)),
        )
        assert found.success, found.message
        extreme: float = found.fun
        return round(extreme) * sign

    @cached_property
    def _bounds(self) -> Bounds:
        told = {key: self._numbers[key[0]][key[1]] for key in self._places if key[0] not in self._hidden}
        low = [told.get(key, 0) for key in self._places]
        return Bounds(low, [told.get(key, MOST) for key in self._places])

    @cached_property
    def _constraints(self) -> list[LinearConstraint]:
        nobody_is_hidden = [self._sum([place], range(self._layers)) for place in self._hidden]
        return [
            LinearConstraint(self._dense(rows), low, high)
            for rows, low, high in (
                (self._schools_add_up(), 0, 0),
                (list(self._lines(lambda whole, lines: [_less(lines, whole)])), 0, 0 if self._added_up else MOST),
                (list(self._lines(lambda whole, lines: [_less(whole, {line: 1}) for line in lines])), 0, MOST),
                (nobody_is_hidden, 1, MOST),
            )
            if rows
        ]

    def _schools_add_up(self) -> list[Row]:
        return [
            _less(
                self._sum([(s, line) for s, line in self._numbers if s and line == key], [layer]),
                self._sum([whole], [layer]),
            )
            for whole in self._numbers
            for key in [whole[1]]
            if whole[0] is None
            for layer in range(self._layers)
        ]

    def _lines(self, related: Callable[[Row, Row], list[Row]]) -> Iterator[Row]:
        for school in {place[0] for place in self._numbers}:
            lines = [place for place in self._numbers if place[0] == school and place[1] is not None]
            for layer in range(self._layers) if lines else ():
                yield from related(self._sum([(school, None)], [layer]), self._sum(lines, [layer]))

    def _sum(self, places: Collection[Place], layers: Collection[int]) -> Row:
        return {self._places[place, layer]: 1 for place in places for layer in layers}

    def _dense(self, rows: Collection[Row]) -> np.ndarray:
        dense = np.zeros((len(rows), len(self._places)))
        for line, row in zip(dense, rows, strict=True):
            for unknown, factor in row.items():
                line[unknown] = factor
        return dense


def _less(row: Row, other: Row) -> Row:
    return row | {unknown: -factor for unknown, factor in other.items()}
