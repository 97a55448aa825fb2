"""The office's figures as tables: five schools side by side, the municipality beside the last of them."""

from collections.abc import Sequence
from uuid import UUID

from rich import box
from rich.console import Console
from rich.table import Table

from mentoring.story.client import Json
from mentoring.story.office import Comparison
from mentoring.story.stage import School

SIDE_BY_SIDE = 5
ROWS: Sequence[tuple[str, str, str | None]] = (
    ("Наставников в банке", "K-02", "offered"),
    ("  ведут пару или группу", "K-02", "acting"),
    ("  из других организаций", "K-02-origin", "external"),
    ("  с полной нагрузкой, %", "K-10-capacity", None),
    ("Наставляемых с наставником", "K-01", "paired"),
    ("Ждут наставника", "K-01", "waiting"),
    ("  дней, медиана", "K-13", None),
    ("Пар", "K-03", "pair"),
    ("Групп", "K-03", "group"),
    ("Замен наставника", "K-03-flow", "replaced"),
    ("Программ реализуется", "K-06-state", "running"),
    ("  педагог – педагог", "K-06-form", "teacher-teacher"),
    ("  групповых", "K-06-kind", "group"),
    ("  реверсивных", "K-06-kind", "reverse"),
    ("  дистанционных", "K-06-kind", "virtual"),
    ("Программ завершено", "K-06-state", "completed"),
    ("Прекращено досрочно", "K-06-state", "terminated"),
    ("  по инициативе наставника", "K-18-initiator", "mentor"),
    ("  по инициативе куратора", "K-18-initiator", "curator"),
    ("  по взаимному решению", "K-18-initiator", "mutual"),
    ("  по обстоятельствам", "K-18-reason", "circumstances"),
    ("  ненадлежащее исполнение", "K-18-reason", "non-performance"),
    ("Продлений", "K-07", None),
    ("Охват молодых педагогов, %", "K-04", None),
    ("Охват нуждающихся, %", "K-05", None),
    ("Обращений", "K-28-petitions", None),
    ("Участий в конкурсах", "K-16", None),
    ("Отступлений от правил", "K-34", None),
)


def show(comparison: Comparison, schools: Sequence[School], console: Console) -> None:
    for start in range(0, len(schools), SIDE_BY_SIDE):
        shown = schools[start : start + SIDE_BY_SIDE]
        last = start + SIDE_BY_SIDE >= len(schools)
        console.print(_table(comparison, shown, total=last))


def _table(comparison: Comparison, schools: Sequence[School], *, total: bool) -> Table:
    title = f"Наставничество в школах на {comparison.day:%d.%m.%Y}"
    table = Table(title=title, box=box.SIMPLE_HEAD, padding=(0, 0, 0, 1), pad_edge=False)
    table.add_column(no_wrap=True)
    columns: dict[UUID | None, str] = {school.id: school.plot.label for school in schools}
    if total:
        columns[None] = "всего"
    for heading in columns.values():
        table.add_column(heading, justify="right")
    for title, figure, line in ROWS:
        cells = (comparison.seen.get(of, {}).get((figure, line)) for of in columns)
        table.add_row(title, *map(_shown, cells))
    return table


def _shown(cell: Json | None) -> str:
    if cell is not None and cell["hidden"]:
        return "скр."
    return "–" if cell is None or cell["value"] is None else f"{cell['value']:g}"
