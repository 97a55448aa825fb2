"""Rows of a file as people see them: a workbook with its merged cells filled, or CSV of whatever encoding."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from registry.staff_list.counted import counted
from registry.staff_list.limits import MOST, TOP, WIDEST, UnreadableList, no_workbook, too_long, too_wide

DELIMITERS = ";\t,"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is calculated by the program that opens a CSV file; after an apostrophe it is text."""

Row = list[str]


@dataclass(frozen=True)
class Table:
    """`rows` from the first of the file; `workbook` is false for CSV."""

    rows: Sequence[Row]
    workbook: bool


def open_table(content: bytes) -> Table:
    """Raises UnreadableList."""
    table = _workbook(content) if content.startswith(b"PK") else _csv(content)
    if not table.rows:
        raise UnreadableList("Файл пуст")
    if len(table.rows) > MOST + TOP:
        raise too_long()
    if max(map(len, table.rows)) > WIDEST:
        raise too_wide()
    return table


def _workbook(content: bytes) -> Table:
    book = counted(content)
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0)
        found = sheet.to_python(skip_empty_area=False, nrows=MOST + TOP + 1)
    except (CalamineError, OSError) as error:
        raise no_workbook() from error
    rows = [[_text(cell) for cell in row] for row in found]
    _fill_merged(rows, sheet)
    return Table(rows, workbook=True)


def _fill_merged(rows: list[Row], sheet: CalamineSheet) -> None:
    """What stands in a merged cell is true of every row and column that it covers."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])


def _csv(content: bytes) -> Table:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1251", errors="replace")
    lines = islice(csv.reader(StringIO(text), delimiter=_split(text)), MOST + TOP + 1)
    try:
        rows = [[_unguarded(cell.strip()) for cell in row] for row in lines]
    except csv.Error as error:
        raise UnreadableList("Это не книга XLSX и не таблица CSV") from error
    return Table(rows, workbook=False)


def _split(text: str) -> str:
    """The delimiter that there are most of in the widest of the first lines: a title may have none or a comma."""
    lines = list(islice(StringIO(text), TOP))
    return max(DELIMITERS, key=lambda delimiter: max((line.count(delimiter) for line in lines), default=0))


def _unguarded(cell: str) -> str:
    """The apostrophe is no part of what was written."""
    return cell[1:] if cell.startswith(tuple(f"'{sign}" for sign in FORMULA)) else cell


def _text(cell: object) -> str:
    """Numbers as people write them: a workbook knows 7 as 7.0."""
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()
