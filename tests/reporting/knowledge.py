"""What an attacker knows: whatever is shown, and what is bound to what in everything that is published."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from reporting.disclosure.hiding import Cell
from reporting.disclosure.sheet import Line, Row
from reporting.figures.identities import IDENTITIES, NESTED, Layer, Number
from scipy.sparse import csr_array

Unknown = tuple[Row, Number]
Equation = dict[Unknown, int]


@dataclass(frozen=True)
class Knowledge:
    """Of one day. `numbers` are what is so, of which he does not see those that are `hidden`."""

    numbers: Mapping[Unknown, int]
    hidden: Collection[Cell]

    def is_told(self, row: Row, number: Number) -> bool:
        """Elsewhere: cells that are hidden together may show what others show, too."""
        others = [replace(number, layer=layer) for layer in Layer if layer is not number.layer]
        in_share = number.layer is not Layer.ALL and all(self._is_derived(row, it) for it in others)
        return in_share or self._is_derived(row, number) or self._is_sum(row, number, self._is_derived)

    def _is_derived(self, row: Row, number: Number) -> bool:
        return any(self._is_shown(row, it) or self._is_sum(row, it, self._is_shown) for it in self._as_one(number))

    def _is_sum(self, row: Row, number: Number, known: Callable[[Row, Number], bool]) -> bool:
        below = [line for line in self._lines.get(number.figure, ()) if line is not None and number.line is None]
        lines = [replace(number, line=line) for line in below]
        return bool(lines) and all(known(row, line) for line in lines)

    def _is_shown(self, row: Row, number: Number) -> bool:
        return any((it.figure, row, it.line) not in self.hidden for it in self._as_one(number))

    def _names(self, number: Number) -> Sequence[Number]:
        """Of what is the same here, as he knows."""
        return self._same.get(number, (number,))

    @cached_property
    def _same(self) -> dict[Number, list[Number]]:
        declared = {number: group for group in IDENTITIES for number in group}
        return {one: [it for it in group if self._are_same([one], [it])] for one, group in declared.items()}

    def _are_same(self, some: Sequence[Number], others: Sequence[Number]) -> bool:
        return self._never_more(some, others) and self._never_more(others, some)

    def _never_more(self, some: Sequence[Number], others: Sequence[Number]) -> bool:
        """In no row, all together."""
        return all(sum(self.of(row, it) for it in some) <= sum(self.of(row, it) for it in others) for row in self._rows)

    @cached_property
    def _lines(self) -> dict[str, list[Line]]:
        """Of each figure, those in which there is anybody anywhere."""
        lines: dict[str, dict[Line, None]] = {}
        for (_, number), n in self.numbers.items():
            lines.setdefault(number.figure, {}).update({number.line: None} if n else {})
        return {figure: list(those) for figure, those in lines.items()}

    @cached_property
    def _rows(self) -> list[Row]:
        return list(dict.fromkeys(row for row, _ in self.numbers))

    @cached_property
    def unknown(self) -> list[Unknown]:
        return [it for it in self.numbers if (it[1].figure, it[0], it[1].line) in self.hidden]

    @cached_property
    def place(self) -> dict[Unknown, int]:
        return {unknown: place for place, unknown in enumerate(self.unknown)}

    @cached_property
    def least(self) -> np.ndarray:
        """Whoever is hidden is there; but where a whole breakdown is hidden, and in a share, there may be nobody."""
        return np.array([0 if self._may_be_nobody(it) else 1 for it in self.unknown])

    def _may_be_nobody(self, unknown: Unknown) -> bool:
        row, number = unknown
        return any(it.layer is not Layer.ALL or self._zeros_are_hidden(row, it) for it in self._as_one(number))

    def _as_one(self, number: Number) -> Collection[Number]:
        """With those that it is bound to, and those are, as far as they are equal everywhere."""
        if number not in self._ones:
            self._ones[number] = self._found_as_one(number)
        return self._ones[number]

    @cached_property
    def _ones(self) -> dict[Number, Collection[Number]]:
        return {}

    def _found_as_one(self, number: Number) -> Collection[Number]:
        found: set[Number] = {number}
        while more := {it for pair in self._equal if found & pair for it in pair} - found:
            found |= more
        return found

    @cached_property
    def _equal(self) -> list[set[Number]]:
        lines = [(replace(number, line=None), number) for number in {it for _, it in self.numbers} if number.line]
        pairs = (pair for group in (*IDENTITIES, *NESTED, *lines) for pair in combinations(group, 2))
        return [{one, other} for one, other in pairs if self._are_same([one], [other])]

    def _zeros_are_hidden(self, row: Row, number: Number) -> bool:
        """Only with everything else that the figure tells of the row."""
        silent = all((number.figure, row, line) in self.hidden for line in self._lines[number.figure])
        return silent and (number.line is not None or number in self._somewhere_nobody)

    @cached_property
    def _somewhere_nobody(self) -> set[Number]:
        return {number for row, number in self.unknown if not self.numbers[row, number]}

    @cached_property
    def _known(self) -> list[tuple[Equation, float, float]]:
        """Sums, each between two limits."""
        equal = [*self._schools_add_up(), *self._shares_add_up(), *self._identities()]
        known: list[tuple[Equation, float, float]] = [(it, 0, 0) for it in equal]
        known += [(it, -np.inf, 0) for it in self._nestings()]
        for whole, lines in self._breakdowns():
            if self._are_same([whole], lines):
                known += [({(row, whole): -1, **{(row, it): 1 for it in lines}}, 0, 0) for row in self._rows]
                continue
            known += [({(row, it): 1, (row, whole): -1}, -np.inf, 0) for row in self._rows for it in lines]
            if self._never_more([whole], lines):
                known += [({(row, whole): 1, **{(row, it): -1 for it in lines}}, -np.inf, 0) for row in self._rows]
        return [one for one in known if any(unknown in self.place for unknown in one[0])]

    @cached_property
    def matrix(self) -> csr_array:
        entries = [
            (factor, place, self.place[unknown])
            for place, (equation, _, _) in enumerate(self._known)
            for unknown, factor in equation.items()
            if unknown in self.place
        ]
        factors, equations, unknowns = zip(*entries, strict=True) if entries else ((), (), ())
        return csr_array((factors, (equations, unknowns)), shape=(len(self._known), len(self.place)))

    @cached_property
    def limits(self) -> tuple[np.ndarray, np.ndarray]:
        """Less what he is told."""
        told = [
            sum(factor * self.numbers[it] for it, factor in equation.items() if it not in self.place)
            for equation, _, _ in self._known
        ]
        lows, highs = ([one[side] for one in self._known] for side in (1, 2))
        return np.array(lows) - told, np.array(highs) - told

    def of(self, row: Row, number: Number) -> int:
        return self.numbers.get((row, number), 0)

    def _schools_add_up(self) -> Iterator[Equation]:
        for number in dict.fromkeys(number for _, number in self.numbers):
            yield {(row, number): 1 if row else -1 for row in self._rows}

    def _shares_add_up(self) -> Iterator[Equation]:
        for row, number in self.numbers:
            if number.layer is Layer.PART:
                whole, rest = (Number(number.figure, number.line, layer) for layer in (Layer.ALL, Layer.REST))
                yield {(row, number): 1, (row, rest): 1, (row, whole): -1}

    def _identities(self) -> Iterator[Equation]:
        """Those that hold here."""
        for group in IDENTITIES:
            for one, other in combinations(group, 2):
                if other in self._names(one):
                    yield from self._less(one, other)

    def _nestings(self) -> Iterator[Equation]:
        for some, every in NESTED:
            if self._never_more([some], [every]):
                yield from self._less(some, every)

    def _less(self, one: Number, other: Number) -> Iterator[Equation]:
        for row in self._rows:
            if (row, one) in self.numbers and (row, other) in self.numbers:
                yield {(row, one): 1, (row, other): -1}

    def _breakdowns(self) -> Iterator[tuple[Number, list[Number]]]:
        for figure, lines in self._lines.items():
            layers = {number.layer for _, number in self.numbers if number.figure == figure}
            for layer in layers if len(lines) > 1 else ():
                yield Number(figure, None, layer), [Number(figure, line, layer) for line in lines if line is not None]
