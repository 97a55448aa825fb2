"""What the regulation forbids must be refused for that very reason, or the story says so."""

import httpx
import pytest
from mentoring.story.client import Client
from mentoring.story.schools import MAZUR
from mentoring.story.stage import NotRefused, School
from mentoring.story.transport import Line, Problem


@pytest.fixture
def school() -> School:
    return School("s", MAZUR, client=Client(Line({}, lambda _: "token", http=httpx.Client())))


def refuse(rule: str) -> None:
    raise Problem("POST /orders", 422, {"rule": rule, "clause": "п. 1.2", "detail": "Программа слишком длинная"})


def test_a_refusal_is_noted_with_its_rule_and_clause(school: School) -> None:
    school.refused("INV-05", lambda: refuse("INV-05"))
    assert school.refusals == ["INV-05, п. 1.2: Программа слишком длинная"]


def test_a_refusal_for_another_reason_is_none(school: School) -> None:
    with pytest.raises(NotRefused, match="INV-23"):
        school.refused("INV-05", lambda: refuse("INV-23"))


def test_what_is_let_pass_is_told(school: School) -> None:
    with pytest.raises(NotRefused, match="не сработало"):
        school.refused("INV-05", lambda: None)


def test_in_a_scene_that_may_have_been_played_nothing_is_tried(school: School) -> None:
    school.first_time = False
    school.refused("INV-05", lambda: pytest.fail("tried"))
    assert school.refusals == []
