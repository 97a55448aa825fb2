"""What a form is filled with: the numbers its cells are bound to, at one moment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from backbone.database import Database
from backbone.errors import Refused

from reporting.disclosure.hiding import hidden
from reporting.disclosure.layout import sheet
from reporting.disclosure.seen import hidden_of
from reporting.disclosure.sheet import Row, Sheet
from reporting.domain import filing
from reporting.domain.campaign import Campaign
from reporting.domain.form import Cell, Quantity
from reporting.figures.catalogue import FIGURES, kin_of
from reporting.figures.counting import Cell as Counted
from reporting.figures.figure import Figure, Measure
from reporting.figures.question import DAY, Question
from reporting.report import Report, report


def asked(campaign: Campaign, school: UUID | None, today: date, positions: Mapping[str, int] | None = None) -> Question:
    """What has not happened yet is not counted."""
    return Question(campaign.since, min(campaign.until, today + DAY), school, positions=positions)


def count(database: Database, campaign: Campaign, question: Question) -> Report:
    """Of the figures that the form asks for, and of their kin."""
    return report(database, question, kin_of(FIGURES[cell.figure] for cell in campaign.cells))


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
) -> dict[str, Collection[Row]]:
    """By cell, whose numbers it is not shown, None of all together: what is hidden of the figure behind the cell, small
    numbers among those filed, and what would reveal them. Cells of one number, its share, its whole, are hidden
    together."""
    places = hidden_of(told.figures, smallest)
    kept = {
        (cell.figure, cell.key): frozenset(row for id, row, key in places if (id, key) == (cell.figure, cell.key))
        for cell in campaign.cells
    }
    sheets = {cell.code: _sheet(cell, FIGURES[cell.figure], filed) for cell in campaign.cells}
    known: dict[tuple[str, str | None], frozenset[Row]] = {}
    while known != kept:
        known = dict(kept)
        for cell in campaign.cells:
            of = cell.figure, cell.key
            already = [(cell.figure, row, None) for row in kept[of] if row in sheets[cell.code].rows]
            kept[of] |= {row for _, row, _ in hidden(sheets[cell.code], smallest[-1], already)}
    return {cell.code: kept[cell.figure, cell.key] & {None, *filed} for cell in campaign.cells}


def _sheet(cell: Cell, figure: Figure, filed: Mapping[UUID, Sequence[filing.Number]]) -> Sheet:
    """What the schools have filed for one cell, and what that is together."""
    told = {school: next(one for one in those if one.code == cell.code) for school, those in filed.items()}
    if not cell.adds_up(figure):
        return sheet([(figure, [(school, None, one.n, one.part) for school, one in told.items()])])
    values: dict[Row, int] = {school: round(one.value or 0) for school, one in told.items()}
    values[None] = sum(values.values())
    return sheet([(replace(figure, measure=Measure.COUNT), [(row, None, n, None) for row, n in values.items()])])


def _number(cell: Cell, told: Counted | None) -> filing.Number:
    n, part = (told.n or 0, told.part) if told else (0, None)
    counted: int | float | None = {Quantity.VALUE: told.value if told else 0, Quantity.BEHIND: n}.get(
        cell.quantity, part or 0
    )
    return filing.Number(code=cell.code, counted=counted, n=n, part=part, value=counted)
