"""The school's year through the interface: its program, its roadmap and the versions of it."""

from datetime import date, timedelta

import pytest
from contracts.months import plus_months
from registry.domain.roadmap.template import STAGES

from tests.registry.school_year import approved, drafted, introduced, passport, stage, start, told, year_ends
from tests.registry.town import Json, School, until


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


@pytest.mark.row("R-A.1-D1", "R-3.3-04", "R-A.1-04")
def test_one_order_approves_the_regulation_its_roadmap_and_who_is_responsible(school: School) -> None:
    dated, starts = school.today - timedelta(days=9), school.today - timedelta(days=100)
    content = school.regulation() | {"year_starts": str(starts)}
    draft = school.draft("approve-regulation", content, dated=str(dated))
    assert school.refused("head", "/orders", draft | {"content": content | {"responsible": []}})["rule"] == "R-A.1-D1"
    long_ago = content | {"year_starts": str(plus_months(starts, -24))}
    assert school.refused("head", "/orders", draft | {"content": long_ago})["type"].endswith(":roadmap-start")
    order = school.do("head", "/orders", draft)
    school.order("appoint-curator", {"person": str(school.people["curator"])})

    seen = school.see("mentor", "/roadmap")
    assert [(one["order"], one["dated"]) for one in seen["approvals"]] == [(str(order), str(dated))]
    assert (seen["introduced"], seen["stages"][0]["due"]) == (str(dated), str(plus_months(dated, 1)))
    assert [one["title"] for one in seen["stages"]] == [one.title for one in STAGES.values()]
    assert school.see("mentor", "/editions")[0]["responsible"] == content["responsible"]
    assert not {"R-A.1-04", "R-A.1-D1"} & set(stage(school, 1)["blockers"])
    assert school.see("head", "/dashboard")["approved"]
    start(school, 1)
    until(lambda: [name for name in told(school) if name.startswith("Roadmap")] == ["RoadmapApproved"])


@pytest.mark.row("R-A.1-D1", "R-3.3-04")
def test_after_the_introducing_order_the_roadmap_changes_by_an_order_of_its_own(school: School) -> None:
    starts = school.today - timedelta(days=100)
    first = school.regulation() | {"year_starts": str(starts)}
    school.order("approve-regulation", first, dated=str(school.today - timedelta(days=5)))
    school.order("appoint-curator", {"person": str(school.people["curator"])})
    again = school.draft(
        "approve-regulation", first | {"sources": [str(school.do("head", "/legal-sources/well-known", {}))]}
    )
    assert school.refused("head", "/orders", again)["rule"] == "R-A.1-D1"
    cycle = school.do("curator", "/cycles", passport(school))
    assert str(cycle) == school.see("head", "/roadmap")["cycle"]
    later = school.today - timedelta(days=1)
    school.do("curator", "/roadmaps", {"cycle": str(cycle), "introduced": str(later)})
    amendment = school.order("approve-roadmap", {"cycle": str(cycle)})
    approvals = school.see("head", "/roadmap")["approvals"]
    assert [one["version"] for one in approvals] == [1, 2]
    assert (approvals[1]["order"], approvals[1]["introduced"]) == (str(amendment), str(later))


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
