"""An Excel workbook: the rows, what their columns mean, what they are true of. Row by row: memory stays small."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reporting.exports.table import Kind, Table, Value

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "dd.mm.yyyy",
}
NO_CLOCK = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel knows no zones
NUMBERS = {Kind.WHOLE: "#,##0", Kind.NUMBER: "#,##0.##", Kind.DAY: "dd.mm.yyyy", Kind.TEXT: "@"}


def write(table: Table) -> bytes:
    target = BytesIO()
    with Workbook(target, OPTIONS) as book:
        book.set_properties({"title": table.title, "created": NO_CLOCK})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"})
        formats = [book.add_format({"num_format": NUMBERS[column.kind]}) for column in table.columns]
        rows = book.add_worksheet("Показатели")
        for place, column in enumerate(table.columns):
            rows.set_column(place, place, column.width, formats[place])
        rows.freeze_panes(1, 0)
        rows.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        _fill(rows, [column.title for column in table.columns], table.rows, head, formats)
        described = [(column.title, column.name, column.meaning) for column in table.columns]
        _listed(book, "Словарь", ("Столбец", "Имя", "Что значит"), described, head)
        _listed(book, "Сведения", ("Что", "Значение"), list(table.facts.items()), head)
    return target.getvalue()


def _listed(book: Workbook, name: str, titles: Sequence[str], rows: Sequence[Sequence[Value]], head: Format) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, len(titles) - 1, 28)
    sheet.set_column(len(titles) - 1, len(titles) - 1, 90)
    _fill(sheet, titles, rows, head, [None] * len(titles))


def _fill(
    sheet: Worksheet,
    titles: Sequence[str],
    rows: Sequence[Sequence[Value]],
    head: Format,
    formats: Sequence[Format | None],
) -> None:
    sheet.write_row(0, 0, titles, head)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            match value:
                case None:
                    continue
                case str():
                    sheet.write_string(number, place, value, formats[place])
                case date():
                    sheet.write_datetime(number, place, datetime.combine(value, datetime.min.time()), formats[place])
                case _:
                    sheet.write_number(number, place, value, formats[place])
