"""All that one question publishes, as one sheet: a row for each school and one for all, a column for each number.

Numbers of different figures that are the same are one column; a number is known where any cell that shows it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self
from uuid import UUID

from reporting.figures.figure import Figure, Measure
from reporting.figures.identities import IDENTITIES, Layer, Number

Row = UUID | None
"""A school; None is all of them."""
Place = tuple[Row, Number]
Line = str | None
"""Of a breakdown; None is all of it."""
Shown = tuple[str, Line]
"""A figure and a line."""
Told = Iterable[tuple[Row, Line, int | None, int | None]]
"""Of a figure, how many are behind each cell, and how many of those are its part."""


@dataclass(frozen=True)
class Table:
    """In each row the parts are the whole, or more where somebody stands in several. `joint`: they are hidden together.
    Without a whole it is one number by itself."""

    whole: Number | None
    parts: tuple[Number, ...]
    joint: bool = False

    @property
    def numbers(self) -> tuple[Number, ...]:
        return self.parts if self.whole is None else (*self.parts, self.whole)


@dataclass(frozen=True)
class Sheet:
    """A number is known where one of its `cells` is shown, and stands in one table as a part. `persons` are behind each
    of those it counts at least."""

    rows: tuple[Row, ...]
    numbers: Mapping[Number, Mapping[Row, int]]
    tables: tuple[Table, ...]
    cells: Mapping[Number, frozenset[Shown]]
    persons: Mapping[Number, int]

    @classmethod
    def of(cls, figures: Iterable[tuple[Figure, Told]]) -> Self:
        """Without what an institution has done and what nobody has anywhere: those are never hidden."""
        told = [(figure, lines) for figure, cells in figures if figure.persons and (lines := _by_line(cells))]
        rows = tuple(dict.fromkeys(row for _, lines in told for cells in lines.values() for row in cells))
        numbers = dict(_numbers(told, rows))
        name = _names(numbers)
        cells: dict[Number, frozenset[Shown]] = {}
        persons: dict[Number, int] = {}
        for figure, lines in told:
            for number, shown in _shown(figure, list(lines)):
                cells[name[number]] = cells.get(name[number], frozenset()) | shown
                persons[name[number]] = min(persons.get(name[number], figure.persons), figure.persons)
        tables = [_named(table, name) for figure, lines in told for table in _tables(figure, list(lines))]
        for table in tables:
            if _repeats(table):
                del cells[table.whole]
        return cls(rows, {number: numbers[number] for number in cells}, *_settled(tables, cells), persons)

    @cached_property
    def within(self) -> Mapping[Number, Sequence[Table]]:
        """The tables that break a number down."""
        found: dict[Number, list[Table]] = {}
        for table in self.tables:
            if table.whole is not None:
                found.setdefault(table.whole, []).append(table)
        return found

    @cached_property
    def weights(self) -> Mapping[Number, int]:
        """How many cells are hidden with a number."""
        return {number: self._weight(number) for number in self.cells}

    def _weight(self, number: Number) -> int:
        below = (self._weight(part) for table in self.within.get(number, ()) for part in table.parts)
        return len(self.cells[number]) + sum(below)


def _by_line(told: Told) -> dict[Line, dict[Row, tuple[int, int]]]:
    lines: dict[Line, dict[Row, tuple[int, int]]] = {}
    for row, line, n, part in told:
        lines.setdefault(line, {})[row] = (n or 0, part or 0)
    return {line: cells for line, cells in lines.items() if any(n for n, _ in cells.values())}


def _numbers(
    told: Iterable[tuple[Figure, Mapping[Line, Mapping[Row, tuple[int, int]]]]], rows: Sequence[Row]
) -> Iterator[tuple[Number, dict[Row, int]]]:
    for figure, lines in told:
        for line, cells in lines.items():
            number, counts = Number(figure.id, line), {row: cells.get(row, (0, 0)) for row in rows}
            yield number, {row: n for row, (n, _) in counts.items()}
            if figure.measure is Measure.SHARE:
                yield replace(number, layer=Layer.PART), {row: part for row, (_, part) in counts.items()}
                yield replace(number, layer=Layer.REST), {row: n - part for row, (n, part) in counts.items()}


def _names(numbers: Mapping[Number, Mapping[Row, int]]) -> dict[Number, Number]:
    """Under which name each number stands in the sheet: that of the first that is declared to be the same, and is."""
    name = {number: number for number in numbers}
    for group in IDENTITIES:
        those = [number for number in group if number in numbers]
        for number in those:
            first = name[next(it for it in those if numbers[it] == numbers[number])]
            name |= {it: first for it in numbers if name[it] == name[number]}
    return name


def _shown(figure: Figure, lines: Sequence[Line]) -> Iterator[tuple[Number, frozenset[Shown]]]:
    """A school's lines of a share are hidden together."""
    every = frozenset((figure.id, line) for line in lines)
    for line in lines:
        yield Number(figure.id, line), frozenset({(figure.id, line)})
        if figure.measure is Measure.SHARE:
            yield Number(figure.id, line, Layer.PART), every
            yield Number(figure.id, line, Layer.REST), every


def _tables(figure: Figure, lines: Sequence[Line]) -> Iterator[Table]:
    below = tuple(Number(figure.id, line) for line in lines if line is not None)
    if below:
        yield Table(Number(figure.id), below)
    if figure.measure is Measure.SHARE:
        for number in below or [Number(figure.id)]:
            layers = tuple(replace(number, layer=layer) for layer in (Layer.PART, Layer.REST))
            yield Table(number, layers, joint=True)


def _named(table: Table, name: Mapping[Number, Number]) -> Table:
    return replace(table, whole=table.whole and name[table.whole], parts=tuple(name[part] for part in table.parts))


def _settled(
    tables: Sequence[Table], cells: Mapping[Number, frozenset[Shown]]
) -> tuple[tuple[Table, ...], dict[Number, frozenset[Shown]]]:
    """Each number in one table: where it would be in two, one of them is a part of the other, or its cells are hidden
    together, and then its numbers need no table. What is in none is one by itself."""
    found: list[Table] = []
    shown = dict(cells)
    for table in sorted(_different(tables), key=lambda table: len(table.parts)):
        inner = [it for it in found if it.joint and set(it.parts) < set(table.parts)]
        parts = [part for part in table.parts if not any(part in it.parts for it in inner)]
        parts += [it.whole for it in inner if it.whole is not None]
        if any(part in it.parts for it in found for part in parts):
            together = frozenset[Shown]().union(*(cells[number] for number in table.numbers))
            shown |= {number: shown[number] | together for number in table.numbers}
        else:
            found.append(replace(table, parts=tuple(parts)))
    at_home = {part for table in found for part in table.parts}
    return (*found, *(Table(None, (number,)) for number in cells if number not in at_home)), shown


def _different(tables: Sequence[Table]) -> list[Table]:
    """Once each."""
    found: dict[frozenset[Number], Table] = {}
    for table in tables:
        if not _repeats(table):
            known = found.setdefault(frozenset(table.parts), table)
            found[frozenset(table.parts)] = replace(known, joint=known.joint or table.joint)
    return list(found.values())


def _repeats(table: Table) -> bool:
    """Its whole is a multiple of one number, and tells nothing else."""
    return len(set(table.parts)) < len(table.parts)
