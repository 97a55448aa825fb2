"""Mentoring and labour law: the regime, the agreement before the start, notice, and what an external mentor shows."""

from datetime import timedelta
from typing import Any

import pytest
from contracts.workdays import plus_working_days

from tests.registry.town import Json, School, told_of

ASSIGNMENT = "assignment-351-8"
TEXTS = {
    "content": "Помощь молодому учителю",
    "terms": "Учебный год",
    "form": "Традиционное, очно",
    "pay": "15 % оклада",
}


def agreement(school: School, name: str = "mentor", **changes: str) -> None:
    place, today = f"/participants/{school.people[name]}", str(school.today)
    body = {"number": "ДС-1/2025", "signed_on": today, "since": today, **TEXTS}
    school.do("head", f"{place}/labour-agreements", body | changes, about=place)


def willing(school: School, name: str = "mentor") -> Json:
    """What the head appoints by; consent and offer are there, the regime is not."""
    school.offer(name, "methods")
    school.consent(name, "be-mentor")
    return school.draft("appoint-mentors", {"persons": [str(school.people[name])]})


def fixing(school: School) -> Json:
    """Everything but the agreement is there."""
    school.organised()
    appointing = willing(school)
    school.regime("mentor", ASSIGNMENT)
    school.do("head", "/orders", appointing)
    school.register("mentor")
    return school.draft("fix-pairs", {"matches": [str(school.agreed())]})


def relieving(school: School, ground: str, days: int, **changes: object) -> Json:
    content = {
        "person": str(school.people["mentor"]),
        "ground": ground,
        "since": str(school.today + timedelta(days=days)),
    }
    return school.draft("relieve-mentor", content | changes)


def mentoring(school: School, regime: str = ASSIGNMENT) -> None:
    school.organised(cancellation_working_days=5)
    appointing = willing(school)
    school.regime("mentor", regime)
    school.do("head", "/orders", appointing)


