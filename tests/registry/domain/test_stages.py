"""How stages go: started, answered for, completed when all that is mandatory is done, late for a reason only."""

from datetime import timedelta

import pytest
from backbone.errors import Forbidden, NotFound
from backbone.testing import given
from registry.domain.roadmap import stages
from registry.domain.roadmap.evidence import Fact, fulfilled, of
from registry.domain.roadmap.roadmap import Roadmap
from registry.domain.roadmap.stages import ItemConfirmed, StageCompleted, StageDeviationRecorded, StageStarted

from tests.registry.given import (
    CURATOR,
    REASON,
    REGULATED,
    TODAY,
)
from tests.registry.given_year import (
    APPROVED,
    DRAFTED,
    ITEMS,
    STAGE,
    STARTED,
    roadmap,
)


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
