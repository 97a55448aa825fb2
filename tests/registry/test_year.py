"""The school's year through the interface: its program, the roadmap, the stages, the head's desk."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from backbone.months import plus_months
from contracts.codes import SurveyForm
from contracts.programs import SurveyOpened
from registry.domain.roadmap.evidence import only_orders
from registry.domain.roadmap.template import STAGES

from tests.registry.town import Json, School, until


def passport(school: School, **changes: Any) -> Json:
    starts = school.today - timedelta(days=100)
    return {
        "starts": str(starts),
        "until": str(plus_months(starts, 12)),
        "goals": [{"text": "Молодые остаются в школе", "indicator": "Доля с наставником, %", "target": 100}],
        "tasks": ["Закрепить наставников"],
        "results": ["Все прошли адаптацию"],
        "models": [{"form": "teacher-teacher", "goal": "Первый год", "tasks": ["Уроки вместе"]}],
        "plan": [{"on": str(starts + timedelta(days=40)), "text": "Круглый стол"}],
    } | changes


def introduced(school: School, ago: int = 5, **parameters: Any) -> School:
    """The regulation is in force and the curator appointed since so many days."""
    dated, curator = str(school.today - timedelta(days=ago)), str(school.people["curator"])
    school.order("approve-regulation", school.regulation(**parameters), dated=dated)
    school.order("appoint-curator", {"person": curator}, dated=dated)
    return school


def drafted(school: School, ago: int = 5, **roadmap: Any) -> UUID:
    """The year and its roadmap are drafted; the id of the year."""
    cycle = introduced(school, ago).do("curator", "/cycles", passport(school))
    school.do("curator", "/roadmaps", {"cycle": str(cycle)} | roadmap)
    return cycle


def approved(school: School, ago: int = 5, **roadmap: Any) -> UUID:
    cycle = drafted(school, ago, **roadmap)
    school.order("approve-roadmap", {"cycle": str(cycle)})
    return cycle


def stage(school: School, number: int, **query: Any) -> Json:
    found: Json = school.see("curator", "/roadmap", **query)["stages"][number - 1]
    return found


def confirm(school: School, *items: str) -> None:
    for item in items:
        body = {"note": "Сделано", "url": "https://s1.example/news"}
        school.do("curator", f"/roadmap/items/{item}/confirmation", body, about="/roadmap")


def start(school: School, number: int) -> None:
    school.do("curator", f"/roadmap/stages/{number}/start", about="/roadmap")


def complete(school: School, number: int, **body: Any) -> None:
    school.do("curator", f"/roadmap/stages/{number}/completion", body, about="/roadmap")


def year_ends(school: School) -> date:
    """The last day of August, or that of the year drafted above where August comes before its half is over."""
    last = plus_months(school.today - timedelta(days=100), 12) - timedelta(days=1)
    august = date(last.year, 8, 31)
    return august if plus_months(school.today - timedelta(days=100), 6) <= august <= last else last


def told(school: School) -> list[str]:
    return [letter.type.removeprefix("registry.") for letter in school.town.neighbours.heard(school.id)]


def fulfil(school: School, number: int) -> None:
    """The curator confirms all that is mandatory and needs no order."""
    for item in STAGES[number].items:
        if item.mandatory and not any(only_orders(group) for group in item.evidence):
            confirm(school, item.id)


@pytest.mark.row("R-2.1-01", "R-A.1-03", "R-A.1-D3")
def test_the_year_is_drafted_with_measurable_goals_and_approved_by_order(school: School) -> None:
    starts = date(school.today.year - (school.today.month < 9), 9, 1)
    plan = [{"on": str(starts), "text": "Круглый стол"}]
    year = passport(school, starts=str(starts), until=str(plus_months(starts, 12)), plan=plan)
    cycle = introduced(school).do("curator", "/cycles", year)
    seen = school.see("mentor", "/cycle")
    assert seen["goals"] == [
        {"text": "Молодые остаются в школе", "indicator": "Доля с наставником, %", "target": 100.0}
    ]
    assert (seen["order"], seen["results"]) == (None, ["Все прошли адаптацию"])
    assert seen["models"] == [{"form": "teacher-teacher", "goal": "Первый год", "tasks": ["Уроки вместе"]}]
    order = school.order("approve-cycle", {"cycle": str(cycle)})
    seen = school.see("curator", "/cycle")
    assert (seen["order"], seen["approved"]) == (str(order), str(school.today))
    assert seen["reporting_end"] == str(plus_months(starts, 12) - timedelta(days=1))
    again = school.refused("curator", "/cycles", year)
    assert again["type"].endswith(":cycle-approved")
    until(lambda: "SchoolCycleApproved" in told(school))


@pytest.mark.row("R-2.1-01", "R-A.1-03", "R-A.1-D3")
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"until": "2099-01-01"}, "INV-19"),
        ({"goals": [{"text": "Стать лучше"}]}, "R-2.1-01"),
        ({"results": []}, "R-A.1-03"),
        ({"models": []}, "R-A.1-D3"),
        ({"plan": [{"on": "2001-01-01", "text": "Круглый стол"}]}, "R-A.1-D3"),
    ],
)
def test_a_year_is_whole_or_refused(school: School, changes: Json, rule: str) -> None:
    introduced(school)
    assert school.refused("curator", "/cycles", passport(school, **changes))["rule"] == rule


@pytest.mark.row(
    "R-3.4-04", "R-3.3-04", "R-A.1-00", "R-A.2-00", "R-A.3-00", "R-A.4-00", "R-A.5-00", "R-A.6-00", "R-A.7-00"
)
def test_the_roadmap_is_computed_from_the_introducing_order(school: School) -> None:
    cycle = drafted(school)
    order_day = school.today - timedelta(days=5)
    seen = school.see("head", "/roadmap")
    assert (seen["cycle"], seen["introduced"], seen["approvals"]) == (str(cycle), str(order_day), [])
    dues = {one["stage"]: one["due"] for one in seen["stages"]}
    month, two = str(plus_months(order_day, 1)), str(plus_months(order_day, 2))
    assert [dues[number] for number in range(1, 6)] == [month, month, month, two, month]
    assert dues[6] == dues[7] == str(year_ends(school))
    assert [one["term"] for one in seen["stages"]] == ["T-02", "T-02", "T-02", "T-03", "T-04", "T-08", "T-09"]
    assert [one["title"] for one in seen["stages"]] == [one.title for one in STAGES.values()]
    until(lambda: "RoadmapDrafted" in told(school))


@pytest.mark.row("R-3.3-04", "R-3.4-04")
def test_a_late_roadmap_counts_from_the_day_it_is_drafted(school: School) -> None:
    drafted(school, ago=90)
    assert school.see("head", "/roadmap")["introduced"] == str(school.today)
    assert stage(school, 1)["due"] == str(plus_months(school.today, 1))


@pytest.mark.row("R-3.3-04")
def test_the_head_approves_and_an_approved_version_changes_by_a_new_order_only(school: School) -> None:
    cycle = drafted(school)
    refused = school.refused("curator", "/roadmap/stages/1/start", about="/roadmap")
    assert refused["rule"] == "R-3.3-04"
    order = school.order("approve-roadmap", {"cycle": str(cycle)})
    body = school.draft("approve-roadmap", {"cycle": str(cycle)})
    assert school.refused("head", "/orders", body)["rule"] == "R-3.3-04"
    was = stage(school, 1)["due"]

    later = school.today - timedelta(days=1)
    school.do("curator", "/roadmaps", {"cycle": str(cycle), "introduced": str(later)})
    seen = school.see("head", "/roadmap")
    assert (seen["stages"][0]["due"], seen["draft"]["due"]["1"]) == (was, str(plus_months(later, 1)))
    amendment = school.order("approve-roadmap", {"cycle": str(cycle)})
    seen = school.see("head", "/roadmap")
    assert [one["order"] for one in seen["approvals"]] == [str(order), str(amendment)]
    assert (seen["version"], seen["stages"][0]["due"]) == (2, str(plus_months(later, 1)))
    until(lambda: "RoadmapAmended" in told(school))
    roadmaps = [name.removeprefix("Roadmap") for name in told(school) if name.startswith("Roadmap")]
    assert roadmaps == ["Drafted", "Approved", "Drafted", "Amended"]


@pytest.mark.row("R-A.1-00", "R-A.2-00", "R-A.3-00", "R-A.4-00", "R-A.5-00", "R-A.6-00", "R-A.7-00")
def test_stages_run_in_parallel(school: School) -> None:
    approved(school)
    for number in (4, 5, 1, 2, 3, 6, 7):
        start(school, number)
    assert {one["state"] for one in school.see("head", "/roadmap")["stages"]} == {"started"}
    assert school.refused("curator", "/roadmap/stages/5/start", about="/roadmap")["type"].endswith(":stage-started")
    assert school.refused("curator", "/roadmap/stages/8/start", about="/roadmap")["status"] == 404


@pytest.mark.row("R-A.1-04")
def test_a_stage_is_completed_when_all_that_is_mandatory_is_done(school: School) -> None:
    cycle = approved(school)
    start(school, 1)
    missing = school.refused("curator", "/roadmap/stages/1/completion", {}, about="/roadmap")
    assert missing["rule"] == "R-A.1-04"
    assert "R-A.1-D3 Программа наставничества в ОО на год" in missing["detail"]
    assert "R-A.1-D1" not in missing["detail"], "the regulation's order is there"
    assert "R-A.1-D3" in stage(school, 1)["blockers"]

    school.order("approve-cycle", {"cycle": str(cycle)})
    fulfil(school, 1)
    assert "R-A.1-D3" not in stage(school, 1)["blockers"]


@pytest.mark.row("R-A.3-00", "R-A.1-04")
def test_a_stage_completed_in_time_is_told_as_such(school: School) -> None:
    approved(school)
    start(school, 3)
    fulfil(school, 3)
    complete(school, 3)
    seen = stage(school, 3)
    assert (seen["state"], seen["late"], seen["tasks"], seen["blockers"]) == ("completed", False, {}, [])
    until(lambda: "StageCompleted" in told(school))


@pytest.mark.row("R-A.1-00", "R-A.2-00", "R-A.3-00", "R-A.6-00", "R-A.7-00", "R-3.3-04")
@pytest.mark.parametrize(("number", "term"), [(3, "T-02"), (6, "T-08"), (7, "T-09")])
def test_a_late_stage_needs_a_reason_and_the_deviation_is_recorded(school: School, number: int, term: str) -> None:
    begun = school.today - timedelta(days=400)
    plan = [{"on": str(begun), "text": "Круглый стол"}]
    year = passport(school, starts=str(begun), until=str(plus_months(begun, 12)), plan=plan)
    cycle = introduced(school, 400).do("curator", "/cycles", year)
    school.do("curator", "/roadmaps", {"cycle": str(cycle), "introduced": str(begun)})
    school.order("approve-roadmap", {"cycle": str(cycle)})
    assert [one["late"] for one in school.see("head", "/roadmap")["stages"]] == [True] * 7
    start(school, number)
    fulfil(school, number)
    place = f"/roadmap/stages/{number}/completion"
    assert school.refused("curator", place, {}, about="/roadmap")["rule"] == term
    complete(school, number, deviations={term: "Карантин в школе"})
    seen = stage(school, number)
    assert (seen["state"], seen["late"], seen["reason"]) == ("completed", True, "Карантин в школе")
    assert school.see("mentor", "/roadmap")["stages"][number - 1]["reason"] is None, "reasons are for organisers"
    assert school.see("head", "/dashboard")["deviations"] == {term: 1}
    until(lambda: "DeviationRecorded" in told(school))


def test_evidence_from_orders_registers_and_other_services_is_seen_with_its_day(school: School) -> None:
    approved(school)
    school.mentors("mentor")
    opened = SurveyOpened(
        survey=uuid4(),
        form=SurveyForm.USEFUL_MENTOR,
        version=1,
        invited=(school.people["mentor"],),
        due=school.today,
        anonymous=False,
    )
    position = school.town.neighbours.tell(opened, school.id, opened.survey)
    school.position = f"{school.position},{position}"
    items = {one["id"]: one for number in (1, 3) for one in stage(school, number)["items"]}
    assert items["R-A.1-D1"]["evidence"] == [
        {"source": "order:approve-regulation", "on": str(school.today - timedelta(days=5))}
    ]
    assert items["R-A.3-02"]["evidence"] == [{"source": "mentor", "on": str(school.today)}]
    assert items["R-A.3-D2"]["evidence"] == [{"source": "survey:useful-mentor", "on": str(school.today)}]
    assert items["R-A.3-D2"]["fulfilled"]


@pytest.mark.row("R-A.1-04")
def test_the_responsible_confirms_with_a_note_that_organisers_read(school: School) -> None:
    approved(school)
    confirm(school, "R-A.1-01")

    def seen(name: str) -> Json:
        found: Json = school.see(name, "/roadmap")["stages"][0]["items"][0]["confirmation"]
        return found

    by = {"person": str(school.people["curator"]), "on": str(school.today)}
    assert seen("head") == by | {"note": "Сделано", "url": "https://s1.example/news"}
    assert seen("mentor") == by | {"note": None, "url": None}
    place = "/roadmap/items/R-A.1-D1/confirmation"
    assert school.refused("head", place, {"note": "Издан"}, about="/roadmap")["type"].endswith(":order-needed")
    assert school.refused("mentor", place, {"note": "Издан"}, about="/roadmap")["status"] == 403


@pytest.mark.row("R-3.3-04")
def test_open_items_are_tasks_of_their_responsible(school: School) -> None:
    approved(school)
    mine = school.see("mentor", "/roadmap/tasks", role="mentor")
    assert {one["item"] for one in mine} == {"R-A.5-02", "R-A.5-D2", "R-A.6-02", "R-A.6-03"}
    assert [one["due"] for one in mine] == sorted(one["due"] for one in mine)
    before = {one["item"] for one in school.see("head", "/roadmap/tasks", role="curator")}
    confirm(school, "R-A.2-01")
    after = {one["item"] for one in school.see("head", "/roadmap/tasks", role="curator")}
    assert before - after == {"R-A.2-01"}


@pytest.mark.row("R-3.3-01")
def test_the_heads_desk_shows_what_is_late_and_what_waits(school: School) -> None:
    introduced(school, 60, pool_actualisation_months=1)
    empty = school.see("head", "/dashboard")
    assert (empty["roadmap"], empty["stages"], empty["pool_overdue"]) == (None, [], True)
    cycle = school.do("curator", "/cycles", passport(school))
    begun = str(school.today - timedelta(days=45))
    school.do("curator", "/roadmaps", {"cycle": str(cycle), "introduced": begun})
    assert school.see("head", "/dashboard")["draft"] == 1
    school.order("approve-roadmap", {"cycle": str(cycle)})
    school.do("curator", "/mentee-pool/actualisations", {})
    seen = school.see("head", "/dashboard")
    assert (seen["approved"], seen["draft"], seen["stages_late"]) == (True, None, [1, 2, 3, 5])
    assert seen["waiting"] == {"orders": 3, "acquaintances": 3, "matches": 0}
    assert (seen["pool_due"], seen["pool_overdue"]) == (str(plus_months(school.today, 1)), False)
    assert seen["deviations"] == {}
    assert school.ask("curator", "/dashboard").status_code == 403


@pytest.mark.row("R-3.4-02")
def test_the_pool_is_actualised_explicitly_and_due_again_within_a_year(school: School) -> None:
    introduced(school, ago=10)
    order_day = school.today - timedelta(days=10)
    assert school.see("head", "/dashboard")["pool_due"] == str(plus_months(order_day, 12))
    school.need("mentee", "methods")
    assert len(school.see("curator", "/participants", role="mentee")["items"]) == 1
    school.do("curator", "/mentee-pool/actualisations", {"note": "Изменений нет"})
    assert school.see("head", "/school")["next_actualisation"] == str(plus_months(school.today, 12))
    assert school.see("head", "/school/history")[-1]["changes"]["mentees"] == 1
    assert school.refused("mentee", "/mentee-pool/actualisations", {})["status"] == 403


def test_the_year_and_its_roadmap_are_told_in_words(school: School) -> None:
    cycle = approved(school)
    start(school, 1)
    school.order("approve-cycle", {"cycle": str(cycle)})
    assert len(school.see("head", "/cycle/history")) == 2
    words = [one["words"] for one in school.see("head", "/roadmap/history")]
    assert words[0] == "Составлен проект «дорожной карты»"
    assert words[-1].startswith("Начат этап 1, срок – ")


def test_a_school_without_a_year_has_no_roadmap(school: School) -> None:
    introduced(school)
    assert school.ask("head", "/roadmap").status_code == 404
    assert school.ask("head", "/cycle").status_code == 404
    assert school.ask("head", "/roadmap", year=2001).status_code == 404


def test_another_year_is_asked_for_by_its_number(school: School) -> None:
    cycle = approved(school)
    began = date.fromisoformat(school.see("head", "/cycle")["starts"])
    later = plus_months(began, 12)
    plan = [{"on": str(later), "text": "Начало"}]
    school.do("curator", "/cycles", passport(school, starts=str(later), until=str(plus_months(later, 12)), plan=plan))
    assert school.see("head", "/roadmap")["cycle"] == str(cycle), "the present one"
    assert school.see("head", "/cycle", year=later.year)["starts"] == str(later)
