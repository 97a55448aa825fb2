"""What a school may set in its edition of the regulation, and the catalogue of the rules themselves."""

from datetime import date
from typing import Self

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

    @model_validator(mode="after")
    def shortest_is_not_longer_than_longest(self) -> Self:
        if self.program_min_months > self.program_max_months:
            raise ValueError("наименьшая длительность больше наибольшей")
        return self


IN_FORCE = date(2021, 12, 21)
"""The day of the letter АЗ-1128/08, from which on schools have such a regulation."""
