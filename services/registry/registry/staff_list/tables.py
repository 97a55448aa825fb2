"""Rows of a file as people see them: a workbook with its merged cells filled, or CSV of whatever encoding."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

MOST = 2000
TOP = 20
"""Rows in which a title and the headings are looked for."""
LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes: a workbook is a zip file, and a small one can unpack to anything."""
DELIMITERS = ";\t,"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is calculated by the program that opens a CSV file; after an apostrophe it is text."""

Row = list[str]


class UnreadableList(Exception):
    """Says in Russian why nothing of the file can be read."""


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
        raise UnreadableList(f"В файле больше {MOST} строк")
    return table


def _workbook(content: bytes) -> Table:
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(item.file_size for item in packed.infolist()) > LARGEST_UNPACKED:
                raise UnreadableList("Книга слишком велика")
        sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        found = sheet.to_python(skip_empty_area=False, nrows=MOST + TOP + 1)
    except (CalamineError, BadZipFile, OSError) as error:
        raise UnreadableList("Это не книга XLSX, или она повреждена") from error
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
    try:
        rows = [
            [_unguarded(cell.strip()) for cell in row] for row in csv.reader(StringIO(text), delimiter=_split(text))
        ]
    except csv.Error as error:
        raise UnreadableList("Это не книга XLSX и не таблица CSV") from error
    return Table(rows, workbook=False)


def _split(text: str) -> str:
    """The delimiter that there are most of in the widest of the first lines: a title may have none or a comma."""
    lines = text.splitlines()[:TOP]
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
