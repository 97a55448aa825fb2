"""Who suits whom, shown through the interface: conditions first, scores explained, suggestions, forms, waiting."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from contracts.workdays import plus_working_days

from tests.registry.town import Json, School, told_of, until


def place(school: School, name: str) -> str:
    return f"/participants/{school.people[name]}"


def evaluation(school: School, mentor: str = "mentor", mentee: str = "mentee", direction: str = "methods") -> Json:
    asked = {"mentor": str(school.people[mentor]), "mentees": [str(school.people[mentee])], "direction": direction}
    answer: Json = school.see("curator", "/matches/evaluation", **asked)
    return answer


def body(school: School, **changes: Any) -> Json:
    return {
        "mentor": str(school.people["mentor"]),
        "mentees": [str(school.people["mentee"])],
        "direction": "methods",
        "forms": ["teacher-teacher"],
        "kinds": ["traditional"],
    } | changes


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


@pytest.mark.row("R-1.2-06", "R-2.3-01", "R-2.3-14")
def test_a_form_admits_roles_on_both_sides(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    school.need("mentee", "methods")
    forms = {row["form"]: row for row in school.see("curator", "/forms")}
    assert (forms["teacher-teacher"]["mentors"], forms["teacher-teacher"]["mentees"]) == (["teacher"], ["teacher"])
    assert "experienced-beginner" in forms["schoolteachers"]["roles"]
    for form in ("employer-student", "university-school", "head-teacher"):
        assert school.refused("curator", "/matches", body(school, forms=[form]))["rule"] == "R-2.3-01"
    role = "experienced-beginner"
    assert school.refused("curator", "/matches", body(school, form_role=role))["type"].endswith(":role-of-another-form")
    match = school.do("curator", "/matches", body(school, forms=["schoolteachers"], form_role=role))
    assert school.see("curator", f"/matches/{match}")["form_role"] == role


@pytest.mark.row("R-2.3-04", "R-2.3-06", "R-2.2-04")
def test_forms_and_kinds_are_combined_and_a_pair_has_one_mentee(school: School) -> None:
    school.organised()
    school.mentors("mentor", capacity=2)
    school.need("mentee", "methods")
    kinds = ["virtual", "situational"]
    match = school.do("curator", "/matches", body(school, forms=["teacher-teacher", "schoolteachers"], kinds=kinds))
    seen = school.see("mentor", f"/matches/{match}")
    assert (seen["forms"], seen["kinds"]) == (["teacher-teacher", "schoolteachers"], kinds)
    two = [str(school.people[name]) for name in ("mentee", "second")]
    school.need("second", "methods")
    assert school.refused("curator", "/matches", body(school, mentees=two))["rule"] == "INV-04"


@pytest.mark.row("R-2.3-03", "R-1.2-06")
def test_a_school_adds_a_form_of_its_own_with_roles_of_both_sides(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods", capacity=1)
    school.need("mentee", "methods")
    form = {"title": "педагог – педагог-предметник", "mentors": ["teacher"], "mentees": []}
    assert school.refused("curator", "/forms", form)["rule"] == "R-2.3-03"
    school.do("curator", "/forms", form | {"mentees": ["teacher"]})
    own = next(row for row in school.see("mentor", "/forms") if row["id"])
    assert (own["form"], own["title"]) == ("other", form["title"])
    unnamed = school.refused("curator", "/matches", body(school, forms=["other"]))
    assert unnamed["type"].endswith(":form-unknown")
    match = school.do("curator", "/matches", body(school, forms=["other"], custom_form=own["id"]))
    assert school.see("curator", f"/matches/{match}")["custom_form"] == own["id"]


@pytest.mark.row("R-A.5-02")
def test_a_pair_that_has_not_met_is_approved_with_a_reason_only(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.proposed()
    for name in ("mentor", "mentee"):
        school.do(name, f"/matches/{match}/interest", {"interested": True, "trial": {"waived": True}})
        school.do(name, f"/matches/{match}/confirmation")
        school.consent(name, "join-match", match)
    school.do("curator", f"/matches/{match}/confirmation")
    content = {"matches": [str(match)]}
    assert school.refused("head", "/orders", school.draft("fix-pairs", content))["rule"] == "R-A.5-02"
    school.order("fix-pairs", content, deviations={"R-A.5-02": "Работают вместе второй год"})
    assert school.see("head", f"/matches/{match}")["state"] == "assigned"


@pytest.mark.row("R-A.5-02")
def test_both_meetings_are_recorded_before_the_order(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    seen = school.see("mentor", f"/matches/{match}")
    assert seen["planned_on"] == str(school.today)
    strange = school.send("other", f"/matches/{match}/planning-meeting", {"held_on": str(school.today)})
    assert strange.status_code == 403


def reverse(school: School, **changes: Any) -> tuple[UUID, UUID]:
    school.mentors("mentor", "mentee")
    school.need("mentor", "digital")
    there = school.agreed(kinds=["reverse"])
    pair = {"kinds": ["reverse"], "direction": "digital", "counterpart": str(there)}
    return there, school.agreed("mentee", ("mentor",), **(pair | changes))


@pytest.mark.row("R-2.3-10", "R-2.2-04")
def test_that_the_younger_teaches_the_elder_is_attested_and_no_birth_date_asked(school: School) -> None:
    school.organised()
    content = {"matches": [str(match) for match in reverse(school)]}
    assert school.refused("head", "/orders", school.draft("fix-pairs", content))["rule"] == "A-08"
    school.order("fix-pairs", content, deviations={"A-08": "Ровесники, но опыт разный"})


@pytest.mark.row("R-2.3-10")
def test_a_reverse_pair_is_two_directions_each_with_its_own_consent_and_appointment(school: School) -> None:
    school.organised()
    there, back = reverse(school, younger_attested=True)
    half = school.refused("head", "/orders", school.draft("fix-pairs", {"matches": [str(there)]}))
    assert half["rule"] == "R-2.3-10"
    mentee = place(school, "mentee")
    withdrawn = {"purpose": "join-match", "match": str(back)}
    school.do("mentee", f"{mentee}/consents/withdrawal", withdrawn, about=mentee)
    content = {"matches": [str(there), str(back)]}
    assert school.refused("head", "/orders", school.draft("fix-pairs", content))["rule"] == "INV-06"
    school.consent("mentee", "join-match", back)
    school.order("fix-pairs", content)
    assert [school.see("head", f"/matches/{match}")["state"] for match in (there, back)] == ["assigned", "assigned"]


def group(school: School) -> UUID:
    school.organised(group_recovery_working_days=5)
    school.mentors("mentor", capacity=2)
    return school.fixed(mentees=("mentee", "second"))


def change(school: School, match: UUID, **content: Any) -> Json:
    named = {key: [str(school.people[name]) for name in value] for key, value in content.items() if key != "pair"}
    converted = {"convert_to_pair": content["pair"]} if "pair" in content else {}
    return school.draft("change-group", {"match": str(match), **named, **converted})


@pytest.mark.row("R-2.3-08")
def test_a_group_is_two_or_more_and_every_one_is_in_the_order(school: School) -> None:
    match = group(school)
    seen = school.see("head", f"/matches/{match}")
    assert (seen["kinds"], len(seen["mentees"])) == (["group"], 2)
    order = school.see("head", f"/orders/{seen['order']}")
    assert {str(school.people[name]) for name in ("mentor", "mentee", "second")} <= {one["person"] for one in order["concerns"]}


@pytest.mark.row("R-2.3-08")
def test_a_group_of_one_has_a_term_and_becomes_a_pair_by_order_only(school: School) -> None:
    match = group(school)
    early = school.refused("head", "/orders", change(school, match, pair=True))
    assert early["rule"] == "INV-04"
    school.do("head", "/orders", change(school, match, leaves=["second"]))
    due = str(plus_working_days(school.today, 5))
    left = {"match": str(match), "mentor": str(school.people["mentor"]), "mentees": [str(school.people["mentee"])]}
    assert told_of(school, "GroupBelowMinimum") == [left | {"due": due}]
    seen = school.see("head", f"/matches/{match}")
    assert (seen["state"], seen["kinds"], seen["below_minimum_until"]) == ("assigned", ["group"], due)
    assert school.see("head", place(school, "mentor"))["load"] == 1
    assert [row["id"] for row in school.see("head", "/waiting")["items"]] == [str(school.people["second"])]
    school.do("head", "/orders", change(school, match, pair=True))
    assert told_of(school, "GroupRecovered") == [left]
    seen = school.see("head", f"/matches/{match}")
    assert (seen["kinds"], seen["below_minimum_until"]) == (["traditional"], None)


@pytest.mark.row("R-2.3-08")
def test_who_joins_a_group_has_consented_is_covered_and_finds_a_place(school: School) -> None:
    match = group(school)
    joining = change(school, match, joins=["clerk"])
    school.need("clerk", "digital")
    assert school.refused("head", "/orders", joining)["rule"] == "INV-03a"
    school.need("clerk", "methods")
    assert school.refused("head", "/orders", joining)["rule"] == "INV-06"
    school.consent("clerk", "join-match", match)
    assert school.refused("head", "/orders", joining)["rule"] == "INV-23"
    school.do("head", "/orders", change(school, match, joins=["clerk"], leaves=["second"]))
    (told,) = told_of(school, "GroupChanged")
    assert (told["joined"], told["left"]) == ([str(school.people["clerk"])], [str(school.people["second"])])
    seen = school.see("clerk", f"/matches/{match}")
    assert seen["below_minimum_until"] is None
    assert set(seen["mentees"]) == {str(school.people[name]) for name in ("mentee", "clerk")}


@pytest.mark.row("R-1.3-05")
def test_a_proposal_that_cannot_come_about_any_more_is_closed(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    match = school.agreed()
    rival = school.proposed("other")
    another = school.proposed("other", direction="digital")
    school.need("mentee", "methods", "digital")
    school.see("curator", "/matches")
    school.order("fix-pairs", {"matches": [str(match)]})
    until(lambda: school.see("curator", f"/matches/{rival}")["state"] == "overtaken")
    assert school.see("curator", f"/matches/{another}")["state"] == "proposed"
    refused = school.refused("mentee", f"/matches/{rival}/confirmation")
    assert refused["type"].endswith(":match-closed")


@pytest.mark.row("R-1.3-05")
def test_who_declines_gives_no_reason_and_leaves_no_trace(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.proposed()
    school.do("mentee", f"/matches/{match}/refusal")
    for name in ("curator", "head"):
        last = school.see(name, f"/matches/{match}/history")[-1]
        assert (last["words"], last["actor"], last["role"]) == ("Пара (группа) не состоялась", "", "")
    (told,) = told_of(school, "MatchDeclined")
    assert set(told) == {"match", "mentor", "mentees"}
