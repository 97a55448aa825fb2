"""Staff lists as schools keep them: any order and wording of columns, titles, merged cells, dates in words; each line
judged, good ones not lost for bad ones."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from contracts.codes import LeavingCause, QualificationCategory, TeachingSubject
from hypothesis import given, settings
from hypothesis import strategies as st
from registry.api.staff_entries import judge
from registry.domain.participant.presence import Presence
from registry.staff_list import StaffList, UnreadableList, cells
from registry.staff_list import read as read_on
from registry.staff_list.refused import give_back

from tests.registry.town import HEADINGS, STAFF

TODAY = date(2025, 9, 10)
LINES = [STAFF["mentor"], STAFF["clerk"]]
TOLD = {
    "staff_number": "2",
    "name": "Иванова Анна Петровна",
    "email": "ivanova@s.example",
    "position": "учитель физики",
    "pedagogical": True,
    "deputy_head": False,
    "experience_years": 20,
    "young": False,
    "subjects": (TeachingSubject.PHYSICS,),
}


def read(content: bytes) -> StaffList:
    return read_on(content, TODAY)


def csv(*lines: str, encoding: str = "utf-8", delimiter: str = ";", headings: str = HEADINGS) -> bytes:
    return "\r\n".join((headings, *lines)).replace(";", delimiter).encode(encoding)


def workbook(*rows: Sequence[object], merged: Sequence[tuple[int, int, int, int, str]] = ()) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "dd.mm.yyyy"}
    ) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for place in merged:
            sheet.merge_range(*place)
    return target.getvalue()


def told(content: bytes) -> dict[str, object]:
    return dict(read(content).lines[0].told)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_in_either_encoding_and_with_any_delimiter(encoding: str, delimiter: str) -> None:
    lines = read(csv(*LINES, encoding=encoding, delimiter=delimiter)).lines
    assert [line.number for line in lines] == [2, 3]
    assert lines[0].told == TOLD


def test_a_workbook_is_read_with_numbers_and_booleans_as_people_mean_them() -> None:
    row = [2, "Иванова Анна Петровна", "ivanova@s.example", "учитель физики", True, "Нет", 20.0, False]
    assert told(workbook(HEADINGS.split(";"), row)) == TOLD


def test_columns_are_known_by_their_headings_in_any_order() -> None:
    headings, line = HEADINGS.split(";"), LINES[0].split(";")
    assert told(csv(";".join(reversed(line)), headings=";".join(reversed(headings)))) == TOLD


def test_a_title_line_breaks_other_words_and_further_columns_hinder_nothing() -> None:
    book = workbook(
        ["Сведения о педагогических работниках, МОУ «СОШ № 1»"],
        [],
        ["№ п/п", "Ф.И.О.\nсотрудника", "Таб.\n№", "Кабинет", "Должность", "E-mail", "Дата\nприёма", "Дата рождения"],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [
            1,
            "Иванова Анна Петровна",
            2,
            17,
            "учитель физики",
            "ivanova@s.example",
            "1 сентября 2005 г.",
            date(1980, 1, 2),
        ],
    )
    skipped, line = read(book).lines
    assert not skipped.said
    assert (line.number, line.told) == (5, TOLD)


def test_two_rows_of_headings_and_cells_merged_over_lines_are_understood() -> None:
    book = workbook(
        ["Таб. №", "Сотрудник", "", "Стаж", ""],
        ["", "ФИО", "Почта", "общий", "педагогический", "Должность", "Молодой специалист"],
        [2, "Иванова Анна Петровна", "ivanova@s.example", 25, 20, "", "нет"],
        [3, "Сидоров Олег Ильич", "sidorov@s.example", 18, 17, "", "нет"],
        merged=[
            (0, 0, 1, 0, "Таб. №"),
            (0, 1, 0, 2, "Сотрудник"),
            (0, 3, 0, 4, "Стаж"),
            (2, 5, 3, 5, "учитель физики"),
        ],
    )
    first, second = read(book).lines
    assert first.told == TOLD
    assert (second.told["position"], second.told["experience_years"]) == ("учитель физики", 17)


def test_two_rows_of_headings_are_understood_in_csv_too() -> None:
    rows = (";;;общий;педагогический;;", "2;Иванова Анна Петровна;ivanova@s.example;25;20;учитель физики;нет")
    found = read(csv(*rows, headings="Таб. №;ФИО;Почта;Стаж;;Должность;До 35 лет")).lines
    assert [line.told for line in found] == [TOLD]


def test_a_department_among_the_lines_is_nobody() -> None:
    lines = read(csv("Начальные классы;;;;;;;", *LINES)).lines
    assert [bool(line.said) for line in lines] == [False, True, True]


def test_surname_name_and_patronymic_may_stand_apart() -> None:
    headings = HEADINGS.replace("ФИО", "Фамилия;Имя;Отчество")
    line = LINES[0].replace("Иванова Анна Петровна", "Иванова;Анна;Петровна")
    assert told(csv(line, headings=headings)) == TOLD


def test_where_only_some_are_marked_the_others_are_not() -> None:
    line = "{};{};i@s.example;учитель;{};;1;{}"
    first, second = read(csv(line.format(1, "Иванова", "+", "+"), line.format(2, "Петрова", "+", ""))).lines
    assert (first.told["young"], second.told["young"]) == (True, False)
    assert first.told["deputy_head"] is False


def test_empty_rows_are_no_lines_but_are_counted() -> None:
    assert [line.number for line in read(csv(LINES[0], ";;;;;;;", LINES[1])).lines] == [2, 4]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01.09.2021", date(2021, 9, 1)),
        ("1.9.21", date(2021, 9, 1)),
        ("01.09.98", date(1998, 9, 1)),
        ("1 сентября 2021 г.", date(2021, 9, 1)),
        ("5 мая 2020", date(2020, 5, 5)),
        ("2021-09-01", date(2021, 9, 1)),
        ("44440", date(2021, 9, 1)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date) -> None:
    assert cells.day(text, TODAY) == day


MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа"]
MONTHS += ["сентября", "октября", "ноября", "декабря"]


@settings(deadline=None)
@given(st.dates(date(1930, 1, 1), date(2060, 1, 1)))
def test_a_day_written_in_any_way_is_the_same_day(day: date) -> None:
    ways = (f"{day:%d.%m.%Y}", f"{day.day} {MONTHS[day.month - 1]} {day.year} года", day.isoformat())
    serial = (day - cells.SERIAL_ZERO).days
    assert {cells.day(way, TODAY) for way in (*ways, str(serial))} == {day}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("20", 20),
        ("20 лет", 20),
        ("3 года 2 мес.", 3),
        ("12,5", 12),
        ("7 мес.", 0),
        ("01.09.2015", 10),
        ("с 15.09.2015", 9),
    ],
)
def test_experience_is_years_or_the_day_since(text: str, years: int) -> None:
    assert cells.years(text, TODAY) == years


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("высшая", QualificationCategory.HIGHEST),
        ("Первая, приказ от 12.03.2024 № 5", QualificationCategory.FIRST),
        ("I кв. категория", QualificationCategory.FIRST),
        ("СЗД", QualificationCategory.FITNESS),
        ("соответствует занимаемой должности", QualificationCategory.FITNESS),
        ("нет", QualificationCategory.NONE),
        ("без категории", QualificationCategory.NONE),
        ("педагог-наставник", QualificationCategory.MENTOR),
        ("высшая, педагог-методист", QualificationCategory.METHODIST),
    ],
)
def test_a_category_is_known_however_it_is_written(said: str, meant: QualificationCategory) -> None:
    line = f"{LINES[0]};{said}"
    assert told(csv(line, headings=f"{HEADINGS};Кв. категория")) == TOLD | {"category": meant}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Математика, алгебра/геометрия", ["mathematics"]),
        ("русский язык и литература", ["russian", "literature"]),
        ("физическая культура; ОБЗР", ["physical-education", "safety"]),
        ("английский", ["foreign-language"]),
        ("физика; другой предмет", ["physics", "other"]),
        ("-", []),
    ],
)
def test_subjects_are_known_however_they_are_written(said: str, meant: list[str]) -> None:
    line, headings = f'{LINES[0]};"{said}"', f"{HEADINGS};Преподаваемый предмет"
    assert told(csv(line, headings=headings)) == TOLD | {"subjects": tuple(meant)}


@pytest.mark.parametrize(
    ("position", "taught"),
    [
        ("учитель физики", ["physics"]),
        ("учитель начальных классов", ["primary"]),
        ("Преподаватель истории и обществознания", ["history", "social-studies"]),
        ("учитель", None),
        ("педагог-психолог", None),
        ("специалист по безопасности", None),
    ],
)
def test_without_a_column_of_subjects_the_position_tells_them(position: str, taught: list[str] | None) -> None:
    line = LINES[0].replace("учитель физики", position)
    assert told(csv(line)).get("subjects") == (tuple(taught) if taught else None)


def test_a_subject_or_a_category_that_is_none_is_said_to_be_none() -> None:
    headings = f"{HEADINGS};Предметы;Категория"
    assert errors(f"{LINES[0]};физика, зельеварение;вторая", headings) == (
        "Предметы: нужны предметы из перечня через запятую, для остальных – «другой предмет», "
        "прочитано «физика, зельеварение»",
        "Категория: нужно одно из: без категории, соответствие занимаемой должности, первая, высшая, "
        "педагог-методист, педагог-наставник, прочитано «вторая»",
    )


@pytest.mark.parametrize(
    ("status", "presence"),
    [
        ("работает", Presence(at_work=True)),
        ("уволен 01.09.2025", Presence(cause=LeavingCause.DISMISSAL, since=date(2025, 9, 1))),
        ("перевод в СОШ № 5", Presence(cause=LeavingCause.TRANSFER)),
        ("декрет", Presence()),
        ("отпуск по уходу за ребёнком до 01.02.2027", Presence(until=date(2027, 2, 1))),
    ],
)
def test_a_status_says_who_is_here_away_or_gone(status: str, presence: Presence) -> None:
    assert cells.presence({"status": status}, TODAY) == presence


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


def errors(line: str, headings: str = HEADINGS) -> tuple[str, ...]:
    return judge(read(csv(line, headings=headings)))[0].errors


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("2;Иванова;;учитель;да;нет;20;нет", "Электронная почта: обязательное поле не заполнено"),
        ("2;Иванова;ivanova;учитель;да;нет;20;нет", "Электронная почта: строка не того вида, прочитано «ivanova»"),
        (
            "2;Иванова;i@s.example;учитель;пожалуй;нет;20;нет",
            "Педагогический работник: нужно «да» или «нет», прочитано «пожалуй»",
        ),
        ("2;Иванова;i@s.example;учитель;да;нет;много;нет", "Стаж (лет): нужно целое число, прочитано «много»"),
        ("2;Иванова;i@s.example;учитель;да;нет;-1;нет", "Стаж (лет): нужно не меньше 0, прочитано «-1»"),
        ("№ 2;Иванова;i@s.example;учитель;да;нет;1;нет", "Табельный номер: строка не того вида, прочитано «№ 2»"),
    ],
)
def test_a_bad_line_says_which_column_what_is_wanted_and_what_was_read(line: str, error: str) -> None:
    assert errors(line) == (error,)


def test_a_day_that_cannot_be_read_is_told_once() -> None:
    headings = HEADINGS.replace("До 35 лет", "Дата рождения")
    line = "2;Иванова;i@s.example;учитель;да;нет;20;весной"
    assert errors(line, headings) == ("Дата рождения: нужна дата, прочитано «весной»",)


def test_the_second_line_of_one_number_is_rejected() -> None:
    judged = judge(read(csv(LINES[0], LINES[0])))
    assert [line.errors for line in judged] == [(), ("Табельный номер уже есть в строке 2",)]


@pytest.mark.parametrize("make", [csv, lambda line: workbook(HEADINGS.split(";"), line.split(";"))])
def test_what_is_given_back_can_be_corrected_and_brought_in_again(make: Callable[[str], bytes]) -> None:
    formula = "=HYPERLINK(1)"
    given_back = give_back(read(make(f"2;{formula};i@s.example;учитель;да;нет;много;нет")), {2: ("Стаж",)})
    assert b"\n=HYPERLINK" not in given_back
    assert b";=HYPERLINK" not in given_back
    again = read(given_back)
    assert again.headings.names[-1] == "Ошибка"
    assert again.lines[0].row[-1] == "Стаж"
    assert again.lines[0].told["name"] == formula
