"""All that one question publishes, as one sheet: a row for each school and one for all, a column for each number.

Numbers of different figures that are the same are one column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from reporting.figures.identities import Number

Row = UUID | None
"""A school; None is all of them."""
Line = str | None
"""Of a breakdown; None is all of it."""
Shown = tuple[str, Line]
"""A figure and a line."""
Place = tuple[Row, Number]


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
    """A number is known where one of its `cells` is shown, and is a part in one table. Parts of `loose` tables add up
    to their wholes only where there is nobody. Of `nested` numbers the first counts some of the second. `persons` are
    behind each of those that a number counts at least."""

    rows: Sequence[Row]
    numbers: Mapping[Number, Mapping[Row, int]]
    tables: Sequence[Table]
    loose: Sequence[Table]
    cells: Mapping[Number, frozenset[Shown]]
    nested: Sequence[tuple[Number, Number]]
    persons: Mapping[Number, int]

    @cached_property
    def above(self) -> Mapping[Number, Sequence[Number]]:
        """Of each number, those of which it counts some."""
        return {one: [every for some, every in self.nested if some == one] for one in self.cells}

    @cached_property
    def below(self) -> Mapping[Number, Sequence[Number]]:
        """Of each number, those that count some of it."""
        return {one: [some for some, every in self.nested if every == one] for one in self.cells}

    @cached_property
    def weights(self) -> Mapping[Number, int]:
        """How many cells are hidden with a number."""
        return {number: sum(len(self.cells[it]) for it in self._below(number)) for number in self.cells}

    def _below(self, number: Number) -> set[Number]:
        """With all into which it is broken down."""
        found = {number}
        while more := {part for table in self.tables if table.whole in found for part in table.parts} - found:
            found |= more
        return found
