"""Who suits whom, shown through the interface: conditions first, scores explained, suggestions, waiting."""

from datetime import timedelta

import pytest

from tests.registry.town import Json, School, body, place, told_of


def evaluation(school: School, mentor: str = "mentor", mentee: str = "mentee", direction: str = "methods") -> Json:
    asked = {"mentor": str(school.people[mentor]), "mentees": [str(school.people[mentee])], "direction": direction}
    answer: Json = school.see("curator", "/matches/evaluation", **asked)
    return answer


@pytest.mark.row("R-2.3-13", "R-6.1-01")
def test_the_score_is_explained_factor_by_factor_and_by_what_would_change_it(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods", capacity=1)
    school.need("mentee", "methods", "ethics")
    found = evaluation(school)
    assert (found["fits"], all(item["met"] for item in found["conditions"])) == (True, True)
    assert [factor["words"] for factor in found["evaluation"]["factors"]] == [
        "Запрос по направлению пары покрыт компетенцией или личным опытом наставника – 50 из 50",
        "Покрыты и другие запросы: 0 из 1 – 0 из 20",
        "Разница в стаже в пользу наставника, лет: 19 (полный балл – от 5) – 15 из 15",
        "Нет данных: личный опыт наставника никем не подтверждён – 0 из 15",
    ]
    assert found["evaluation"]["score"] == sum(factor["points"] for factor in found["evaluation"]["factors"]) == 65
    assert "Если наставник добавит компетенцию «профессиональная этика» → +20" in [
        item["words"] for item in found["would_change"]
    ]
    school.offer("mentor", "methods", "ethics", capacity=1)
    assert evaluation(school)["evaluation"]["score"] == 85


@pytest.mark.row("R-2.3-13")
def test_the_proposal_keeps_criteria_weights_edition_and_decision(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.proposed()
    seen = school.see("curator", f"/matches/{match}")
    kept = seen["evaluation"]
    assert {factor["code"]: factor["of"] for factor in kept["factors"]} == {
        "direction": 50,
        "other-needs": 20,
        "experience": 15,
        "personal": 15,
    }
    assert kept["edition"] == school.see("curator", "/school")["edition"]["id"]
    assert seen["state"] == "proposed"
    school.offer("mentor", "ethics", capacity=1)
    assert school.see("curator", f"/matches/{match}")["evaluation"] == kept


@pytest.mark.row("R-6.1-01")
def test_a_request_is_covered_by_the_profile_or_by_experience_of_ones_own(school: School) -> None:
    school.organised()
    school.offer("mentor", "digital", capacity=1)
    school.need("mentee", "methods")
    assert school.refused("curator", "/matches", body(school))["rule"] == "INV-03a"
    mentor = place(school, "mentor")
    assert school.refused("mentor", f"{mentor}/experience", {"directions": ["methods"]}, about=mentor)["status"] == 403
    school.do("curator", f"{mentor}/experience", {"directions": ["methods"]}, about=mentor)
    school.do("curator", "/matches", body(school))


@pytest.mark.row("R-6.1-01")
def test_of_a_group_every_mentee_has_a_request_that_the_mentor_covers(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods", capacity=2)
    school.need("mentee", "methods")
    school.need("second", "ethics")
    both = [str(school.people[name]) for name in ("mentee", "second")]
    group = body(school, mentees=both, kinds=["group"])
    assert school.refused("curator", "/matches", group)["rule"] == "INV-03a"
    school.need("second", "ethics", "methods")
    school.do("curator", "/matches", group)


@pytest.mark.row("R-6.1-01", "R-2.3-13", "R-1.2-02")
def test_every_mentor_is_ranked_for_a_mentee_or_excluded_with_the_reason(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods", "ethics", capacity=1)
    school.offer("other", "digital", capacity=1)
    school.offer("mentee", "methods", capacity=1)
    school.need("mentee", "methods", "ethics")
    found = school.see("curator", f"/mentees/{school.people['mentee']}/candidates")
    assert [(one["name"], one["evaluation"]["score"]) for one in found["candidates"]] == [("Иванова Анна Петровна", 85)]
    assert found["candidates"][0]["before_order"] == [
        "Письменное согласие быть наставником",
        "Приказ о назначении наставником",
    ]
    (excluded,) = found["excluded"]
    assert excluded["mentor"] == str(school.people["other"])
    assert {item["condition"]: item["rule"] for item in excluded["conditions"] if not item["met"]} == {
        "covered": "INV-03a"
    }
    oneself = school.refused("curator", "/matches", body(school, mentor=str(school.people["mentee"])))
    assert oneself["rule"] == "INV-02"


@pytest.mark.row("R-2.3-13")
def test_the_mentors_of_a_busy_school_are_excluded_by_name_of_the_condition(school: School) -> None:
    school.organised()
    school.mentors("mentor", capacity=1)
    school.fixed()
    school.need("second", "methods")
    found = school.see("curator", f"/mentees/{school.people['second']}/candidates")
    (full,) = found["excluded"]
    unmet = [(item["condition"], item["words"]) for item in full["conditions"] if not item["met"]]
    assert unmet == [("capacity", "Свободных мест у наставника: 0, нужно 1")]
    assert school.refused("curator", "/matches", body(school))["rule"] == "INV-22"


@pytest.mark.row("R-3.5-03")
def test_the_association_recommends_and_the_curator_proposes_by_it(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    school.need("mentee", "methods")
    wanted = {key: value for key, value in body(school).items() if key not in ("forms", "kinds")}
    assert school.see("association", f"/mentees/{school.people['mentee']}/candidates")["candidates"]
    made = school.do("association", "/matches/recommendations", wanted)
    (row,) = school.see("curator", "/matches/recommendations")["items"]
    assert (row["id"], row["mentor"], row["match"]) == (str(made), wanted["mentor"], None)
    assert school.send("association", "/matches", body(school)).status_code == 403
    match = school.do("curator", "/matches", body(school, recommendation=str(made)))
    (row,) = school.see("association", "/matches/recommendations")["items"]
    assert row["match"] == str(match)
    assert school.see("curator", f"/matches/{match}")["order"] is None


@pytest.mark.row("R-3.5-02")
def test_the_association_sees_who_is_whose_mentor_from_the_one_bank(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.fixed()
    (row,) = school.see("association", "/matches", state="assigned")["items"]
    assert (row["id"], row["mentees"]) == (str(match), [str(school.people["mentee"])])


@pytest.mark.row("R-2.3-13", "R-6.1-01")
def test_pairs_are_suggested_for_the_whole_school_and_nothing_is_decided(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods", capacity=1)
    school.offer("other", "methods", "digital", capacity=1)
    school.need("mentee", "methods", "digital")
    school.need("second", "methods")
    school.need("clerk", "ethics")
    assert len(school.see("curator", "/waiting")["items"]) == 3
    made = school.do("curator", "/matches/suggestions", {})
    found = school.see("curator", f"/matches/suggestions/{made}")
    names = {str(id): name for name, id in school.people.items()}
    assert {(names[pair["mentor"]], names[pair["mentee"]]) for pair in found["pairs"]} == {
        ("other", "mentee"),
        ("mentor", "second"),
    }
    assert [(names[one["mentee"]], one["reason"], one["most"]) for one in found["left_out"]] == [
        ("clerk", "nobody-fits", "covered")
    ]
    assert (found["blocking"], found["at_most"]) == (0, 2)
    assert school.see("curator", "/matches")["items"] == []


@pytest.mark.row("R-A.5-03")
def test_who_finds_no_place_stays_on_the_waiting_list_and_is_looked_after(school: School) -> None:
    school.organised(waiting_review_days=20)
    school.mentors("mentor", capacity=1)
    school.need("second", "methods")
    match = school.fixed()
    (row,) = school.see("curator", "/waiting")["items"]
    due = str(school.today + timedelta(days=20))
    assert (row["id"], row["since"], row["due"]) == (str(school.people["second"]), str(school.today), due)
    second = place(school, "second")
    school.do("curator", f"{second}/waiting-reviews", {"outcome": "support-offered"}, about=second)
    (row,) = school.see("head", "/waiting")["items"]
    assert (row["reviews"], row["outcome"]) == (1, "support-offered")
    assert told_of(school, "WaitingReviewed") == [
        {"participant": str(school.people["second"]), "outcome": "support-offered", "next_due": due}
    ]
    mentee = place(school, "mentee")
    refused = school.refused("curator", f"{mentee}/waiting-reviews", {"outcome": "continue-search"}, about=mentee)
    assert refused["type"].endswith(":not-waiting")
    assert school.see("head", f"/matches/{match}")["state"] == "assigned"
