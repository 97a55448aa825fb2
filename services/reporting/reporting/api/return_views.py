"""What is asked of campaigns and returns, and how they are shown."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from backbone.web import Body, View
from pydantic import Field

from reporting.api.models import ChangeView
from reporting.changes import Change
from reporting.domain.campaign import Campaign
from reporting.domain.filing import Filing, Number, Return, State
from reporting.domain.form import Cell, Quantity

Text = Annotated[str, Field(min_length=1, max_length=2000, examples=["В списке ещё нет принятого 1 ноября"])]
Code = Annotated[str, Field(min_length=1, max_length=20, examples=["1.1"])]


class CellBody(Body):
    """Строка формы: чем она заполняется. `quantity`: само число, сколько за ним, сколько из них составляют долю."""

    code: Code
    title: Annotated[str, Field(min_length=1, max_length=300, examples=["Наставников, всего, чел."])]
    figure: str = Field(max_length=30, examples=["K-02"])
    key: str | None = Field(None, max_length=64, examples=["acting"])
    quantity: Quantity = Quantity.VALUE

    def cell(self) -> Cell:
        return Cell(**self.model_dump())


class CampaignBody(Body):
    """Форма из библиотеки (`form`) или свои строки (`cells`). Спрашивают о периоде [`since`, `until`), без `since` –
    о дне перед `until`. Приём – с `opens` по `closes` включительно."""

    title: Annotated[str, Field(max_length=300)] | None = Field(None, examples=["Мониторинг наставничества, ноябрь"])
    form: str | None = Field(None, max_length=60, examples=["mentoring_monitoring"])
    cells: tuple[CellBody, ...] = Field((), max_length=200, examples=[[]])
    since: date | None = Field(None, examples=[None])
    until: date = Field(examples=["2026-11-01"])
    opens: date = Field(examples=["2026-11-07"])
    closes: date = Field(examples=["2026-11-16"])


class ExtensionBody(Body):
    closes: date = Field(examples=["2026-11-20"])


class CorrectionBody(Body):
    """Вместо посчитанного."""

    code: Code
    value: float | None = Field(ge=0, le=1_000_000, examples=[4])
    reason: Text


class PreparedBody(Body):
    """`reason` – если исправляются уже сданные сведения."""

    corrections: tuple[CorrectionBody, ...] = Field((), max_length=200)
    reason: Text | None = None


class CellView(View):
    code: str = Field(examples=["1.1"])
    title: str = Field(examples=["Наставников, всего, чел."])
    figure: str = Field(examples=["K-02"])
    key: str | None = Field(examples=["acting"])
    quantity: Quantity


class FormView(View):
    name: str = Field(examples=["mentoring_monitoring"])
    title: str = Field(examples=["Мониторинг наставничества"])
    cells: list[CellView]


class CampaignRow(View):
    id: UUID
    title: str = Field(examples=["Мониторинг наставничества"])
    since: date | None
    until: date
    opens: date
    closes: date


class CampaignView(CampaignRow):
    cells: list[CellView]

    @classmethod
    def of(cls, campaign: Campaign) -> Self:
        return cls.model_validate(campaign)


class NumberView(View):
    """`counted` – посчитано платформой, `value` – сдаётся; где они различаются, школа говорит почему."""

    code: str = Field(examples=["1.1"])
    counted: int | float | None
    value: int | float | None
    reason: str | None = Field(examples=["В списке ещё нет принятого 1 ноября"])

    @classmethod
    def of(cls, number: Number, texts: Mapping[UUID, str | None]) -> Self:
        reason = number.reason and texts[number.reason]
        return cls(code=number.code, counted=number.counted, value=number.value, reason=reason)


class FilingView(View):
    """`positions` – до какого места учтены журналы служб: при них посчитанное всегда то же."""

    prepared_on: date
    filed_on: date | None
    positions: dict[str, int] = Field(examples=[{"registry": 812, "programs": 640}])
    numbers: list[NumberView]
    reason: str | None = Field(examples=["Уточнён список наставников"])

    @classmethod
    def of(cls, filing: Filing, texts: Mapping[UUID, str | None]) -> Self:
        return cls(
            prepared_on=filing.prepared_on,
            filed_on=filing.filed_on,
            positions=dict(filing.positions),
            numbers=[NumberView.of(number, texts) for number in filing.numbers],
            reason=filing.reason and texts[filing.reason],
        )


class ReturnView(View):
    """`prefilled` – что посчитано сейчас: из этого сведения готовятся."""

    campaign: UUID
    state: State
    prefilled: list[NumberView]
    versions: list[FilingView]

    @classmethod
    def of(cls, made: Return, campaign: UUID, prefilled: Collection[Number], texts: Mapping[UUID, str | None]) -> Self:
        return cls(
            campaign=campaign,
            state=made.state,
            prefilled=[NumberView.of(number, {}) for number in prefilled],
            versions=[FilingView.of(version, texts) for version in made.versions],
        )


class DifferentView(View):
    """Строка, где посчитанное теперь иное, чем в сданном."""

    code: str = Field(examples=["1.1"])
    then: int | float | None
    now: int | float | None
    changes: list[ChangeView]

    @classmethod
    def of(cls, then: Number, now: Number, changes: Collection[Change]) -> Self:
        told = [ChangeView.model_validate(change) for change in changes]
        return cls(code=then.code, then=then.counted, now=now.counted, changes=told)


class SchoolView(View):
    school: UUID
    name: str = Field(examples=["СОШ с. Берёзово"])
    state: State
    version: int
    corrected: int = Field(description="Сколько чисел школа исправила.")
    filed: date | None


class FiledView(View):
    """Число строки формы у школы; `school` пуст – у всех сдавших вместе. Скрытое – за малым числом людей (INV-28)."""

    school: UUID | None
    code: str = Field(examples=["1.1"])
    value: int | float | None
    hidden: bool


class CompletenessView(View):
    """Кто сдал сведения, и что в них."""

    schools: list[SchoolView]
    filed: int
    expected: int
    numbers: list[FiledView]
