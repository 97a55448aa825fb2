"""What is answered."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Self
from uuid import UUID

from backbone.web import View
from pydantic import Field

from reporting.changes import How
from reporting.figures.counting import Cell
from reporting.figures.figure import Measure, Timing
from reporting.report import Counted, Report

Place = tuple[str, UUID | None, str | None]
"""Figure, school, line."""


class SourceView(View):
    """До какого места журнала службы учтены события; `stalled` — учёт остановлен, числа отстают."""

    source: str = Field(examples=["registry"])
    position: int
    newest: datetime | None
    stalled: bool


class SchoolView(View):
    """`newest` — когда записано последнее событие школы; пусто, если школа ещё ничего не вела. `positions` — до какого
    места журналов служб её события учтены в числах."""

    id: UUID
    name: str = Field(examples=["МОУ «СОШ с. Берёзово»"])
    short_name: str = Field(examples=["СОШ с. Берёзово"])
    newest: datetime | None
    positions: dict[str, int] = Field(examples=[{"registry": 812, "programs": 640}])


class BeforeView(View):
    """Число год назад и насколько нынешнее больше; без двух чисел разности нет."""

    value: int | float | None
    reason: str | None = Field(examples=["Никто не ждёт наставника"])
    hidden: bool
    more: int | float | None


class CellView(View):
    """Число для школы (`school` пуст — по муниципалитету) и строки разбивки (`key` пуст — всего).

    `n` — сколько лиц, пар или программ за числом стоит; `part` — сколько из них составляют долю; `p90` — 90-й
    процентиль. Нет данных — не ноль: тогда `value` пусто, а `reason` говорит почему. `hidden` — число есть, но за ним
    слишком немногие, или по нему узнали бы о немногих: вне школы его не показывают (INV-28). `year_before` – если о нём
    спросили и эта строка тогда была.
    """

    school: UUID | None
    key: str | None = Field(examples=["pair"])
    label: str = Field(examples=["пары"])
    value: int | float | None
    n: int | None
    part: int | None
    p90: float | None
    reason: str | None = Field(examples=["Никто не ждёт наставника"])
    hidden: bool
    year_before: BeforeView | None = None

    @classmethod
    def of(cls, cell: Cell, before: Cell | None) -> Self:
        told = cls.model_validate(cell)
        if before is None:
            return told
        more = None if cell.value is None or before.value is None else round(cell.value - before.value, 1)
        then = BeforeView(value=before.value, reason=before.reason, hidden=before.hidden, more=more)
        return told.model_copy(update={"year_before": then})


class DefinitionView(View):
    """Показатель: что и как считается, каким пунктом Положения вызвано."""

    id: str = Field(examples=["K-03"])
    name: str = Field(examples=["Пары и группы"])
    formula: str = Field(examples=["Число действующих закреплений"])
    unit: str = Field(examples=["ед."])
    clause: str = Field(examples=["п. 2.3, 6.2"])
    timing: Timing
    measure: Measure


class FigureView(DefinitionView):
    cells: list[CellView]

    @classmethod
    def of(cls, counted: Counted, before: Mapping[Place, Cell]) -> Self:
        definition = DefinitionView.model_validate(counted.figure).model_dump()
        cells = [CellView.of(cell, before.get((counted.figure.id, cell.school, cell.key))) for cell in counted.cells]
        return cls(**definition, cells=cells)


class StatisticsView(View):
    """Показатели на дату `as_of` или за период [`from`, `to`), верные при указанных положениях источников."""

    as_of: date | None
    since: date | None = Field(alias="from")
    until: date | None = Field(alias="to")
    known_at: datetime | None
    sources: list[SourceView]
    schools: list[SchoolView]
    figures: list[FigureView]

    @classmethod
    def of(cls, report: Report, before: Report | None = None) -> Self:
        asked = report.question
        period = asked.since is not None
        then = (
            {(it.figure.id, cell.school, cell.key): cell for it in before.figures for cell in it.cells}
            if before
            else {}
        )
        return cls.model_validate(
            {
                "as_of": None if period else asked.last,
                "from": asked.since,
                "to": asked.until if period else None,
                "known_at": asked.known_at,
                "sources": report.sources,
                "schools": report.schools,
                "figures": [FigureView.of(counted, then) for counted in report.figures],
            }
        )


class EventView(View):
    """Событие, на котором стоит число. Управлению образования не показывают, о ком оно: `aggregate` пуст. Никому не
    показывают, кто отказался от пары: `role` пуста. Словами и с документом событие рассказано в службе `source` по
    адресу `/trails/{aggregate}`, под номером `version`."""

    id: UUID
    type: str = Field(examples=["registry.MentorAssigned"])
    source: str = Field(examples=["registry"])
    position: int
    school: UUID
    aggregate: UUID | None
    version: int | None
    on: date
    recorded_at: datetime
    role: str | None = Field(examples=["head"])


class ChangeView(View):
    """Из-за чего число стало иным: кто-то или что-то прибавлено, убрано, исправлено."""

    how: How
    events: list[EventView]
