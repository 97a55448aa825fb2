"""The story's staff: invented, and the same each time."""

from io import BytesIO

from mentoring.story.people import Invented, Staff
from mentoring.story.spreadsheets import HEADINGS, windows_csv, workbook
from python_calamine import CalamineWorkbook


def staff(seed: str) -> list[Staff]:
    invented = Invented(seed, "school.example")
    return [invented.deputy("1"), *(invented.mentor(str(number)) for number in range(2, 20)), invented.mentee("20", 1)]


def test_the_same_seed_makes_the_same_people() -> None:
    assert staff("a") == staff("a")
    assert staff("a") != staff("b")


def test_everybody_has_a_name_and_an_address_of_his_own() -> None:
    people = staff("a")
    assert len({one.name for one in people}) == len({one.email for one in people}) == len(people)
    assert all(one.email.isascii() for one in people)


def test_the_workbook_is_the_same_file_each_time() -> None:
    assert workbook(staff("a")) == workbook(staff("a"))


def test_the_workbook_has_a_heading_and_a_line_for_each() -> None:
    sheet = CalamineWorkbook.from_filelike(BytesIO(workbook(staff("a")))).get_sheet_by_index(0).to_python()
    assert tuple(sheet[0]) == HEADINGS
    assert [line[1] for line in sheet[1:]] == [one.name for one in staff("a")]


def test_the_csv_is_in_the_old_windows_encoding() -> None:
    lines = windows_csv(staff("a")).decode("cp1251").splitlines()
    assert lines[0] == ";".join(HEADINGS)
    assert len(lines) == 21
