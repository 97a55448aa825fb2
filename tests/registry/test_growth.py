"""What is found out about people and what they show of themselves; and that everybody sees all that is told of him."""

import pytest

from tests.registry.school_year import approved, stage
from tests.registry.town import School, told_of


def analyse(school: School, name: str, **changes: object) -> None:
    place = f"/participants/{school.people[name]}"
    body = {
        "on": str(school.today),
        "method": "interview",
        "deficits": [{"direction": "lesson", "level": 3}],
        "note": "Затрудняется с планированием урока",
    }
    school.do("curator", f"{place}/needs-analyses", body | changes, about=place)


@pytest.mark.row("R-A.2-03", "R-A.4-03")
@pytest.mark.parametrize(("name", "as_mentor"), [("mentee", False), ("mentor", True)])
def test_the_result_of_an_analysis_is_seen_by_whom_it_is_about(school: School, name: str, as_mentor: bool) -> None:
    school.organised()
    analyse(school, name, as_mentor=as_mentor)
    place = f"/participants/{school.people[name]}"
    (seen,) = school.see(name, place)["analyses"]
    assert (seen["deficits"], seen["note"]) == (
        [{"direction": "lesson", "level": 3}],
        "Затрудняется с планированием урока",
    )
    told = {"participant": str(school.people[name]), "as_mentor": as_mentor, "method": "interview"}
    assert told_of(school, "NeedsAnalysed") == [told | {"directions": ["lesson"]}]


def test_a_partner_in_a_pair_does_not_see_the_analysis(school: School) -> None:
    school.organised()
    analyse(school, "mentee")
    school.mentors("mentor")
    school.fixed()
    assert school.see("mentor", f"/participants/{school.people['mentee']}")["analyses"] == []


@pytest.mark.row("R-A.3-02")
def test_the_bank_of_mentors_is_searched_by_hashtags_and_directions(school: School) -> None:
    school.organised()
    for name, tags in (("mentor", ["olympiads", "projects"]), ("other", ["olympiads"])):
        school.offer(name, "methods", "digital") if name == "mentor" else school.offer(name, "methods")
        place = f"/participants/{school.people[name]}"
        school.do(name, f"{place}/hashtags", {"hashtags": tags}, about=place)

    def found(**query: object) -> set[str]:
        rows = school.see("curator", "/participants", role="mentor", **query)["items"]
        return {name for name, id in school.people.items() if str(id) in {row["id"] for row in rows}}

    assert found(tag="olympiads") == {"mentor", "other"}
    assert found(tag=["olympiads", "projects"]) == {"mentor"}
    assert found(tag="olympiads", direction="digital") == {"mentor"}
    assert school.see("curator", "/participants/facets") == {
        "hashtags": {"olympiads": 2, "projects": 1},
        "competences": {"methods": 2, "digital": 1},
    }


@pytest.mark.row("R-1.2-02", "R-A.2-02")
def test_the_curators_opinion_is_not_the_mentees_will(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    place = f"/participants/{school.people['mentee']}"
    school.do("curator", f"{place}/pool", {"needed": True}, about=place)
    (row,) = school.see("curator", "/participants", pool=True)["items"]
    assert (row["id"], row["needs"]) == (str(school.people["mentee"]), [])
    proposal = {
        "mentor": str(school.people["mentor"]),
        "mentees": [str(school.people["mentee"])],
        "direction": "methods",
        "forms": ["teacher-teacher"],
        "kinds": ["traditional"],
    }
    assert school.refused("curator", "/matches", proposal)["rule"] == "INV-03a"
    school.need("mentee", "methods")
    school.do("curator", "/matches", proposal)


@pytest.mark.row("R-1.2-02")
def test_nobody_is_his_own_mentee(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    school.need("mentor", "methods")
    oneself = str(school.people["mentor"])
    proposal: dict[str, object] = {"mentor": oneself, "mentees": [oneself], "direction": "methods"}
    proposal |= {"forms": ["teacher-teacher"], "kinds": ["traditional"]}
    assert school.refused("curator", "/matches", proposal)["rule"] == "INV-02"


@pytest.mark.row("R-A.3-D1")
def test_a_portfolio_is_made_of_own_entries_and_of_what_is_recorded_anyway(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    place = f"/participants/{school.people['mentor']}"
    entry = {"on": "2024-05-01", "kind": "award", "text": "Победитель конкурса «Учитель года»"}
    school.do("mentor", f"{place}/portfolio", entry, about=place)
    lines = school.see("curator", f"{place}/portfolio")
    assert [line["text"] for line in lines] == [
        f"Назначен наставником приказом от {school.today:%d.%m.%Y}",
        "Победитель конкурса «Учитель года»",
    ]
    assert school.ask("mentee", f"{place}/portfolio").status_code == 404


@pytest.mark.row("R-A.3-D1", "R-A.3-00")
def test_the_roadmap_knows_of_portfolios_of_mentors_only(school: School) -> None:
    approved(school)
    entry = {"on": "2024-05-01", "kind": "award", "text": "Победитель конкурса"}
    for name in ("mentee", "mentor"):
        place = f"/participants/{school.people[name]}"
        school.do(name, f"{place}/portfolio", entry, about=place)
        assert "R-A.3-D1" in stage(school, 3)["blockers"]
    school.offer("mentor", "methods")
    assert "R-A.3-D1" not in stage(school, 3)["blockers"]
    (item,) = (one for one in stage(school, 3)["items"] if one["id"] == "R-A.3-D1")
    assert item["evidence"] == [{"source": "portfolio", "on": str(school.today)}]
    mentor = str(school.people["mentor"])
    assert {"participant": mentor, "kind": "award"} in told_of(school, "PortfolioUpdated", count=2)


@pytest.mark.row("R-1.3-04")
def test_everybody_sees_all_that_is_recorded_about_him_and_who_has_looked(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.fixed()
    analyse(school, "mentee")
    person = school.people["mentee"]
    record = {
        "kind": "needs-interview",
        "facts": {"day": str(school.today), "persons": [str(person)], "format": "interview"},
        "text": "Уточнены запросы",
    }
    school.do("curator", "/records", record)
    school.see("curator", f"/participants/{person}")
    seen = school.see("mentee", f"/participants/{person}/everything")
    assert seen["card"]["name"] == "Юнова Мария Львовна"
    assert seen["card"]["analyses"][0]["method"] == "interview"
    assert [one["purpose"] for one in seen["card"]["consents"]] == ["join-match"]
    assert [one["id"] for one in seen["matches"]] == [str(match)]
    assert "fix-pairs" in {one["kind"] for one in seen["orders"]}
    assert [one["text"] for one in seen["records"]] == ["Уточнены запросы"]
    assert "Проанализированы потребности: собеседование" in {one["words"] for one in seen["history"]}
    assert str(school.people["curator"]) in {one["actor"] for one in seen["disclosures"]}
    for name in ("mentor", "curator", "head"):
        assert school.ask(name, f"/participants/{person}/everything").status_code == 404
