"""What a form is filled with: the numbers its cells are bound to, at one moment."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from math import ceil
from uuid import UUID

from backbone.database import Database
from backbone.errors import Refused

from reporting.disclosure.hiding import hidden
from reporting.disclosure.moves import Numbers, Place
from reporting.disclosure.seen import hidden_of
from reporting.domain import filing
from reporting.domain.campaign import Campaign
from reporting.domain.form import Cell, Quantity
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import Cell as Counted
from reporting.figures.figure import Figure, Measure
from reporting.figures.question import DAY, Question
from reporting.report import Report, report


def asked(campaign: Campaign, school: UUID | None, today: date, positions: Mapping[str, int] | None = None) -> Question:
    """What has not happened yet is not counted."""
    return Question(campaign.since, min(campaign.until, today + DAY), school, positions=positions)


def count(database: Database, campaign: Campaign, question: Question) -> Report:
    return report(database, question, [FIGURES[id] for id in dict.fromkeys(cell.figure for cell in campaign.cells)])


def numbers(campaign: Campaign, told: Report, school: UUID) -> tuple[filing.Number, ...]:
    cells = {(it.figure.id, cell.key): cell for it in told.figures for cell in it.cells if cell.school == school}
    return tuple(_number(cell, cells.get((cell.figure, cell.key))) for cell in campaign.cells)


def require_bound(cells: Sequence[Cell]) -> None:
    """Raises Refused where a cell asks for what is not counted."""
    for place, cell in enumerate(cells):
        figure = FIGURES.get(cell.figure)
        if figure is None:
            raise Refused("no-such-figure", f"Показателя {cell.figure} нет", field=f"/cells/{place}/figure")
        if cell.key is not None and figure.labels and figure.label == "{}" and cell.key not in figure.labels:
            raise Refused("no-such-line", f"У {cell.figure} нет строки {cell.key}", field=f"/cells/{place}/key")
        if cell.quantity is Quantity.PART and figure.measure is not Measure.SHARE:
            raise Refused("no-share", f"{cell.figure} – не доля", field=f"/cells/{place}/quantity")


def kept_from_office(
    campaign: Campaign, told: Report, filed: Mapping[UUID, Sequence[filing.Number]], smallest: Sequence[int]
) -> dict[str, Collection[Place]]:
    """By cell, whose numbers it is not shown, None of all together: what is hidden of the figure behind the cell, small
    numbers among those filed, and what would reveal them. Cells of one number, its share, its whole, are hidden
    together."""
    kept: dict[tuple[str, str | None], frozenset[Place]] = {
        (it.figure.id, key): frozenset((school, None) for school, line in places if line == key)
        for it in told.figures
        for places in [hidden_of(it.figure, it.cells, smallest)]
        for key in {cell.key for cell in campaign.cells if cell.figure == it.figure.id}
    }
    tables = {cell.code: _table(cell, FIGURES[cell.figure], filed) for cell in campaign.cells}
    known: dict[tuple[str, str | None], frozenset[Place]] = {}
    while known != kept:
        known = dict(kept)
        for cell in campaign.cells:
            of = cell.figure, cell.key
            kept[of] |= _kept(tables[cell.code], FIGURES[cell.figure], smallest[-1], kept[of])
    return {cell.code: kept[cell.figure, cell.key] & tables[cell.code].keys() for cell in campaign.cells}


def _kept(table: Numbers, figure: Figure, fewest: int, already: frozenset[Place]) -> frozenset[Place]:
    if not figure.persons:
        return frozenset()
    return hidden(table, ceil(fewest / figure.persons), frozenset(already & table.keys()))


def _table(cell: Cell, figure: Figure, filed: Mapping[UUID, Sequence[filing.Number]]) -> Numbers:
    told = {school: next(one for one in those if one.code == cell.code) for school, those in filed.items()}
    table: dict[Place, tuple[int, ...]] = {(school, None): _layers(cell, figure, one) for school, one in told.items()}
    if cell.adds_up(figure) and table:
        table[None, None] = tuple(map(sum, zip(*table.values(), strict=True)))
    return table


def _layers(cell: Cell, figure: Figure, number: filing.Number) -> tuple[int, ...]:
    if cell.adds_up(figure):
        return (round(number.value or 0),)
    part = number.part or 0
    return (part, number.n - part) if figure.measure is Measure.SHARE else (number.n,)


def _number(cell: Cell, told: Counted | None) -> filing.Number:
    n, part = (told.n or 0, told.part) if told else (0, None)
    counted: int | float | None = {Quantity.VALUE: told.value if told else 0, Quantity.BEHIND: n}.get(
        cell.quantity, part or 0
    )
    return filing.Number(code=cell.code, counted=counted, n=n, part=part, value=counted)
