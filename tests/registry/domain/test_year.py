"""The school's year: its program of exactly one year, the terms of its roadmap, and what completes a stage."""

from datetime import date, timedelta
from typing import Any

import pytest
from backbone.errors import Forbidden, NotFound
from backbone.months import plus_months
from backbone.testing import given
from hypothesis import given as whatever
from hypothesis import strategies as st
from registry.domain.cycle import approval
from registry.domain.cycle.approval import SchoolCycleApproved, SchoolCycleDrafted
from registry.domain.cycle.cycle import Cycle
from registry.domain.cycle.period import reporting_end
from registry.domain.roadmap import stages, versions
from registry.domain.roadmap.evidence import Fact, fulfilled, of
from registry.domain.roadmap.roadmap import Roadmap
from registry.domain.roadmap.stages import ItemConfirmed, StageCompleted, StageDeviationRecorded, StageStarted
from registry.domain.roadmap.template import STAGES, TITLES, dues
from registry.domain.roadmap.versions import RoadmapAmended, RoadmapApproved
from registry.domain.school import pool
from registry.domain.school.school import School

from tests.conformance.rows import rows
from tests.registry.given import (
    APPOINTED_CURATOR,
    CURATOR,
    ORDER,
    REASON,
    REGISTERED,
    REGULATED,
    SCHOOL,
    TODAY,
    act,
    approved,
    school,
)
from tests.registry.given_year import (
    APPROVED,
    APPROVED_CYCLE,
    CYCLE,
    DRAFTED,
    DRAFTED_CYCLE,
    ITEMS,
    PASSPORT,
    PLAN,
    STAGE,
    STARTED,
    STARTS,
    UNTIL,
    cycle,
    roadmap,
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
def test_every_year_has_one_reporting_end_within_twelve_months(starts: date, month: int) -> None:
    end = reporting_end(starts, month)
    assert starts < end <= plus_months(starts, 12)
    assert (end + timedelta(days=1)).day == 1
    assert end.month == month


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


def test_no_stage_starts_before_the_order() -> None:
    given(Roadmap, DRAFTED).when(lambda r: stages.start(r, 2, TODAY)).then_refused("R-3.3-04")


def test_a_stage_starts_once() -> None:
    given(Roadmap, DRAFTED, APPROVED).when(lambda r: stages.start(r, 2, TODAY)).then(
        StageStarted(on=TODAY, stage=2, due=STAGE.due)
    )
    given(Roadmap, DRAFTED, APPROVED, STARTED).when(lambda r: stages.start(r, 2, TODAY)).then_refused("stage-started")


FACTS = {
    "record:information-campaign": Fact(TODAY, TODAY),
    "order:approve-mentee-list": Fact(TODAY, TODAY),
}


def test_what_is_mandatory_and_missing_is_named() -> None:
    refusal = (
        given(Roadmap, DRAFTED, APPROVED, STARTED)
        .when(lambda r: stages.complete(r, 2, {}, {}, TODAY))
        .then_refused("R-A.1-04")
    )
    assert "R-A.2-01" in refusal.detail
    assert "R-A.2-D1" in refusal.detail
    assert "R-A.2-04" not in refusal.detail, "not mandatory"


def test_in_time_a_stage_is_completed_without_a_reason() -> None:
    given(Roadmap, DRAFTED, APPROVED, STARTED).when(lambda r: stages.complete(r, 2, FACTS, {}, STAGE.due)).then(
        StageCompleted(on=STAGE.due, stage=2, due=STAGE.due, late=False)
    )


def test_after_its_last_day_a_stage_needs_a_reason() -> None:
    late = STAGE.due + timedelta(days=1)
    scenario = given(Roadmap, DRAFTED, APPROVED, STARTED)
    scenario.when(lambda r: stages.complete(r, 2, FACTS, {}, late)).then_refused("T-02")
    given(Roadmap, DRAFTED, APPROVED, STARTED).when(
        lambda r: stages.complete(r, 2, FACTS, {"T-02": REASON}, late)
    ).then(
        StageCompleted(on=late, stage=2, due=STAGE.due, late=True),
        StageDeviationRecorded(on=late, stage=2, rule="T-02", reason=REASON),
    )


def test_what_does_not_go_is_not_completed() -> None:
    given(Roadmap, DRAFTED, APPROVED).when(lambda r: stages.complete(r, 2, FACTS, {}, TODAY)).then_refused(
        "stage-not-going"
    )


def test_the_responsible_answers_for_an_item() -> None:
    given(Roadmap, DRAFTED, APPROVED, STARTED).when(
        lambda r: stages.confirm(r, "R-A.2-01", CURATOR, "curator", REASON, None, TODAY)
    ).then(ItemConfirmed(on=TODAY, item="R-A.2-01", person=CURATOR, note=REASON, url=None))


@pytest.mark.parametrize("role", ["mentor", "head", "acting_head", "sysadmin"])
def test_nobody_else_answers_for_it(role: str) -> None:
    with pytest.raises(Forbidden):
        stages.confirm(roadmap(), "R-A.2-01", CURATOR, role, REASON, None, TODAY)


def test_an_order_is_not_confirmed_but_issued() -> None:
    given(Roadmap, DRAFTED, APPROVED).when(
        lambda r: stages.confirm(r, "R-A.2-D1", CURATOR, "acting_head", REASON, None, TODAY)
    ).then_refused("order-needed")


def test_an_item_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        stages.confirm(roadmap(), "R-A.9-99", CURATOR, "curator", REASON, None, TODAY)


@pytest.mark.parametrize(
    ("fact", "lasting", "counts"),
    [
        (Fact(REGULATED, TODAY), False, True),
        (Fact(REGULATED, None), False, False),
        (Fact(REGULATED, None), True, True),
    ],
)
def test_last_years_evidence_counts_only_for_what_lasts(fact: Fact, lasting: bool, counts: bool) -> None:
    item = ITEMS[0].model_copy(update={"lasting": lasting})
    assert fulfilled(item, of(item, {"record:information-campaign": fact}, None)) is counts


def test_of_each_group_of_evidence_one_is_needed() -> None:
    item = ITEMS[0].model_copy(update={"evidence": (("a", "b"), ("order:release",))})
    day = Fact(TODAY, TODAY)
    assert not fulfilled(item, of(item, {"a": day}, None))
    assert fulfilled(item, of(item, {"b": day, "order:release": day}, None))
    confirmed = roadmap(DRAFTED, APPROVED, ItemConfirmed(on=TODAY, item="x", person=CURATOR, note=REASON, url=None))
    assert not fulfilled(item, of(item, {}, confirmed.confirmations["x"])), "a confirmation is no order"
    assert fulfilled(item, of(item, {"order:release": day}, confirmed.confirmations["x"]))


def test_the_pool_is_first_due_a_year_after_the_regulation() -> None:
    assert pool.due(school()) == plus_months(REGULATED, 12)
    assert pool.due(School.replay(SCHOOL, [REGISTERED])) is None
    changed = School.replay(SCHOOL, [REGISTERED, approved(pool_actualisation_months=3), APPOINTED_CURATOR])
    pool.actualise(changed, 1, None, TODAY)
    assert pool.due(changed) == plus_months(TODAY, 3)


def test_a_draft_may_be_drafted_anew() -> None:
    changed = PASSPORT.model_copy(update={"tasks": ()})
    given(Cycle, DRAFTED_CYCLE).when(lambda c: approval.draft(c, changed, (), TODAY)).then(
        SchoolCycleDrafted(on=TODAY, passport=changed)
    )
