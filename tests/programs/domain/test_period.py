"""INV-05: a program lasts three months to a year, counted in calendar months."""

from datetime import date, timedelta

import pytest
from backbone.errors import RuleBroken
from contracts.months import plus_months
from contracts.regulation import RuleParameters
from hypothesis import given as for_all
from hypothesis import strategies as st
from programs.domain.period import Period

DATES = st.dates(date(2020, 1, 1), date(2100, 12, 31))


@for_all(DATES, st.integers(-400, 800))
def test_a_period_is_accepted_exactly_between_the_shortest_and_the_longest(start: date, days: int) -> None:
    period = Period(start, start + timedelta(days=days))
    if plus_months(start, 3) <= period.until <= plus_months(start, 12):
        period.require_length(RuleParameters())
    else:
        with pytest.raises(RuleBroken) as refused:
            period.require_length(RuleParameters())
        assert (refused.value.rule, refused.value.field) == ("INV-05", "/until")


def test_the_last_day_is_not_in_the_period() -> None:
    period = Period(date(2025, 9, 1), date(2025, 12, 1))
    assert date(2025, 9, 1) in period
    assert date(2025, 11, 30) in period
    assert date(2025, 12, 1) not in period
    assert date(2025, 8, 31) not in period
