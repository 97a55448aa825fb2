"""Which numbers are hidden: small ones, and others by which those could be reckoned (INV-28)."""

from collections.abc import Callable, Collection, Iterator
from math import ceil

from reporting.disclosure.moves import Moves
from reporting.disclosure.sheet import Place, Row, Sheet, Shown, Table
from reporting.figures.identities import Layer, Number

Cell = tuple[str, Row, str | None]
"""A figure, a school or None for all, and a line of the breakdown."""


def hidden(sheet: Sheet, fewest: int, already: Collection[Cell] = ()) -> frozenset[Cell]:
    """So that whoever knows all the rest and what is bound to what can pin none of them down.

    A number that is broken down stays what it is while its parts change (`Moves`). Where it is hidden itself, its whole
    breakdown is, zeros included: then it may change, and any of its parts with it. All other zeros are shown: nobody is
    no secret. The same sheet hides the same cells; so does another, while no number crosses `fewest`, changes how many
    binary digits it has, or becomes equal to one it is bound to."""
    known: set[Place] = set()
    found = _followed(sheet, {*_small(sheet, fewest), *_places(sheet, already)})
    while known != found:
        known = set(found)
        for table in sheet.tables:
            found |= _companions(sheet, table, found)
        found = _followed(sheet, found)
    return frozenset((figure, row, line) for row, number in found for figure, line in sheet.cells[number])


def _small(sheet: Sheet, fewest: int) -> Iterator[Place]:
    for number, told in sheet.numbers.items():
        yield from ((row, number) for row, n in told.items() if 0 < n < ceil(fewest / sheet.persons[number]))


def _places(sheet: Sheet, cells: Collection[Cell]) -> Iterator[Place]:
    by_row: dict[Row, set[Shown]] = {}
    for figure, row, line in cells:
        by_row.setdefault(row, set()).add((figure, line))
    for row, shown in by_row.items():
        yield from ((row, number) for number in _unknown(sheet, shown))


def _unknown(sheet: Sheet, shown: set[Shown]) -> Iterator[Number]:
    """What is known by no other cell but these."""
    return (number for number, cells in sheet.cells.items() if cells <= shown)


def _followed(sheet: Sheet, places: Collection[Place]) -> set[Place]:
    """With what is hidden because of them in the same row: cells, what only those show, breakdowns."""
    by_row: dict[Row, set[Number]] = {}
    for row, number in places:
        by_row.setdefault(row, set()).add(number)
    return {(row, number) for row, numbers in by_row.items() for number in _following(sheet, row, numbers)}


def _following(sheet: Sheet, row: Row, numbers: set[Number]) -> set[Number]:
    known: set[Number] = set()
    while known != numbers:
        known = set(numbers)
        numbers.update(_unknown(sheet, {cell for number in known for cell in sheet.cells[number]}))
        numbers.update(part for table in sheet.tables if table.whole in known for part in table.parts)
        numbers.update(part for table in sheet.loose if _nobody(sheet, row, table, known) for part in table.parts)
        numbers.update(_told_by(sheet, row, known))
    return known


def _nobody(sheet: Sheet, row: Row, table: Table, hidden: Collection[Number]) -> bool:
    """There is nobody, and that is hidden."""
    return table.whole is not None and table.whole in hidden and not sheet.numbers[table.whole][row]


def _told_by(sheet: Sheet, row: Row, numbers: Collection[Number]) -> Iterator[Number]:
    """What is among them, or what they are among, and just as many. Of nobody that is no news, but where a figure has
    nobody at all: elsewhere it would say that there is somebody."""
    for some, every in sheet.nested:
        if (many := sheet.numbers[some][row]) == sheet.numbers[every][row]:
            if every in numbers and (many or (some.line is None and every.layer is Layer.ALL)):
                yield some
            if some in numbers and many:
                yield every


def _companions(sheet: Sheet, table: Table, found: Collection[Place]) -> set[Place]:
    """Preferably few, and of small numbers. What nobody adds up needs none; and what is hidden with its whole breakdown
    only where what it is bound to holds it fast."""
    if None not in sheet.rows:
        return set()
    moves, together, sheltered = Moves(sheet, table, found), set(found), set[Place]()
    price = _price(sheet, together)
    for place in ((row, part) for row in sheet.rows for part in table.parts):
        row, part = place
        if place not in found or place in sheltered or not sheet.numbers[part][row]:
            continue
        if moves.silent(row) and not moves.bound(part):
            continue
        above = None if moves.silent(row) else table.whole
        trip = moves.around(place, price) or [(row, above) if above else (None, part)]
        sheltered.update(trip)
        together.update(trip)
    return together


def _price(sheet: Sheet, found: Collection[Place]) -> Callable[[Place], int]:
    """Of numbers by their size, not by what they are exactly."""

    def price(place: Place) -> int:
        row, number = place
        return 0 if place in found else sheet.weights[number] * sheet.numbers[number][row].bit_length()

    return price
