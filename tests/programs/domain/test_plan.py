"""What a draft must contain, piece by piece (INV-04, 05, 07, 10, 10b, 11, 22; R-1.2-12)."""

from datetime import date
from typing import Any

import pytest
from backbone.testing import given
from contracts.codes import Direction, Form, Kind
from programs.domain import plan
from programs.domain.deviations import DeviationRecorded
from programs.domain.parts import Nature, Participant
from programs.domain.plan import (
    ActivityPlanned,
    DifficultyRecorded,
    PlanItemRemoved,
    ProgramOutlined,
    ProgramReopened,
)
from programs.domain.program import Program

from tests.programs.given import (
    ACTIVITY,
    AGREED,
    BEFORE,
    CURATOR,
    DIFFICULTY,
    DRAFT,
    MENTEE,
    MENTOR,
    READY,
    RESULT,
    SECOND,
    SUBMITTED,
    TEXT,
    drafted,
    named,
    outlined,
    planned,
)

NOWHERE: frozenset[Direction] = frozenset()


def outline(event: ProgramOutlined) -> Any:
    return lambda program: plan.outline(program, event, NOWHERE, {})


def test_an_outline_sets_forms_kinds_directions_reasons_and_period() -> None:
    program = given(Program, drafted()).when(outline(outlined())).then(outlined())
    assert program.period is not None
    assert (program.period.start, program.period.until) == (date(2025, 9, 8), date(2026, 3, 8))


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"forms": []}, "INV-10", "/forms"),
        ({"kinds": []}, "INV-10", "/kinds"),
        ({"directions": []}, "INV-11", "/directions"),
        ({"kinds": [Kind.GROUP]}, "INV-04", "/kinds"),
        ({"start": date(2025, 8, 31), "until": date(2026, 3, 8)}, "INV-07", "/start"),
        ({"until": date(2025, 9, 8)}, "INV-05", "/until"),
        ({"until": date(2025, 9, 1)}, "INV-05", "/until"),
        ({"until": date(2025, 11, 8)}, "INV-05", "/until"),
        ({"until": date(2025, 12, 7)}, "INV-05", "/until"),
        ({"until": date(2026, 9, 9)}, "INV-05", "/until"),
        ({"until": date(2026, 10, 8)}, "INV-05", "/until"),
    ],
)
def test_an_outline_that_breaks_a_rule_names_the_rule_and_the_field(
    changes: dict[str, Any], rule: str, field: str
) -> None:
    refused = given(Program, drafted()).when(outline(outlined(**changes))).then_refused(rule)
    assert refused.field == field


@pytest.mark.parametrize("until", [date(2025, 12, 8), date(2026, 9, 8)])
def test_exactly_three_months_and_exactly_a_year_are_allowed(until: date) -> None:
    given(Program, drafted()).when(outline(outlined(until=until))).then(outlined(until=until))


def test_the_months_are_those_of_the_edition_the_program_was_drafted_under() -> None:
    terms = {"min_months": 1, "max_months": 6, "group_min_mentees": 2, "hearing_working_days": 5}
    draft = drafted(terms=terms)
    two_months, seven_months = outlined(until=date(2025, 11, 8)), outlined(until=date(2026, 4, 8))
    given(Program, draft).when(outline(two_months)).then(two_months)
    given(Program, draft).when(outline(seven_months)).then_refused("INV-05")


def test_several_mentees_need_the_group_kind() -> None:
    group = drafted(MENTEE, SECOND)
    given(Program, group).when(outline(outlined())).then_refused("INV-04")
    given(Program, group).when(outline(outlined(kinds=[Kind.GROUP, Kind.VIRTUAL]))).then(
        outlined(kinds=[Kind.GROUP, Kind.VIRTUAL])
    )


def test_several_forms_and_kinds_may_be_combined() -> None:
    event = outlined(forms=[Form.TEACHER_TEACHER, Form.HEAD_TEACHER], kinds=[Kind.TRADITIONAL, Kind.SITUATIONAL])
    given(Program, drafted()).when(outline(event)).then(event)


def test_a_second_program_in_the_same_direction_needs_a_reason() -> None:
    elsewhere = frozenset({Direction.METHODS})
    given(Program, drafted()).when(lambda it: plan.outline(it, outlined(), elsewhere, {})).then_refused("INV-22")
    reason = named("reason")
    given(Program, drafted()).when(lambda it: plan.outline(it, outlined(), elsewhere, {"INV-22": reason})).then(
        DeviationRecorded(on=BEFORE, rule="INV-22", reason=reason), outlined()
    )


