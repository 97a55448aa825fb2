"""What is answered."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from backbone.web import View
from pydantic import Field

from reporting.figures.figure import Measure, Timing
from reporting.report import Counted, Report


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


class CellView(View):
    """Число для школы (`school` пуст — по муниципалитету) и строки разбивки (`key` пуст — всего).

    `n` — сколько лиц, пар или программ за числом стоит; `part` — сколько из них составляют долю; `p90` — 90-й
    процентиль. Нет данных — не ноль: тогда `value` пусто, а `reason` говорит почему.
    """

    school: UUID | None
    key: str | None = Field(examples=["pair"])
    label: str = Field(examples=["пары"])
    value: int | float | None
    n: int
    part: int | None
    p90: float | None
    reason: str | None = Field(examples=["Никто не ждёт наставника"])


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
    def of(cls, counted: Counted) -> Self:
        definition = DefinitionView.model_validate(counted.figure).model_dump()
        return cls(**definition, cells=[CellView.model_validate(cell) for cell in counted.cells])


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
    def of(cls, report: Report) -> Self:
        asked = report.question
        period = asked.since is not None
        return cls.model_validate(
            {
                "as_of": None if period else asked.last,
                "from": asked.since,
                "to": asked.until if period else None,
                "known_at": asked.known_at,
                "sources": report.sources,
                "schools": report.schools,
                "figures": [FigureView.of(counted) for counted in report.figures],
            }
        )


class EventView(View):
    """Событие, на котором стоит число. Управлению образования не показывают, о ком оно: `aggregate` пуст. Никому не
    показывают, кто отказался от пары: `role` пуста."""

    id: UUID
    type: str = Field(examples=["registry.MentorAssigned"])
    source: str = Field(examples=["registry"])
    position: int
    school: UUID
    aggregate: UUID | None
    on: date
    recorded_at: datetime
    role: str | None = Field(examples=["head"])
