"""What could be otherwise in a table without any of its sums changing: the ways from sum to sum over its numbers.

Rows and columns are places to be at; a number is a way from its row to its column while it could be larger, and back
while it could be smaller; in the row of all schools it is the other way round. Who comes back to where he started has
changed numbers by one and no sum. So a hidden number is not to be told from one larger or smaller exactly where it lies
on such a round trip over hidden numbers.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import count

from reporting.disclosure.sheet import Place, Row, Sheet, Table
from reporting.figures.identities import Number

Stop = tuple[str, Row | Number]
ANYWHERE: Stop = ("anywhere", None)
"""Where the parts do not add up to the whole, or there is none, they may change without each other."""


@dataclass(frozen=True)
class Moves:
    """The wholes of the table stay as they are. What is `hidden` may be zero only where zeros are hidden, too."""

    sheet: Sheet
    table: Table
    hidden: Collection[Place]

    def around(self, place: Place, price: Callable[[Place], int]) -> list[Place] | None:
        """The cheapest round trip over `place`: whatever it leads over; None if there is none."""
        row, column = ("row", place[0]), ("column", place[1])
        ways = [
            self._cheapest(start, end, place, price)
            for start, end in ((column, row), (row, column))
            if self._open(place, outward=end == row)
        ]
        found = [way for way in ways if way is not None]
        return min(found, key=lambda way: way[0])[1] if found else None

    def _cheapest(
        self, start: Stop, end: Stop, but: Place, price: Callable[[Place], int]
    ) -> tuple[int, list[Place]] | None:
        """The price and the places on the way, with `but`, over which it does not lead."""
        order = count()
        waiting: list[tuple[int, int, Stop, list[Place]]] = [(0, next(order), start, [but])]
        been: set[Stop] = set()
        while waiting:
            paid, _, here, way = heappop(waiting)
            if here == end:
                return paid, way
            if here in been:
                continue
            been.add(here)
            for there, place in self._ways.get(here, ()):
                if place is None:
                    heappush(waiting, (paid, next(order), there, way))
                elif there not in been and place != but:
                    heappush(waiting, (paid + price(place), next(order), there, [*way, place]))
        return None

    @cached_property
    def _ways(self) -> Mapping[Stop, list[tuple[Stop, Place | None]]]:
        ways: dict[Stop, list[tuple[Stop, Place | None]]] = {}
        for place in ((row, part) for row in self.sheet.rows for part in self.table.parts):
            row, column = ("row", place[0]), ("column", place[1])
            if self._open(place, outward=True):
                ways.setdefault(row, []).append((column, place))
            if self._open(place, outward=False):
                ways.setdefault(column, []).append((row, place))
        for free in self._free:
            ways.setdefault(("row", free), []).append((ANYWHERE, None))
            ways.setdefault(ANYWHERE, []).append((("row", free), None))
        return ways

    def _open(self, place: Place, *, outward: bool) -> bool:
        return self._can_grow(place) if outward != (place[0] is None) else self._can_shrink(place)

    def _can_grow(self, place: Place) -> bool:
        """Nobody is shown to be nobody, and some cannot be more than all."""
        row, part = place
        number, whole = self.sheet.numbers[part][row], self._whole(row)
        if not number and place not in self.hidden:
            return False
        if any(self.sheet.numbers[every][row] - number <= self._both(part, every) for every in self.sheet.above[part]):
            return False
        return whole is None or row not in self._free or number < whole

    def _can_shrink(self, place: Place) -> bool:
        row, part = place
        number = self.sheet.numbers[part][row]
        if any(number - self.sheet.numbers[some][row] <= self._both(part, some) for some in self.sheet.below[part]):
            return False
        return number > (0 if self.table.joint or self.silent(row) else 1)

    def _both(self, one: Number, other: Number) -> int:
        """By how much a trip may bring them together, besides."""
        return one in self.table.parts and other in self.table.parts

    def bound(self, part: Number) -> bool:
        """Somewhere it is hidden and cannot change without another, among which it is or which is among it."""
        others, numbers = (*self.sheet.above[part], *self.sheet.below[part]), self.sheet.numbers
        rows = [row for row in self.sheet.rows if (row, part) in self.hidden]
        return any(numbers[other][row] == numbers[part][row] for other in others for row in rows)

    def silent(self, row: Row) -> bool:
        """The whole is hidden, and with it all its parts."""
        return self.table.whole is not None and (row, self.table.whole) in self.hidden

    def _whole(self, row: Row) -> int | None:
        return None if self.table.whole is None else self.sheet.numbers[self.table.whole][row]

    @cached_property
    def _free(self) -> frozenset[Row]:
        """Rows in which somebody stands in several parts, or in none."""
        numbers = self.sheet.numbers
        return frozenset(
            row for row in self.sheet.rows if self._whole(row) != sum(numbers[part][row] for part in self.table.parts)
        )
