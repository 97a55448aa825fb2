"""A school's staff list as its secretary keeps it: an XLSX workbook, or CSV in UTF-8 or the old Windows encoding."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

COLUMNS = {
    "staff_number": "табельный номер",
    "name": "фио",
    "email": "электронная почта",
    "position": "должность",
    "pedagogical": "педагогический работник",
    "deputy_head": "заместитель руководителя",
    "experience_years": "стаж",
    "young": "до 35",
}
"""Each field's heading, or the part of it by which it is known."""
FLAGS = {"да": True, "нет": False}
MOST = 2000
LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes: a workbook is a zip file, and a small one can unpack to anything."""


class UnreadableList(Exception):
    """Says in Russian why nothing of the file can be read."""


@dataclass(frozen=True)
class Line:
    """`number` counts from 1 with the headings, as the secretary sees it."""

    number: int
    cells: dict[str, object]


def read(content: bytes) -> list[Line]:
    """Raises UnreadableList. What the cells say is not judged here."""
    rows = list(_workbook(content) if content.startswith(b"PK") else _csv(content))
    if not rows:
        raise UnreadableList("Файл пуст")
    if len(rows) > MOST + 1:
        raise UnreadableList(f"В файле больше {MOST} строк")
    places = _places(rows[0])
    lines = [Line(number, _cells(row, places)) for number, row in enumerate(rows[1:], start=2) if any(row)]
    if not lines:
        raise UnreadableList("В файле нет ни одной строки, кроме заголовков")
    return lines


def _workbook(content: bytes) -> Iterator[Sequence[str]]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(item.file_size for item in packed.infolist()) > LARGEST_UNPACKED:
                raise UnreadableList("Книга слишком велика")
        sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False, nrows=MOST + 2)
    except (CalamineError, BadZipFile, OSError) as error:
        raise UnreadableList("Это не книга XLSX, или она повреждена") from error
    return ([_text(cell) for cell in row] for row in rows)


def _csv(content: bytes) -> Iterator[Sequence[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1251", errors="replace")
    headings = text.partition("\n")[0]
    delimiter = ";" if headings.count(";") >= headings.count(",") else ","
    try:
        yield from ([cell.strip() for cell in row] for row in csv.reader(StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableList("Это не книга XLSX и не таблица CSV") from error


def _text(cell: object) -> str:
    """Numbers as people write them: a workbook knows 7 as 7.0."""
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _places(headings: Sequence[str]) -> dict[str, int]:
    said = [heading.strip().casefold() for heading in headings]
    places = {field: index for field, part in COLUMNS.items() for index, heading in enumerate(said) if part in heading}
    missing = [part for field, part in COLUMNS.items() if field not in places]
    if missing:
        raise UnreadableList(f"В файле нет столбцов: {', '.join(missing)}")
    return places


def _cells(row: Sequence[str], places: dict[str, int]) -> dict[str, object]:
    """Empty cells are left out; yes and no become what they are."""
    said = {field: row[place] for field, place in places.items() if place < len(row) and row[place]}
    return {field: FLAGS.get(text.casefold(), text) if field in _YES_OR_NO else text for field, text in said.items()}


_YES_OR_NO = ("pedagogical", "deputy_head", "young")
