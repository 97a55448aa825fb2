"""Staff lists: workbooks and CSV of both encodings; each line judged, good ones not lost for bad ones."""

from collections.abc import Sequence
from io import BytesIO

import pytest
import xlsxwriter
from registry.api.staff_entries import judge
from registry.staff_list import UnreadableList, read

from tests.registry.town import HEADINGS, STAFF

LINES = [STAFF["mentor"], STAFF["clerk"]]
CELLS = {
    "staff_number": "2",
    "name": "Иванова Анна Петровна",
    "email": "ivanova@s.example",
    "position": "учитель физики",
    "pedagogical": True,
    "deputy_head": False,
    "experience_years": "20",
    "young": False,
}


def csv(*lines: str, encoding: str = "utf-8", delimiter: str = ";", headings: str = HEADINGS) -> bytes:
    return "\r\n".join((headings, *lines)).replace(";", delimiter).encode(encoding)


def workbook(*rows: Sequence[object]) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_csv_is_read_in_either_encoding_and_with_either_delimiter(encoding: str, delimiter: str) -> None:
    lines = read(csv(*LINES, encoding=encoding, delimiter=delimiter))
    assert [line.number for line in lines] == [2, 3]
    assert lines[0].cells == CELLS


def test_a_workbook_is_read_with_numbers_and_booleans_as_people_mean_them() -> None:
    row = [2, "Иванова Анна Петровна", "ivanova@s.example", "учитель физики", True, "Нет", 20.0, False]
    assert [line.cells for line in read(workbook(HEADINGS.split(";"), row))] == [CELLS]


def test_columns_are_known_by_their_headings_in_any_order() -> None:
    headings, line = HEADINGS.split(";"), LINES[0].split(";")
    turned = read(csv(";".join(reversed(line)), headings=";".join(reversed(headings))))
    assert turned[0].cells == CELLS


def test_empty_rows_are_no_lines_but_are_counted() -> None:
    assert [line.number for line in read(csv(LINES[0], ";;;;;;;", LINES[1]))] == [2, 4]


@pytest.mark.parametrize(
    "content",
    [b"", csv(), b"PK\x03\x04broken", csv("1;2", headings="ФИО;Должность"), b"\x00\xff\xfe" * 20],
    ids=["empty", "headings only", "broken workbook", "missing columns", "not text"],
)
def test_what_is_no_staff_list_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(UnreadableList):
        read(content)


def test_too_long_a_list_is_refused() -> None:
    with pytest.raises(UnreadableList, match="больше 2000"):
        read(csv(*[LINES[0]] * 2001))


def errors(line: str) -> tuple[str, ...]:
    return judge(read(csv(line)))[0].errors


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("2;Иванова;;учитель;да;нет;20;нет", "Электронная почта: обязательное поле не заполнено"),
        ("2;Иванова;ivanova;учитель;да;нет;20;нет", "Электронная почта: строка не того вида"),
        ("2;Иванова;i@s.example;учитель;пожалуй;нет;20;нет", "Педагогический работник: нужно «да» или «нет»"),
        ("2;Иванова;i@s.example;учитель;да;нет;много;нет", "Стаж: нужно целое число"),
        ("2;Иванова;i@s.example;учитель;да;нет;-1;нет", "Стаж: нужно не меньше 0"),
        ("№ 2;Иванова;i@s.example;учитель;да;нет;1;нет", "Табельный номер: строка не того вида"),
    ],
)
def test_a_bad_line_says_what_is_wrong_with_it(line: str, error: str) -> None:
    assert errors(line) == (error,)


def test_the_second_line_of_one_number_is_rejected() -> None:
    judged = judge(read(csv(LINES[0], LINES[0])))
    assert [line.errors for line in judged] == [(), ("Табельный номер уже есть в строке 2",)]
