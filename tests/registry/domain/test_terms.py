"""Versions of the roadmap, and when its stages fall due: calendar months, late starts, the end of the year."""

from datetime import date, timedelta

import pytest
from backbone.testing import given
from contracts.months import plus_months
from hypothesis import given as whatever
from hypothesis import strategies as st
from registry.domain.roadmap import versions
from registry.domain.roadmap.roadmap import Roadmap
from registry.domain.roadmap.template import STAGES, TITLES, dues
from registry.domain.roadmap.versions import RoadmapAmended, RoadmapApproved

from tests.conformance.rows import rows
from tests.registry.given import (
    ORDER,
    REGULATED,
    SCHOOL,
    TODAY,
    act,
    school,
)
from tests.registry.given_year import (
    APPROVED,
    CYCLE,
    DRAFTED,
    PLAN,
    STARTS,
    cycle,
)

DAYS = st.dates(date(2023, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("introduced", "expected"),
    [
        (date(2025, 9, 1), ["2025-10-01", "2025-10-01", "2025-10-01", "2025-11-01", "2025-10-01"]),
        (date(2025, 8, 31), ["2025-09-30", "2025-09-30", "2025-09-30", "2025-10-31", "2025-09-30"]),
        (date(2026, 1, 31), ["2026-02-28", "2026-02-28", "2026-02-28", "2026-03-31", "2026-02-28"]),
        (date(2026, 7, 15), ["2026-08-15", "2026-08-15", "2026-08-15", "2026-08-31", "2026-08-15"]),
    ],
)
def test_stages_fall_due_in_calendar_months_and_within_the_year(introduced: date, expected: list[str]) -> None:
    found = dues(introduced, date(2026, 8, 31))
    assert [str(found[number]) for number in range(1, 6)] == expected
    assert [str(found[number]) for number in (6, 7)] == ["2026-08-31", "2026-08-31"]


def test_on_every_day_of_a_year_the_months_are_clipped_to_their_ends() -> None:
    end = date(2030, 12, 31)
    for ahead in range(366):
        day = date(2024, 1, 1) + timedelta(days=ahead)
        found = dues(day, end)
        assert (found[1].day == day.day) or (found[1] + timedelta(days=1)).day == 1
        assert (found[4].year * 12 + found[4].month) - (day.year * 12 + day.month) == 2
        assert found[6] == plus_months(found[5], 12)


@whatever(DAYS, st.integers(1, 400), st.integers(0, 60))
def test_who_begins_later_is_due_no_earlier_and_never_after_the_year(day: date, left: int, later: int) -> None:
    end = day + timedelta(days=left)
    first, second = dues(day, end), dues(min(day + timedelta(days=later), end), end)
    assert all(first[number] <= second[number] <= end for number in STAGES)
    assert first[1] == first[2] == first[3] == first[5] <= first[4] <= first[7]
    assert first[5] <= first[6] <= first[7] == end


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (date(2025, 9, 5), REGULATED),
        (date(2025, 10, 1), REGULATED),
        (date(2025, 12, 10), date(2025, 12, 10)),
        (date(2025, 8, 31), REGULATED),
    ],
)
def test_a_late_roadmap_counts_from_the_day_it_is_drafted(today: date, begins: date) -> None:
    assert versions.start(REGULATED, STARTS, today) == begins


def test_the_next_years_roadmap_counts_from_the_next_year() -> None:
    assert versions.start(REGULATED, date(2026, 9, 1), date(2026, 8, 20)) == date(2026, 9, 1)


@pytest.mark.parametrize("day", [REGULATED - timedelta(days=1), date(2026, 8, 31)])
def test_nothing_is_introduced_before_the_order_or_after_the_year(day: date) -> None:
    given(Roadmap, DRAFTED).when(lambda r: versions.draft(r, cycle(), school(), day, TODAY)).then_refused(
        "roadmap-start"
    )


def test_a_roadmap_has_every_row_of_the_annex() -> None:
    drawn = Roadmap(DRAFTED.cycle, SCHOOL)
    versions.draft(drawn, cycle(), school(), None, TODAY)
    assert [stage.stage for stage in drawn.plan.stages] == [1, 2, 3, 4, 5, 6, 7]
    has = {item.id for stage in drawn.plan.stages for item in stage.items} | {stage.row for stage in STAGES.values()}
    assert has == {row for row in rows() if row.startswith("R-A.")}
    assert set(TITLES) < has


def test_an_order_approves_the_draft_and_a_later_one_amends_it() -> None:
    first = (
        given(Roadmap, DRAFTED)
        .when(lambda r: versions.approve(r, act()))
        .then(RoadmapApproved(on=act().dated, cycle=CYCLE, order=ORDER, plan=PLAN))
    )
    versions.draft(first, cycle(), school(), date(2025, 12, 1), TODAY)
    assert first.plan == PLAN, "the draft is not in force"
    versions.approve(first, act())
    assert isinstance(first.pending[-1], RoadmapAmended)
    assert [one.plan.introduced for one in first.approvals] == [REGULATED, date(2025, 12, 1)]


def test_an_approved_version_is_not_approved_again() -> None:
    given(Roadmap, DRAFTED, APPROVED).when(lambda r: versions.approve(r, act())).then_refused("R-3.3-04")
