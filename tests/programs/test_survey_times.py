"""Rounds that the course of a program demands: half-way, at its end, at an early end."""

from datetime import UTC, datetime
from typing import Any

import pytest
from contracts.codes import OrderKind

from tests.programs.school import Json, Pair, School, until


def asked(pair: Pair, form: str, who: str = "curator") -> list[Json]:
    params = {"min_position": pair.position, "form": form, "program": str(pair.id)}
    answer = pair.town.client.get("/surveys", headers=pair.bearer(who), params=params)
    items: list[Json] = answer.raise_for_status().json()["items"]
    return items


def open_interim(pair: Pair, **more: Any) -> None:
    body = {"form": "interim", "program": str(pair.id), "due": str(pair.town.app.clock.today())} | more
    headers = {**pair.bearer("curator"), "Idempotency-Key": f"interim-{pair.id}"}
    pair.position = pair.town.client.post("/surveys", json=body, headers=headers).raise_for_status().json()["position"]


def finished(pair: Pair) -> Pair:
    for planned in pair.see()["activities"]:
        pair.do("mentor", f"/activities/{planned['id']}/completion")
    return pair


@pytest.mark.row("R-A.6-D1")
def test_half_way_through_a_program_mentor_and_mentees_are_asked(school: School) -> None:
    pair = school.assign(mentees=2).running(kinds=["group"])
    short = school.assign().running(until="2026-03-07")
    earlier = school.assign().running(start="2025-09-07", until="2026-03-07")
    pair.town.set_clock(datetime(2025, 11, 22, 6, tzinfo=UTC))
    until(lambda: bool(asked(earlier, "interim")))
    assert asked(pair, "interim") == []
    pair.town.set_clock(datetime(2025, 11, 23, 6, tzinfo=UTC))
    until(lambda: bool(asked(pair, "interim")))
    [interim] = asked(pair, "interim", "mentor")
    assert (interim["due"], interim["invited"]) == ("2025-12-21", 3)
    assert [one["id"] for one in asked(pair, "interim", "second")] == [interim["id"]]
    assert asked(short, "interim") == []


@pytest.mark.row("R-A.6-D1")
def test_a_long_program_is_not_completed_before_its_people_were_asked(school: School) -> None:
    pair = finished(school.assign().running())
    body, position = pair.order(OrderKind.COMPLETE_PROGRAM)
    refused = pair.refused("head", "/completion", body, **{"X-Min-Position": position})
    assert (refused["rule"], refused["clause"]) == ("R-A.6-D1", "прил., этап 6")
    open_interim(pair)
    pair.do("head", "/completion", body)
    assert pair.see()["state"] == "completed"


@pytest.mark.row("R-A.6-D1")
def test_how_long_a_program_has_to_be_the_edition_says(town_school: School) -> None:
    pair = finished(town_school.assign().running())
    pair.by_order("/completion", OrderKind.COMPLETE_PROGRAM)
    assert pair.see()["state"] == "completed"


@pytest.fixture
def town_school(school: School) -> School:
    return school.town.school(interim_survey_months=7)


@pytest.mark.row("R-A.7-01", "R-A.7-D1")
def test_at_the_end_mentor_mentees_and_curator_are_asked_how_it_was(school: School) -> None:
    pair = finished(school.assign().running())
    open_interim(pair)
    pair.by_order("/completion", OrderKind.COMPLETE_PROGRAM)
    until(lambda: bool(asked(pair, "satisfaction")))
    [satisfaction] = asked(pair, "satisfaction")
    assert (satisfaction["invited"], satisfaction["due"]) == (3, "2025-09-22")
    for who, respondent in (("mentor", "mentor"), ("mentee", "mentee"), ("curator", "curator")):
        place = f"/surveys/{satisfaction['id']}"
        assert pair.town.client.get(place, headers=pair.bearer(who)).json()["respondent"] == respondent


@pytest.mark.row("R-A.7-01")
def test_after_an_early_end_mentor_and_mentee_are_asked_why(school: School) -> None:
    pair = school.assign().running()
    pair.do("mentor", "/termination", {"reason": "workload", "text": "Нагрузка выросла"})
    pair.by_order("/termination/approval", OrderKind.TERMINATE_PROGRAM)
    until(lambda: bool(asked(pair, "exit")))
    assert asked(pair, "exit", "mentee")[0]["invited"] == 2


def test_a_program_has_one_round_of_a_form(school: School) -> None:
    pair = school.assign().running()
    open_interim(pair)
    body = {"form": "interim", "program": str(pair.id), "due": "2025-10-01"}
    again = pair.town.client.post("/surveys", json=body, headers=pair.bearer("curator") | {"Idempotency-Key": "again"})
    assert (again.status_code, again.json()["type"]) == (409, "urn:mentoring:problem:already-asked")
