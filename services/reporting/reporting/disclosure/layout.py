"""How figures are laid out as a sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from reporting.disclosure.sheet import Line, Row, Sheet, Shown, Table
from reporting.figures.figure import Figure, Measure
from reporting.figures.identities import IDENTITIES, NESTED, Layer, Number

MULTIPLES = {
    Number(one.figure)
    for group in IDENTITIES
    for one, other in combinations(group, 2)
    if one.figure == other.figure and one.line and other.line
}
"""Wholes of lines that are all the same number: they tell nothing else."""
Told = Iterable[tuple[Row, Line, int | None, int | None]]
"""Of a figure, how many are behind each cell, and how many of those are its part."""
Lines = Mapping[Line, Mapping[Row, tuple[int, int]]]
Numbers = Mapping[Number, Mapping[Row, int]]
Cells = Mapping[Number, frozenset[Shown]]


def sheet(figures: Iterable[tuple[Figure, Told]]) -> Sheet:
    """Without what an institution has done and what nobody has anywhere: those are never hidden."""
    told = [(figure, lines) for figure, cells in figures if figure.persons and (lines := _by_line(cells))]
    rows = list(dict.fromkeys(row for _, lines in told for cells in lines.values() for row in cells))
    numbers = dict(_numbers(told, rows))
    name = _names(numbers)
    cells: dict[Number, frozenset[Shown]] = {}
    persons: dict[Number, int] = {}
    for figure, lines in told:
        for number, shown in _shown(figure, list(lines)):
            cells[name[number]] = cells.get(name[number], frozenset()) | shown
            persons[name[number]] = min(persons.get(name[number], figure.persons), figure.persons)
    columns = {number: numbers[number] for number in cells}
    tables = [_named(table, name) for figure, lines in told for table in _tables(figure, list(lines))]
    adding_up = [table for table in tables if _adds_up(table, columns)]
    loose = [table for table in tables if table not in adding_up]
    nested = [*_nested(columns, name), *((part, table.whole) for table in loose for part in table.parts if table.whole)]
    homes, known_by = _settled(adding_up, cells)
    return Sheet(rows, columns, homes, loose, known_by, nested, persons)


def _by_line(told: Told) -> Lines:
    lines: dict[Line, dict[Row, tuple[int, int]]] = {}
    for row, line, n, part in told:
        lines.setdefault(line, {})[row] = (n or 0, part or 0)
    return {line: cells for line, cells in lines.items() if any(n for n, _ in cells.values())}


def _numbers(told: Iterable[tuple[Figure, Lines]], rows: Sequence[Row]) -> Iterator[tuple[Number, dict[Row, int]]]:
    for figure, lines in told:
        for line, cells in lines.items():
            number, counts = Number(figure.id, line), {row: cells.get(row, (0, 0)) for row in rows}
            if number not in MULTIPLES:
                yield number, {row: n for row, (n, _) in counts.items()}
            if figure.measure is Measure.SHARE:
                yield replace(number, layer=Layer.PART), {row: part for row, (_, part) in counts.items()}
                yield replace(number, layer=Layer.REST), {row: n - part for row, (n, part) in counts.items()}


def _names(numbers: Numbers) -> dict[Number, Number]:
    """Under which name each number stands in the sheet: that of the first to which it is bound and everywhere equal."""
    name = {number: number for number in numbers}
    lines = ((replace(number, line=None), number) for number in numbers if number.line)
    for group in (*IDENTITIES, *NESTED, *lines):
        those = [number for number in group if number in numbers]
        for number in those:
            first, old = name[next(it for it in those if numbers[it] == numbers[number])], name[number]
            name |= {it: first for it in numbers if name[it] == old}
    return name


def _nested(numbers: Numbers, name: Mapping[Number, Number]) -> Iterator[tuple[Number, Number]]:
    """As far as it is true here."""
    for one, other in NESTED:
        some, every = name.get(one, one), name.get(other, other)
        known = some != every and some in numbers and every in numbers
        if known and all(n <= numbers[every][row] for row, n in numbers[some].items()):
            yield some, every


def _shown(figure: Figure, lines: Sequence[Line]) -> Iterator[tuple[Number, frozenset[Shown]]]:
    """A school's lines of a share are hidden together."""
    every = frozenset((figure.id, line) for line in lines)
    for line in lines:
        if Number(figure.id, line) not in MULTIPLES:
            yield Number(figure.id, line), frozenset({(figure.id, line)})
        if figure.measure is Measure.SHARE:
            yield Number(figure.id, line, Layer.PART), every
            yield Number(figure.id, line, Layer.REST), every


def _tables(figure: Figure, lines: Sequence[Line]) -> Iterator[Table]:
    below = tuple(Number(figure.id, line) for line in lines if line is not None)
    if below and Number(figure.id) not in MULTIPLES:
        yield Table(Number(figure.id), below)
    if figure.measure is Measure.SHARE:
        for number in below or [Number(figure.id)]:
            layers = tuple(replace(number, layer=layer) for layer in (Layer.PART, Layer.REST))
            yield Table(number, layers, joint=True)


def _named(table: Table, name: Mapping[Number, Number]) -> Table:
    """A line in which everybody stands is no part."""
    whole, parts = table.whole and name[table.whole], dict.fromkeys(name[part] for part in table.parts)
    return replace(table, whole=whole, parts=tuple(part for part in parts if part != whole))


def _adds_up(table: Table, numbers: Numbers) -> bool:
    """Anywhere where there is anybody; else its parts are no more than some of those whom its whole counts."""
    wholes = numbers[table.whole] if table.whole else {}
    return any(whole and whole == sum(numbers[part][row] for part in table.parts) for row, whole in wholes.items())


def _settled(tables: Sequence[Table], cells: Cells) -> tuple[list[Table], Cells]:
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
    return [*found, *(Table(None, (number,)) for number in cells if number not in at_home)], shown


def _different(tables: Sequence[Table]) -> list[Table]:
    """Once each."""
    found: dict[tuple[Number | None, frozenset[Number]], Table] = {}
    for table in tables:
        if table.parts:
            known = found.setdefault((table.whole, frozenset(table.parts)), table)
            found[table.whole, frozenset(table.parts)] = replace(known, joint=known.joint or table.joint)
    return list(found.values())
