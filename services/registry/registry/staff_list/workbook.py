"""An XLSX file. Loaded when first needed: its library takes a tenth of the service's memory."""

from io import BytesIO

import xlsxwriter

from registry.staff_list.tables import Row


def written(rows: list[Row]) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Не принято")
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                sheet.write_string(number, place, text)
    return target.getvalue()
