"""Which numbers of a table are hidden: small ones, and others by which those could be reckoned (INV-28)."""

from collections.abc import Callable
from functools import lru_cache

from reporting.disclosure.moves import Moves, Numbers, Place

REMEMBERED = 256
"""Tables: all figures of the questions asked last."""


def hidden(numbers: Numbers, smallest: int, already: frozenset[Place] = frozenset()) -> frozenset[Place]:
    """So that whoever knows the rest and that no hidden number is zero can pin none of them down. Nobody is no secret:
    zeros are always shown. The same table hides the same places."""
    return _hidden(tuple(numbers.items()), smallest, already)


@lru_cache(REMEMBERED)
def _hidden(
    table: tuple[tuple[Place, tuple[int, ...]], ...], smallest: int, already: frozenset[Place]
) -> frozenset[Place]:
    numbers = dict(table)
    found = already | {place for place, told in numbers.items() if _small(told, smallest)}
    layers = [Moves(numbers, layer) for layer in range(len(next(iter(numbers.values()), ())))]
    known = -1
    while known != len(found):
        known = len(found)
        for moves in layers:
            found |= _companions(moves, numbers, found)
    return found


def _small(told: tuple[int, ...], smallest: int) -> bool:
    return any(0 < one < smallest for one in (sum(told), *told))


def _companions(moves: Moves, numbers: Numbers, found: frozenset[Place]) -> frozenset[Place]:
    """Preferably few, of small numbers."""
    price, together, sheltered = _price(numbers, found), set(found), set[Place]()
    for place in numbers:
        if place not in found or place in sheltered:
            continue
        trip = moves.around(place, price)
        if trip is None:
            return frozenset(place for place, told in numbers.items() if any(told))
        sheltered.update(trip)
        together.update(trip)
        price = _price(numbers, together)
    return frozenset(together)


def _price(numbers: Numbers, found: frozenset[Place] | set[Place]) -> Callable[[Place], int]:
    return lambda place: 0 if place in found else sum(numbers[place])
