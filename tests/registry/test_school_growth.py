"""A school grows: another name, another head, further editions of its regulation."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.registry.school_year import introduced
from tests.registry.town import Json, School, told_of

TITLE = {"title": "Порядок посещения уроков наставником"}


def local_act(school: School, *, days_ago: int = 0) -> UUID:
    day = str(school.today - timedelta(days=days_ago))
    return school.order("local-act", {"since": day}, texts=TITLE, dated=day)


def legal_source(school: School) -> str:
    answer = school.do("head", "/legal-sources/well-known", {})
    return str(answer)


def founded_a_year_ago(school: School) -> None:
    before = str(school.today - timedelta(days=365))
    school.order("approve-regulation", school.regulation(), dated=before)
    school.order("appoint-curator", {"person": str(school.people["curator"])}, dated=before)


def amended(school: School, **parameters: int) -> Json:
    return school.regulation(**parameters) | {"sources": [legal_source(school)]}


@pytest.mark.row("R-1.1-01")
def test_an_order_of_an_earlier_day_keeps_the_name_the_school_had_then(school: School) -> None:
    older = local_act(school, days_ago=300)
    name = {"name": "Лицей № 1", "short_name": "Л1", "since": str(school.today)}
    assert school.refused("curator", "/school/name", name, **{"If-Match": '"1"'})["status"] == 403
    school.do("head", "/school/name", name, about="/school")
    newer = local_act(school)
    names = [school.see("head", f"/orders/{order}")["school_name"] for order in (older, newer)]
    assert names == ["Школа № 1", "Лицей № 1"]
    assert school.see("mentor", "/school")["short_name"] == "Л1"


@pytest.mark.row("R-1.1-01")
def test_no_school_reads_another_ones_acts(school: School) -> None:
    order, other = local_act(school), school.town.school()
    assert other.ask("head", f"/orders/{order}").status_code == 404
    assert other.see("head", "/local-acts")["items"] == []


def test_another_head_signs_from_his_first_day_on(school: School) -> None:
    former = school.people["head"]
    head = {"name": "Зимина Ольга Юрьевна", "email": "zimina@s.example", "since": str(school.today)}
    assert school.refused("head", f"/schools/{school.id}/head", head)["status"] == 403
    changed = school.send("office", f"/schools/{school.id}/head", head, school=None)
    assert changed.is_success, changed.text
    draft = school.draft("local-act", {"since": str(school.today)}, texts=TITLE)
    assert school.refused("head", "/orders", draft)["status"] == 403
    yesterday = str(school.today - timedelta(days=1))
    school.do("head", "/orders", draft | {"dated": yesterday, "number": "1-в"})
    school.people["head"] = UUID(school.see("mentor", "/school")["head"])
    assert school.people["head"] != former
    school.do("head", "/orders", draft)


@pytest.mark.row("R-A.1-D1", "R-3.1-01")
def test_the_order_that_introduces_mentoring_names_who_is_responsible(school: School) -> None:
    nobody = school.draft("approve-regulation", school.regulation() | {"responsible": []})
    assert school.refused("head", "/orders", nobody)["rule"] == "R-A.1-D1"
    school.organised()
    (edition,) = school.see("mentor", "/editions")
    assert edition["responsible"] == [str(school.people["curator"])]


@pytest.mark.row("R-A.1-D2")
def test_what_the_regulation_lacks_is_asked_for_or_explained(school: School) -> None:
    content = school.regulation() | {"annexes": ["selection", "report-forms"]}
    problem = school.refused("head", "/orders", school.draft("approve-regulation", content))
    assert (problem["rule"], "мотивация наставников" in problem["detail"]) == ("R-A.1-D2", True)
    school.order("approve-regulation", content, deviations={"R-A.1-D2": "Утвердим отдельным положением"})
    assert school.see("head", "/editions")[0]["annexes"] == ["selection", "report-forms"]


@pytest.mark.row("R-9.2-01", "R-1.1-02")
def test_the_regulation_is_amended_because_of_acts_that_are_named(school: School) -> None:
    founded_a_year_ago(school)
    without = school.draft("approve-regulation", school.regulation(mentor_load_cap=3))
    assert school.refused("head", "/orders", without)["rule"] == "R-9.2-01"
    content = amended(school, mentor_load_cap=3)
    school.order("approve-regulation", content)
    diff = school.see("mentor", "/editions/2/diff", **{"with": 1})
    assert diff["changes"] == [{"parameter": "mentor_load_cap", "before": None, "after": 3}]
    assert diff["sources"] == content["sources"]
    assert school.ask("mentor", "/editions/2/diff", **{"with": 3}).status_code == 404


@pytest.mark.row("R-9.1-01", "R-1.1-02")
def test_an_edition_is_in_force_from_its_approval_until_the_next_one(school: School) -> None:
    founded_a_year_ago(school)
    before, today = school.today - timedelta(days=365), school.today
    school.need("mentee", "methods")
    school.order("approve-regulation", amended(school))
    school.need("mentee", "ethics")
    first, second = school.see("head", "/editions")
    assert (first["valid_from"], second["valid_from"]) == (str(before), str(today))
    assert "valid_to" not in second
    history = school.see("curator", f"/participants/{school.people['mentee']}/history")
    assert list(dict.fromkeys(entry["edition"] for entry in history)) == [None, first["id"], second["id"]]


@pytest.mark.row("R-9.2-01")
def test_a_new_edition_is_read_anew_by_everybody_who_takes_part(school: School) -> None:
    founded_a_year_ago(school)
    school.offer("mentor", "methods")
    school.need("mentee", "methods")
    school.see("head", "/participants")
    order = school.order("approve-regulation", amended(school))
    concerned = {one["person"] for one in school.see("head", f"/orders/{order}")["concerns"]}
    assert concerned == {str(school.people[name]) for name in ("curator", "mentor", "mentee")}
    school.do("mentee", f"/orders/{order}/acquaintances")
    read = {one["person"]: one["acknowledged_on"] for one in school.see("head", f"/orders/{order}")["concerns"]}
    assert read[str(school.people["mentee"])] == str(school.today)


@pytest.mark.row("R-3.4-01")
def test_there_is_one_curator_at_a_time(school: School) -> None:
    school.organised()
    reasons = {"INV-08": "Заместитель в отпуске"}
    school.order("appoint-curator", {"person": str(school.people["other"])}, deviations=reasons)
    assert school.see("head", "/school")["curator"]["person"] == str(school.people["other"])
    assert school.refused("curator", "/mentee-pool/actualisations", {})["status"] == 403


@pytest.mark.row("R-3.4-01")
def test_while_the_curator_is_away_another_acts_and_the_one_before_is_curator_again(school: School) -> None:
    introduced(school, ago=20)
    curator, other = school.people["curator"], school.people["other"]
    first, last = school.today - timedelta(days=9), school.today - timedelta(days=1)
    reasons = {"deviations": {"INV-08": "Заместитель в отпуске"}, "dated": str(first)}
    backwards = {"person": str(other), "until": str(first - timedelta(days=1))}
    refusal = school.refused("head", "/orders", school.draft("appoint-curator", backwards, **reasons))
    assert refusal["type"].endswith(":ends-before-start")
    school.order("appoint-curator", {"person": str(other), "until": str(last)}, **reasons)
    school.do("curator", "/mentee-pool/actualisations", {})
    assert school.see("head", "/school")["curator"]["person"] == str(curator)
    today = {"deviations": reasons["deviations"]}
    school.order("appoint-curator", {"person": str(other), "until": str(school.today)}, **today)
    assert school.refused("curator", "/mentee-pool/actualisations", {})["status"] == 403
    seen = school.see("head", "/school")["curator"]
    assert (seen["person"], seen["until"]) == (str(other), str(school.today))
    assert [fact["until"] for fact in told_of(school, "CuratorAppointed", 3)] == [None, str(last), str(school.today)]
