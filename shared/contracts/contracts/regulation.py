"""What a school may set in its edition of the regulation, and the catalogue of the rules themselves."""

from datetime import date, timedelta
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from contracts.months import plus_months
from contracts.workdays import plus_working_days


class RuleParameters(BaseModel):
    """Parameters of one regulation edition, and the terms that follow from them: each ends with the day returned.
    Months are calendar months, days calendar days unless named working.

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

    def ends_allowed(self, start: date) -> tuple[date, date]:
        """INV-05: the earliest and the latest end of a program from `start` on; the end is not included in it."""
        return plus_months(start, self.program_min_months), plus_months(start, self.program_max_months)

    def asks_half_way(self, start: date, until: date) -> bool:
        """T-19: a program of that length is not completed without an interim survey."""
        return plus_months(start, self.interim_survey_months) <= until

    def too_few(self, mentees: int) -> bool:
        """INV-04, A-07: for a group."""
        return mentees < self.group_min_mentees

    def pool_due(self, confirmed: date) -> date:
        """T-01."""
        return plus_months(confirmed, self.pool_actualisation_months)

    def hearing_until(self, asked: date) -> date:
        """T-07."""
        return plus_working_days(asked, self.hearing_working_days)

    def decision_due(self, filed: date) -> date:
        """T-06."""
        return plus_working_days(filed, self.petition_working_days)

    def answer_due(self, proposed: date) -> date:
        """T-13."""
        return proposed + timedelta(days=self.proposal_answer_days)

    def help_due(self, asked: date) -> date:
        """T-12."""
        return plus_working_days(asked, self.help_working_days)

    def recovery_due(self, fell: date) -> date:
        """A-07."""
        return plus_working_days(fell, self.group_recovery_working_days)

    def silent_until(self, met: date) -> date:
        """N-08."""
        return met + timedelta(days=self.silence_days)

    def mentor_report_due(self, reporting_end: date) -> date:
        """T-09."""
        return reporting_end - timedelta(days=self.mentor_report_days)


IN_FORCE = date(2021, 12, 21)
"""The day of the letter АЗ-1128/08, from which on schools have such a regulation."""
