"""The yearly program of mentoring: exactly a year, measurable, frozen by the order."""

from datetime import date, timedelta
from typing import Any

import pytest
from backbone.testing import given
from contracts.months import plus_months
from hypothesis import given as whatever
from hypothesis import strategies as st
from registry.domain.cycle import approval
from registry.domain.cycle.approval import SchoolCycleApproved, SchoolCycleDrafted
from registry.domain.cycle.cycle import Cycle
from registry.domain.cycle.period import reporting_end

from tests.registry.given import (
    ORDER,
    REGULATED,
    SCHOOL,
    TODAY,
    act,
    school,
)
from tests.registry.given_year import (
    APPROVED_CYCLE,
    CYCLE,
    DRAFTED_CYCLE,
    PASSPORT,
    STARTS,
    UNTIL,
    cycle,
)

DAYS = st.dates(date(2023, 1, 1), date(2032, 12, 31))
MONTHS = st.sampled_from((5, 8))


def test_the_curator_drafts_the_year() -> None:
    new = Cycle(CYCLE, SCHOOL)
    approval.draft(new, PASSPORT, (), REGULATED)
    assert new.pending == [DRAFTED_CYCLE]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"until": UNTIL - timedelta(days=1)}, "INV-19"),
        ({"until": UNTIL + timedelta(days=1)}, "INV-19"),
        ({"goals": ()}, "R-2.1-01"),
        ({"goals": (PASSPORT.goals[0].model_copy(update={"indicator": None}),)}, "R-2.1-01"),
        ({"goals": (PASSPORT.goals[0].model_copy(update={"target": None}),)}, "R-2.1-01"),
        ({"results": ()}, "R-A.1-03"),
        ({"models": ()}, "R-A.1-D3"),
        ({"models": PASSPORT.models * 2}, "R-A.1-D3"),
        ({"plan": ()}, "R-A.1-D3"),
        ({"plan": (PASSPORT.plan[0].model_copy(update={"on": UNTIL}),)}, "R-A.1-D3"),
    ],
)
def test_a_year_that_is_not_whole_is_refused(changes: dict[str, Any], rule: str) -> None:
    wrong = PASSPORT.model_copy(update=changes)
    given(Cycle, DRAFTED_CYCLE).when(lambda c: approval.draft(c, wrong, (), TODAY)).then_refused(rule)


def test_years_of_one_school_do_not_overlap() -> None:
    days = {"starts": STARTS + timedelta(days=200), "until": UNTIL + timedelta(days=200)}
    later = PASSPORT.model_copy(update=days | {"plan": (PASSPORT.plan[0].model_copy(update={"on": UNTIL}),)})
    given(Cycle, DRAFTED_CYCLE).when(lambda c: approval.draft(c, later, [cycle()], TODAY)).then_refused(
        "cycles-overlap"
    )


def test_an_approved_year_is_frozen() -> None:
    scenario = given(Cycle, DRAFTED_CYCLE, APPROVED_CYCLE)
    scenario.when(lambda c: approval.draft(c, PASSPORT, (), TODAY)).then_refused("cycle-approved")
    scenario.when(lambda c: approval.approve(c, act(), school())).then_refused("cycle-approved")


@pytest.mark.parametrize(("month", "end"), [(8, date(2026, 8, 31)), (5, date(2026, 5, 31))])
def test_the_reporting_period_ends_as_the_edition_says(month: int, end: date) -> None:
    given(Cycle, DRAFTED_CYCLE).when(lambda c: approval.approve(c, act(), school(year_end_month=month))).then(
        SchoolCycleApproved(on=act().dated, order=ORDER, starts=STARTS, until=UNTIL, reporting_end=end)
    )


@whatever(DAYS, MONTHS)
def test_the_reporting_period_ends_with_the_named_month_or_with_the_year(starts: date, month: int) -> None:
    end, last = reporting_end(starts, month), plus_months(starts, 12) - timedelta(days=1)
    assert plus_months(starts, 6) <= end <= last
    assert end == last or (end.month == month and (end + timedelta(days=1)).day == 1)


def test_a_draft_may_be_drafted_anew() -> None:
    changed = PASSPORT.model_copy(update={"tasks": ()})
    given(Cycle, DRAFTED_CYCLE).when(lambda c: approval.draft(c, changed, (), TODAY)).then(
        SchoolCycleDrafted(on=TODAY, passport=changed)
    )