def test_a_strength_counts_like_a_difficulty() -> None:
    strength = DIFFICULTY.model_copy(update={"nature": Nature.STRENGTH})
    given(Program, drafted()).when(lambda it: plan.record_difficulty(it, MENTOR, strength)).then(strength)


def test_a_mentee_speaks_of_his_own_difficulties_only() -> None:
    group = drafted(MENTEE, SECOND)
    scenario = given(Program, group).when(lambda it: plan.record_difficulty(it, SECOND, DIFFICULTY))
    with pytest.raises(AssertionError, match="Forbidden"):
        scenario.then()
    given(Program, group).when(lambda it: plan.record_difficulty(it, MENTOR, DIFFICULTY)).then(DIFFICULTY)


def test_a_difficulty_is_somebodys_of_the_program() -> None:
    strangers = DifficultyRecorded(
        on=BEFORE, difficulty=named("x"), nature=Nature.DIFFICULTY, mentee=named("stranger"), text=TEXT
    )
    given(Program, drafted()).when(lambda it: plan.record_difficulty(it, MENTOR, strangers)).then_refused(
        "not-a-mentee"
    )


@pytest.mark.parametrize("due", [date(2025, 9, 7), date(2026, 3, 8)])
def test_an_activity_outside_the_period_is_refused(due: date) -> None:
    activity = ActivityPlanned(on=BEFORE, planned=planned(due=due))
    refused = given(Program, *DRAFT[:4]).when(lambda it: plan.plan_activity(it, activity, {})).then_refused("INV-11")
    assert refused.field == "/due"


@pytest.mark.parametrize("responsible", [MENTOR, MENTEE, CURATOR])
def test_the_people_of_the_program_may_be_responsible_for_an_activity(responsible: Participant) -> None:
    activity = ActivityPlanned(on=BEFORE, planned=planned(responsible=responsible))
    given(Program, *DRAFT[:4]).when(lambda it: plan.plan_activity(it, activity, {})).then(activity)


def test_a_stranger_may_not_be_responsible_for_an_activity() -> None:
    activity = ActivityPlanned(on=BEFORE, planned=planned(responsible=SECOND))
    given(Program, *DRAFT[:4]).when(lambda it: plan.plan_activity(it, activity, {})).then_refused("INV-11")


def test_an_activity_that_addresses_nothing_needs_a_reason() -> None:
    loose = ActivityPlanned(on=BEFORE, planned=planned().model_copy(update={"addresses": ()}))
    given(Program, *DRAFT[:4]).when(lambda it: plan.plan_activity(it, loose, {})).then_refused("R-1.2-12")
    reason = named("reason")
    given(Program, *DRAFT[:4]).when(lambda it: plan.plan_activity(it, loose, {"R-1.2-12": reason})).then(
        DeviationRecorded(on=BEFORE, rule="R-1.2-12", reason=reason), loose
    )


def test_an_activity_addresses_difficulties_of_this_program() -> None:
    astray = ActivityPlanned(on=BEFORE, planned=planned().model_copy(update={"addresses": (named("other"),)}))
    given(Program, *DRAFT[:4]).when(lambda it: plan.plan_activity(it, astray, {})).then_refused("unknown-difficulty")


def test_a_plan_needs_a_period_first() -> None:
    given(Program, drafted()).when(lambda it: plan.plan_activity(it, ACTIVITY, {})).then_refused("not-outlined")


def test_a_removed_difficulty_is_no_longer_addressed() -> None:
    removed = PlanItemRemoved(on=BEFORE, item=DIFFICULTY.difficulty)
    program = given(Program, *DRAFT).when(lambda it: plan.remove_item(it, DIFFICULTY.difficulty, BEFORE)).then(removed)
    assert program.traits == {}
    assert program.activities[ACTIVITY.planned.activity].addresses == ()


def test_a_change_after_submission_makes_a_draft_that_nobody_agreed_to() -> None:
    program = (
        given(Program, *DRAFT, SUBMITTED, AGREED)
        .when(lambda it: plan.expect_result(it, RESULT))
        .then(ProgramReopened(on=BEFORE), RESULT)
    )
    assert program.agreed == frozenset()


def test_a_refused_change_leaves_a_submitted_program_submitted() -> None:
    given(Program, *DRAFT, SUBMITTED).when(outline(outlined(forms=[]))).then_refused("INV-10")


def test_an_approved_program_changes_by_amendment_only() -> None:
    given(Program, *READY).when(outline(outlined())).then_refused("R-7.2-02")
    given(Program, *READY).when(lambda it: plan.expect_result(it, RESULT)).then_refused("R-7.2-02")
    given(Program, *READY).when(lambda it: plan.remove_item(it, RESULT.result, BEFORE)).then_refused("R-7.2-02")
