"""Lists of people that the head approves: the registry of mentors, those who wish to have one."""

from uuid import UUID

import pytest

from tests.registry.town import School


def listed(school: School, *names: str) -> dict[str, list[str]]:
    return {"persons": [str(school.people[name]) for name in names]}


@pytest.mark.row("R-A.4-01")
def test_a_mentor_outside_the_registry_gets_no_pair(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    match = school.agreed()
    school.order("approve-mentor-registry", listed(school, "other"))
    refusal = school.refused("head", "/orders", school.draft("fix-pairs", {"matches": [str(match)]}))
    assert (refusal["rule"], refusal["clause"]) == ("R-A.4-01", "прил., этап 4")
    school.order("approve-mentor-registry", listed(school, "mentor", "other"))
    school.order("fix-pairs", {"matches": [str(match)]})
    assert school.see("head", f"/matches/{match}")["state"] == "assigned"


@pytest.mark.row("R-A.4-01")
def test_nobody_outside_the_registry_takes_over_a_pair(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    match = school.fixed()
    school.consent("other", "join-match", match)
    school.order("approve-mentor-registry", listed(school, "mentor"))
    content = {"match": str(match), "mentor": str(school.people["other"])}
    assert school.refused("head", "/orders", school.draft("replace-mentor", content))["rule"] == "R-A.4-01"


@pytest.mark.row("R-3.3-03", "R-A.4-01")
def test_a_version_of_the_registry_is_frozen_when_it_is_approved(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    first = school.see("curator", "/mentor-registry")
    school.mentors("other")
    second = school.see("head", "/mentor-registry")
    assert (first["number"], [one["name"] for one in first["mentors"]]) == (1, ["Иванова Анна Петровна"])
    assert (second["number"], len(second["mentors"])) == (2, 2)
    assert school.see("curator", "/mentor-registry", number=1) == first
    assert school.ask("mentor", "/mentor-registry").status_code == 403


@pytest.mark.row("R-3.3-03")
def test_only_the_head_approves_and_only_who_is_willing(school: School) -> None:
    school.organised()
    body = school.draft("approve-mentor-registry", listed(school, "mentor"))
    assert school.refused("curator", "/orders", body)["status"] == 403
    assert school.refused("head", "/orders", body)["rule"] == "R-3.3-03"
    school.consent("mentor", "be-mentor")
    school.order("approve-mentor-registry", listed(school, "mentor"))
    assert school.see("head", "/mentor-registry")["number"] == 1


@pytest.mark.row("R-A.2-D1", "R-3.3-03")
def test_who_has_not_asked_for_a_mentor_is_not_on_the_list_of_those_who_wish_one(school: School) -> None:
    school.organised()
    school.need("mentee", "methods")
    assert school.ask("curator", "/mentee-list").status_code == 404
    refusal = school.refused("head", "/orders", school.draft("approve-mentee-list", listed(school, "mentee", "second")))
    assert refusal["rule"] == "R-A.2-D1"
    order = school.order("approve-mentee-list", listed(school, "mentee"))
    approved = school.see("curator", "/mentee-list")
    assert (approved["order"], [UUID(one["person"]) for one in approved["mentees"]]) == (
        str(order),
        [school.people["mentee"]],
    )
