"""The refused lines given back in the kind of file they came in, with what is wrong in a column of its own.

What somebody wrote into a cell is never calculated by the program that opens the file.
"""

import csv
from collections.abc import Iterable, Mapping
from importlib import import_module
from io import StringIO

from registry.staff_list import Line, StaffList
from registry.staff_list.tables import FORMULA, Row

COLUMN = "Ошибка"


def give_back(staff: StaffList, errors: Mapping[int, Iterable[str]]) -> bytes:
    """`errors` by the number of the line."""
    width = len(staff.headings.names)
    rows = [[*staff.headings.names, COLUMN]]
    rows += [[*_wide(line, width), "; ".join(errors[line.number])] for line in staff.lines if line.number in errors]
    if staff.table.workbook:
        return bytes(import_module("registry.staff_list.workbook").written(rows))
    return _csv(rows)


def _wide(line: Line, width: int) -> Row:
    return (line.row + [""] * width)[:width]


def _csv(rows: list[Row]) -> bytes:
    """Semicolons and a mark of UTF-8, as Excel reads it in Russia."""
    target = StringIO()
    csv.writer(target, delimiter=";").writerows([_guarded(text) for text in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