@pytest.mark.row("R-3.2-01")
def test_nobody_is_appointed_without_consent_or_without_a_legal_basis(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    draft = school.draft("appoint-mentors", {"persons": [str(school.people["mentor"])]})
    assert school.refused("head", "/orders", draft)["rule"] == "INV-06"
    school.consent("mentor", "be-mentor")
    assert school.refused("head", "/orders", draft)["rule"] == "A-15"
    school.regime("mentor")
    school.do("head", "/orders", draft)
    assert told_of(school, "MentorRegimeRecorded")[0]["regime"] == "job-function"


def test_before_the_labour_code_spoke_of_it_no_regime_is_asked_for(school: School) -> None:
    order = {"dated": "2025-02-28"}
    school.order("approve-regulation", school.regulation(), **order)
    school.order("appoint-curator", {"person": str(school.people["curator"])}, **order)
    school.offer("mentor", "methods")
    school.consent("mentor", "be-mentor", signed_on="2025-02-28")
    appointment = school.order("appoint-mentors", {"persons": [str(school.people["mentor"])]}, **order)
    assert school.see("head", f"/orders/{appointment}")["dated"] == order["dated"]
    assert school.see("head", f"/participants/{school.people['mentor']}")["labour"]["regimes"] == []


def test_an_assignment_starts_with_an_agreement_on_all_four_things(school: School) -> None:
    draft = fixing(school)
    assert school.refused("head", "/orders", draft)["rule"] == "INV-26"
    place, today = f"/participants/{school.people['mentor']}", str(school.today)
    lacking = {"number": "ДС-1", "signed_on": today, "since": today, **TEXTS}
    del lacking["pay"]
    assert school.refused("head", f"{place}/labour-agreements", lacking, about=place)["errors"][0]["pointer"] == "/pay"
    agreement(school)
    school.do("head", "/orders", draft)
    seen = school.see("mentor", place)["labour"]["agreements"][0]
    assert {name: seen[name] for name in TEXTS} == TEXTS
    assert "оклада" not in str(told_of(school, "LabourAgreementSigned"))
    assert school.see("mentee", place)["labour"] is None


def test_who_mentors_by_job_function_needs_no_agreement(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.fixed()
    assert school.see("head", f"/matches/{match}")["state"] == "assigned"
    assert school.see("head", f"/participants/{school.people['mentor']}")["labour"]["agreements"] == []


def test_the_employer_gives_notice_of_as_many_working_days_as_the_edition_says(school: School) -> None:
    mentoring(school)
    enough = (plus_working_days(school.today, 5) - school.today).days + 1
    told = {"notified_on": str(school.today)}
    for draft in (relieving(school, "employer", enough), relieving(school, "employer", enough - 1, **told)):
        assert school.refused("head", "/orders", draft)["rule"] == "INV-25"
    order = school.do("head", "/orders", relieving(school, "employer", enough, **told))
    fact = told_of(school, "MentorRelieved")[0]
    assert fact == {
        "participant": str(school.people["mentor"]),
        "order": str(order),
        "ground": "employer",
        "effective": str(school.today + timedelta(days=enough)),
    }


@pytest.mark.parametrize(("regime", "ground"), [(ASSIGNMENT, "resignation"), ("job-function", "employer")])
def test_a_resignation_and_a_job_function_need_no_notice(school: School, regime: str, ground: str) -> None:
    mentoring(school, regime)
    school.do("head", "/orders", relieving(school, ground, 0))
    assert school.see("curator", "/participants", role="mentor")["items"][0]["relieved_from"] == str(school.today)


def test_a_relieved_mentor_gets_no_pair_until_appointed_anew(school: School) -> None:
    mentoring(school, "job-function")
    school.register("mentor")
    fix = school.draft("fix-pairs", {"matches": [str(school.agreed())]})
    school.do("head", "/orders", relieving(school, "agreement", 0))
    assert school.refused("head", "/orders", fix)["rule"] == "R-3.2-02"
    school.order("appoint-mentors", {"persons": [str(school.people["mentor"])]})
    school.do("head", "/orders", fix)


def test_an_agreement_ends_with_the_mentoring_it_is_about(school: School) -> None:
    draft = fixing(school)
    agreement(school)
    school.do("head", "/orders", relieving(school, "resignation", 0))
    school.order("appoint-mentors", {"persons": [str(school.people["mentor"])]})
    assert school.refused("head", "/orders", draft)["rule"] == "INV-26"
    agreement(school, number="ДС-2/2025")
    school.do("head", "/orders", draft)


def external(school: School, days: int = 365, **changes: Any) -> None:
    basis = {"reference": "Договор о сотрудничестве № 5", "valid_until": str(school.today + timedelta(days=days))}
    body = {
        "staff_number": "В-1",
        "name": "Гостев Илья Ильич",
        "email": "gostev@u.example",
        "position": "доцент",
        "pedagogical": False,
        "experience_years": 9,
        "young": False,
        "external_basis": basis,
    }
    school.people["other"] = school.do("curator", "/participants", body | changes)


def clear(school: School, kind: str, days: int = 30) -> None:
    place = f"/participants/{school.people['other']}"
    term = {"issued": str(school.today - timedelta(days=9)), "valid_until": str(school.today + timedelta(days=days))}
    school.do("curator", f"{place}/clearances", {"kind": kind, "number": "СП-7/2025", **term}, about=place)


@pytest.mark.row("R-1.2-04")
def test_a_social_partners_employee_is_curator_for_a_recorded_reason_only(school: School) -> None:
    school.organised()
    external(school)
    content = {"person": str(school.people["other"])}
    assert school.refused("head", "/orders", school.draft("appoint-curator", content))["rule"] == "INV-08"
    school.order("appoint-curator", content, deviations={"INV-08": "Программы ведёт сотрудник университета"})
    assert school.see("head", "/school")["curator"]["person"] == content["person"]


@pytest.mark.row("R-A.1-D4")
def test_an_external_specialist_is_in_no_bank_before_he_consents(school: School) -> None:
    school.organised()
    external(school)
    place = f"/participants/{school.people['other']}"
    offer = {"competences": ["methods"], "capacity": 1}
    assert school.refused("other", f"{place}/mentor-profile", offer, about=place)["rule"] == "R-A.1-D4"
    assert school.refused("other", f"{place}/needs", {"needs": ["digital"]}, about=place)["rule"] == "R-A.1-D4"
    school.consent("other", "personal-data")
    school.offer("other", "methods")
    school.need("other", "digital")


@pytest.mark.row("R-A.3-D4")
def test_an_external_mentor_is_in_no_order_without_valid_clearances(school: School) -> None:
    school.organised()
    external(school)
    school.consent("other", "personal-data")
    draft = willing(school, "other")
    school.regime("other", "external")
    clear(school, "criminal-record")
    assert school.refused("head", "/orders", draft)["rule"] == "R-A.3-D4"
    clear(school, "medical", days=-1)
    assert school.refused("head", "/orders", draft)["rule"] == "R-A.3-D4"
    clear(school, "medical")
    school.do("head", "/orders", draft)
    fact = told_of(school, "ClearanceAttested", 3)[-1]
    assert fact["until"] == str(school.today + timedelta(days=30))
    assert "number" not in fact


@pytest.mark.row("R-1.2-01")
def test_an_external_mentors_basis_is_renewed_on_his_card(school: School) -> None:
    school.organised()
    external(school, days=-1)
    school.consent("other", "personal-data")
    place = f"/participants/{school.people['other']}"
    offer = {"competences": ["methods"], "capacity": 1}
    assert school.refused("other", f"{place}/mentor-profile", offer, about=place)["rule"] == "INV-24"
    basis = {"reference": "Договор № 6", "valid_until": str(school.today + timedelta(days=90))}
    school.do("curator", f"{place}/card", {"external_basis": basis}, about=place)
    school.offer("other", "methods")
    assert school.see("other", place)["external_basis"] == "Договор № 6"
    told = [one for one in told_of(school, "ParticipantRegistered", 8) if one["external"]]
    assert [one["external_until"] for one in told][1:] == [basis["valid_until"]]
    clerk = f"/participants/{school.people['clerk']}"
    assert school.refused("clerk", f"{clerk}/mentor-profile", offer, about=clerk)["rule"] == "INV-01"
