"""Figures as a table: a row for each number, or for why there is none."""

from collections.abc import Iterator

from reporting.exports.table import Column, Kind, Table, Value
from reporting.figures.counting import Cell
from reporting.figures.figure import Figure
from reporting.report import Report

COLUMNS = (
    Column("figure", "Показатель", "Номер показателя в словаре показателей"),
    Column("figure_name", "Название", "Название показателя", width=44),
    Column("school", "Номер школы", "Пусто: по муниципалитету", width=16),
    Column("school_name", "Школа", "Краткое наименование школы", width=28),
    Column("line", "Строка", "Код строки разбивки; пусто: всего", width=16),
    Column("line_name", "Разбивка", "Строка разбивки словами", width=28),
    Column("value", "Значение", "Число показателя; пусто, если его нет или оно скрыто", Kind.NUMBER),
    Column("unit", "Единица", "Единица измерения"),
    Column("n", "За числом", "Сколько лиц, пар, программ за числом стоит", Kind.WHOLE),
    Column("part", "Из них", "Сколько из них составляют долю", Kind.WHOLE),
    Column("p90", "90-й процентиль", "Для медиан", Kind.NUMBER),
    Column("state", "Состояние", "число, нет данных или скрыто (INV-28)"),
    Column("reason", "Почему нет числа", "Причина словами", width=44),
    Column("formula", "Как считается", "Формула показателя словами", width=60),
    Column("clause", "Основание", "Пункт Положения", width=20),
)
WHOLE = "Муниципалитет"


def of_figures(report: Report) -> Table:
    names = {school.id: school.short_name for school in report.schools}
    rows = [
        _row(it.figure, cell, names.get(cell.school, "") if cell.school else WHOLE)
        for it in report.figures
        for cell in it.cells
    ]
    return Table("figures", "Показатели наставничества", COLUMNS, rows, dict(_about(report)))


def _row(figure: Figure, cell: Cell, school: str) -> tuple[Value, ...]:
    state = "скрыто" if cell.hidden else "нет данных" if cell.value is None else "число"
    place = (str(cell.school) if cell.school else None, school, cell.key, cell.label)
    number = (cell.value, figure.unit, cell.n, cell.part, cell.p90)
    return (figure.id, figure.name, *place, *number, state, cell.reason, figure.formula, figure.clause)


def _about(report: Report) -> Iterator[tuple[str, str]]:
    asked = report.question
    if asked.since is None:
        yield "на дату", f"{asked.last}"
    else:
        yield "период", f"с {asked.since} по {asked.last}"
    if asked.known_at is not None:
        yield "как было известно", asked.known_at.isoformat()
    for source in report.sources:
        newest = source.newest.isoformat() if source.newest else "нет"
        stalled = "; учёт остановлен" if source.stalled else ""
        yield f"учтено из {source.source}", f"до положения {source.position}, последнее событие: {newest}{stalled}"
