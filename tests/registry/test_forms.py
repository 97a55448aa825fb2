"""Forms and kinds of 2.3, shown through the interface."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.registry.town import School, body, place, told_of


def reverse(school: School, **changes: Any) -> tuple[UUID, UUID]:
    school.mentors("mentor", "mentee")
    school.need("mentor", "digital")
    there = school.agreed(kinds=["reverse"])
    pair = {"kinds": ["reverse"], "direction": "digital", "counterpart": str(there)}
    return there, school.agreed("mentee", ("mentor",), **(pair | changes))


@pytest.mark.row("R-1.2-06", "R-2.3-12")
@pytest.mark.parametrize("changes", [{"forms": []}, {"kinds": []}, {"kinds": ["speed"]}, {"forms": ["speed"]}])
def test_a_pair_has_a_form_and_a_kind_and_speed_mentoring_is_neither(school: School, changes: dict[str, Any]) -> None:
    school.organised()
    assert school.refused("curator", "/matches", body(school, **changes))["status"] == 422


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


@pytest.mark.row("R-2.3-10")
def test_the_way_back_is_of_the_same_two_people_in_another_direction(school: School) -> None:
    school.organised()
    school.mentors("mentor", "mentee")
    there = school.proposed(kinds=["reverse"])
    for name in ("mentor", "second"):
        school.need(name, "methods", "digital")
    people = {"mentor": str(school.people["mentee"]), "mentees": [str(school.people["mentor"])]}
    back = body(school, **people, kinds=["reverse"], direction="digital", counterpart=str(there))
    stranger = back | {"mentees": [str(school.people["second"])]}
    assert school.refused("curator", "/matches", stranger)["rule"] == "R-2.3-10"
    assert school.refused("curator", "/matches", back | {"direction": "methods"})["rule"] == "INV-02"
    school.do("curator", "/matches", back)


@pytest.mark.row("R-2.3-02")
def test_the_head_as_mentor_has_the_pair_approved_by_another_or_says_why(school: School) -> None:
    """By the form «руководитель – педагог»."""
    school.organised()
    head = place(school, "head")
    school.do("curator", f"{head}/card", {"pedagogical": True, "experience_years": 25}, about=head)
    school.mentors("head")
    match = school.agreed("head", forms=["head-teacher"])
    content = {"matches": [str(match)]}
    assert school.refused("head", "/orders", school.draft("fix-pairs", content))["rule"] == "A-05"
    order = school.order("fix-pairs", content, deviations={"A-05": "Заместителя, который мог бы подписать, нет"})
    assert school.see("head", f"/matches/{match}")["order"] == str(order)
    assert "A-05" in {fact["rule"] for fact in told_of(school, "DeviationRecorded")}


@pytest.mark.row("R-2.3-02")
def test_the_acting_head_approves_the_pair_of_the_head_without_a_reason(school: School) -> None:
    school.organised()
    head, today = place(school, "head"), str(school.today)
    school.do("curator", f"{head}/card", {"pedagogical": True, "experience_years": 25}, about=head)
    school.mentors("head")
    match = school.agreed("head", forms=["head-teacher"])
    acting = {"person": str(school.people["other"]), "since": today, "until": today}
    school.order("appoint-acting-head", acting)
    school.people["acting_head"] = school.people["other"]
    order = school.do("acting_head", "/orders", school.draft("fix-pairs", {"matches": [str(match)]}))
    assert school.see("head", f"/orders/{order}")["deviations"] == []
    assert school.see("head", f"/matches/{match}")["state"] == "assigned"


@pytest.mark.row("R-2.3-03")
def test_an_employer_mentors_a_student_when_both_cards_say_so(school: School) -> None:
    school.organised()

    def enter(name: str, number: str, role: str, **changes: Any) -> None:
        entry = {
            "staff_number": number,
            "name": "Заречный Иван Ильич",
            "email": f"{name}@s.example",
            "position": "специалист",
            "pedagogical": False,
            "experience_years": 9,
            "young": True,
            "role_type": role,
        }
        school.people[name] = school.do("curator", "/participants", entry | changes)

    basis = {"reference": "Договор о сотрудничестве № 5", "valid_until": str(school.today + timedelta(days=300))}
    enter("other", "501", "employer", external_basis=basis)
    enter("mentee", "502", "student", experience_years=0)
    school.consent("other", "personal-data")
    school.offer("other", "methods", capacity=1)
    school.need("mentee", "methods")
    people = {"mentor": str(school.people["other"]), "mentees": [str(school.people["mentee"])]}
    assert school.refused("curator", "/matches", body(school, **people))["rule"] == "R-2.3-01"
    match = school.do("curator", "/matches", body(school, **people, forms=["employer-student"]))
    assert school.see("curator", f"/matches/{match}")["forms"] == ["employer-student"]
