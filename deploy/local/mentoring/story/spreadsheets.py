"""Staff lists as a school's secretary keeps them: an XLSX workbook, or CSV in the old Windows encoding."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO, StringIO

import xlsxwriter

from mentoring.story.people import Staff

HEADINGS = (
    "Табельный номер",
    "ФИО",
    "Электронная почта",
    "Должность",
    "Педагогический работник",
    "Заместитель руководителя",
    "Педагогический стаж, лет",
    "До 35 лет",
    "Квалификационная категория",
)
SOME_DAY = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The workbook's date of creation. The same list must be the same file, or its second import is another request."""


def workbook(staff: list[Staff]) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": SOME_DAY})
        sheet = book.add_worksheet("Сотрудники")
        for row, line in enumerate(_lines(staff)):
            sheet.write_row(row, 0, line)
    return target.getvalue()


def windows_csv(staff: list[Staff]) -> bytes:
    """Semicolons and code page 1251, as Excel saves CSV in Russia."""
    target = StringIO()
    csv.writer(target, delimiter=";").writerows(_lines(staff))
    return target.getvalue().encode("cp1251")


def _lines(staff: list[Staff]) -> Iterator[tuple[str | int, ...]]:
    yield HEADINGS
    for one in staff:
        flags = (_said(one.pedagogical), _said(one.deputy_head))
        category = one.category.label if one.category else ""
        yield one.number, one.name, one.email, one.position, *flags, one.experience, _said(one.young), category


def _said(flag: bool) -> str:
    return "да" if flag else "нет"
