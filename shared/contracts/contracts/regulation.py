"""What a school may set in its edition of the regulation, and the catalogue of the rules themselves."""

from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class RuleParameters(BaseModel):
    """Parameters of one regulation edition. Months are calendar months, days calendar days unless named working.

    Published, so readers ignore parameters they do not know.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    program_min_months: int = Field(3, ge=1, le=24, description="INV-05, п. 1.2: не короче, календарных месяцев")
    program_max_months: int = Field(12, ge=1, le=24, description="INV-05, п. 1.2: не длиннее, календарных месяцев")
    group_min_mentees: int = Field(2, ge=2, le=30, description="INV-04, п. 2.3: наименьшая группа, человек")
    mentor_load_cap: int | None = Field(None, ge=1, le=30, description="INV-23, A-30: наибольшая нагрузка, человек")
    pool_actualisation_months: int = Field(12, ge=1, le=12, description="T-01, п. 3.4: актуализация, месяцев")
    hearing_working_days: int = Field(5, ge=1, le=30, description="T-07, п. 7.1: срок пояснений, рабочих дней")
    end_reminder_days: tuple[int, ...] = Field((30, 14, 3), max_length=6, description="T-18: за сколько дней")
    waiting_review_days: int = Field(30, ge=7, le=180, description="T-05, прил., этап 5: пересмотр ожидающих, дней")
    petition_working_days: int = Field(10, ge=1, le=30, description="T-06, п. 4.1, 5.1: решение, рабочих дней")
    help_working_days: int = Field(1, ge=1, le=10, description="T-12, п. 2.3, 5.1: первый ответ, рабочих дней")
    proposal_answer_days: int = Field(30, ge=1, le=90, description="T-13, п. 5.1: ответ на предложение, дней")
    group_recovery_working_days: int = Field(10, ge=1, le=30, description="A-07: решение о группе, рабочих дней")
    silence_days: int = Field(21, ge=7, le=90, description="N-08, прил., этап 6: пара молчит, дней")
    interim_survey_months: int = Field(6, ge=3, le=12, description="T-19: промежуточный опрос, если не короче, мес.")
    mentor_report_days: int = Field(14, ge=1, le=60, description="T-09: отчёт наставника до конца года, дней")
    cancellation_working_days: int = Field(3, ge=3, le=30, description="T-16, ст. 351.8 ТК: уведомление, раб. дней")
    year_end_month: Literal[5, 8] = Field(8, description="A-34: последний месяц отчётного периода")
    channels: tuple[str, ...] = Field(("Сферум",), max_length=20, description="п. 2.3: разрешённые каналы связи")

    @model_validator(mode="after")
    def shortest_is_not_longer_than_longest(self) -> Self:
        if self.program_min_months > self.program_max_months:
            raise ValueError("наименьшая длительность больше наибольшей")
        return self


IN_FORCE = date(2021, 12, 21)
"""The day of the letter АЗ-1128/08, from which on schools have such a regulation."""
