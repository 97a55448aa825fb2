"""Rows as a batch changes them: collected in memory, read through to the table, written in sets at the end."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from psycopg import Cursor
from psycopg.rows import DictRow

from backbone.follower import sets

Values = Mapping[str, Any]
Settle = Callable[[Cursor[DictRow], str, Iterable[Values]], None]


@dataclass(frozen=True)
class Table:
    """`key`: the columns of the primary key. `by`: columns by which rows are found; they never change. `again`: a row
    may be added more than once, and the first stays. `settle` is called with the rows that were just inserted, for
    what follows from the rows beside them."""

    name: str
    key: tuple[str, ...] = ("id",)
    by: tuple[str, ...] = ()
    again: bool = False
    settle: Settle | None = None


class Sheet:
    """What becomes of one table. A key is the value of its column, or a tuple where there are several.

    Values are what orjson can write; PostgreSQL makes of them what the columns want.
    """

    def __init__(self, table: Table, cursor: Cursor[DictRow], *, empty: bool = False) -> None:
        self.table = table
        self._cursor = cursor
        self._nothing_below = empty
        self._key_of = itemgetter(*table.key)
        self._new: dict[Hashable, dict[str, Any]] = {}
        self._changed: dict[Hashable, dict[str, Any]] = {}
        self._gone: set[Hashable] = set()
        self._found_by: dict[tuple[str, Hashable], dict[Hashable, None]] = {}

    def __len__(self) -> int:
        return len(self._new) + len(self._changed) + len(self._gone)

    def add(self, values: dict[str, Any]) -> None:
        """A new row, for the sheet to keep; where one with the key is in the table, the write fails. Columns left out
        have their defaults, which `get` and `find` don't know before the row is written."""
        key = self._key_of(values)
        if key in self._new:
            if self.table.again:
                return
            raise ValueError(f"{self.table.name} has {key} twice")
        self._changed.pop(key, None)  # of a row that was not there
        self._new[key] = values
        for column in self.table.by:
            self._found_by.setdefault((column, values[column]), {})[key] = None

    def put(self, values: dict[str, Any]) -> None:
        """A row, in the place of the one with its key if there is one."""
        self.remove(self._key_of(values))
        self.add(values)

    def change(self, key: Hashable, values: Values) -> None:
        """Nothing where there is no such row."""
        if (row := self._new.get(key)) is not None:
            row.update(values)
        elif key not in self._gone and not self._nothing_below:
            self._changed.setdefault(key, {}).update(values)

    def revise(self, key: Hashable, change: Callable[[Values], Values]) -> None:
        """A change that depends on the row as it is."""
        if (row := self.get(key)) is not None:
            self.change(key, change(row))

    def remove(self, key: Hashable) -> None:
        if (row := self._new.pop(key, None)) is not None:
            for column in self.table.by:
                del self._found_by[column, row[column]][key]
        elif not self._nothing_below:
            self._changed.pop(key, None)
            self._gone.add(key)

    def get(self, key: Hashable) -> Values | None:
        if (row := self._new.get(key)) is not None:
            return row
        return next(self._below(self._keyed(key)), None)

    def find(self, column: str, value: Hashable) -> list[Values]:
        """By one of the columns of `by`."""
        here: list[Values] = [self._new[key] for key in self._found_by.get((column, value), ())]
        return [*self._below({column: value}), *here]

    def write(self) -> None:
        rows = list(self._new.values())
        sets.delete(self._cursor, self.table, [self._keyed(key) for key in self._gone])
        sets.insert(self._cursor, self.table, rows, once=self.table.again and not self._nothing_below)
        sets.update(self._cursor, self.table, [self._keyed(key) | row for key, row in self._changed.items()])
        if rows and self.table.settle:
            self.table.settle(self._cursor, self.table.name, rows)
        for collected in (self._new, self._changed, self._gone, self._found_by):
            collected.clear()
        self._nothing_below = self._nothing_below and not rows

    def _below(self, where: Values) -> Iterator[Values]:
        """What the table says, as far as it is still true."""
        if self._nothing_below:
            return
        for row in sets.select(self._cursor, self.table, where):
            key = self._key_of(row)
            if key not in self._gone:
                yield row | self._changed.get(key, {})

    def _keyed(self, key: Hashable) -> dict[str, Any]:
        values = key if isinstance(key, tuple) else (key,)
        return dict(zip(self.table.key, values, strict=True))


class Rows:
    """The sheets of a projection by the names of their tables; `empty` says that there is nothing in them yet."""

    def __init__(self, tables: Iterable[Table], cursor: Cursor[DictRow], *, empty: bool = False) -> None:
        self._sheets = {table.name: Sheet(table, cursor, empty=empty) for table in tables}

    def __getitem__(self, name: str) -> Sheet:
        return self._sheets[name]

    def __len__(self) -> int:
        return sum(map(len, self._sheets.values()))

    def write(self) -> None:
        for sheet in self._sheets.values():
            sheet.write()
