"""What could be otherwise in a table without any of its sums changing: the ways from sum to sum over its numbers.

Schools and lines of the breakdown are places to be at; a number is a way from its school to its line while it could be
larger, and back while it could be smaller; for margins it is the other way round. Who comes back to where he started
has changed numbers by one and no sum. So a hidden number is not to be told from one larger or smaller exactly where it
lies on such a round trip over hidden numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import count
from uuid import UUID

Place = tuple[UUID | None, str | None]
"""A school and a line of the breakdown; None is all of them."""
Numbers = Mapping[Place, tuple[int, ...]]
"""How many there are at a place; of a share, those that are and those that are not."""
Stop = tuple[str, UUID | str | None]
ANYWHERE: Stop = ("anywhere", None)
"""Where the lines of a school do not add up to its whole, its numbers may change without each other."""


@dataclass(frozen=True)
class Moves:
    """Of one of the `numbers` at each place, the others staying as they are."""

    numbers: Numbers
    layer: int

    def around(self, place: Place, price: Callable[[Place], int]) -> list[Place] | None:
        """The cheapest round trip over `place`: whatever it leads over; None if there is none."""
        school, line = ("school", place[0]), ("line", place[1])
        ways = [
            self._cheapest(start, end, place, price)
            for start, end in ((line, school), (school, line))
            if self._open(place, outward=end == school)
        ]
        found = [way for way in ways if way is not None]
        if not found and self._full(place):
            return self._with_its_whole(place, price)
        return min(found, key=lambda way: way[0])[1] if found else None

    def _with_its_whole(self, place: Place, price: Callable[[Place], int]) -> list[Place] | None:
        """Everybody of the school stands in this line: they can only become more together."""
        way = self._cheapest(("line", place[1]), ("line", None), place, price)
        return [*way[1], (place[0], None)] if way else None

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
            for there, place in self._ways[here]:
                if place is None:
                    heappush(waiting, (paid, next(order), there, way))
                elif there not in been and place != but and any(self.numbers[place]):
                    heappush(waiting, (paid + price(place), next(order), there, [*way, place]))
        return None

    @cached_property
    def _ways(self) -> Mapping[Stop, list[tuple[Stop, Place | None]]]:
        ways: dict[Stop, list[tuple[Stop, Place | None]]] = {ANYWHERE: []}
        for place in self.numbers:
            school, line = ("school", place[0]), ("line", place[1])
            ways.setdefault(school, [])
            ways.setdefault(line, [])
            if self._open(place, outward=True):
                ways[school].append((line, place))
            if self._open(place, outward=False):
                ways[line].append((school, place))
        for loose in self._loose:
            ways["school", loose].append((ANYWHERE, None))
            ways[ANYWHERE].append((("school", loose), None))
        return ways

    def _open(self, place: Place, *, outward: bool) -> bool:
        margin = (place[0] is None) != (place[1] is None)
        return self._can_grow(place) if outward != margin else self._can_shrink(place)

    def _can_grow(self, place: Place) -> bool:
        return not self._full(place)

    def _can_shrink(self, place: Place) -> bool:
        """Whoever is hidden is there: a hidden number is never zero."""
        numbers = self.numbers[place]
        if numbers[self.layer] < 1 or sum(numbers) < 2:
            return False
        return place[1] is not None or place[0] not in self._loose or numbers[self.layer] > self._largest[place[0]]

    def _full(self, place: Place) -> bool:
        school, line = place
        if line is None or school not in self._loose:
            return False
        return self.numbers[place][self.layer] >= self.numbers[school, None][self.layer]

    @cached_property
    def _loose(self) -> frozenset[UUID | None]:
        """Schools in which somebody stands in several lines, or in none."""
        return frozenset(
            school
            for school, lines in self._lines.items()
            if not lines or sum(lines) != self.numbers[school, None][self.layer]
        )

    @cached_property
    def _largest(self) -> Mapping[UUID | None, int]:
        return {school: max(lines, default=0) for school, lines in self._lines.items()}

    @cached_property
    def _lines(self) -> Mapping[UUID | None, list[int]]:
        lines: dict[UUID | None, list[int]] = {}
        for (school, line), numbers in self.numbers.items():
            lines.setdefault(school, [])
            if line is not None:
                lines[school].append(numbers[self.layer])
        return lines
