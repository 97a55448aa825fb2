"""What makes an order on mentors and pairs lawful: consents that are live at its signing, and the appointment."""

from datetime import timedelta

import pytest

from tests.registry.school_year import introduced
from tests.registry.town import School


@pytest.mark.row("R-3.2-01")
def test_nobody_is_appointed_mentor_who_has_not_consented_or_thought_better_of_it(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    school.regime("mentor")
    place = f"/participants/{school.people['mentor']}"
    draft = school.draft("appoint-mentors", {"persons": [str(school.people["mentor"])]})
    assert school.refused("head", "/orders", draft)["rule"] == "INV-06"
    school.consent("mentor", "be-mentor")
    school.do("mentor", f"{place}/consents/withdrawal", {"purpose": "be-mentor"}, about=place)
    assert school.refused("head", "/orders", draft)["rule"] == "INV-06"
    school.consent("mentor", "be-mentor")
    school.do("head", "/orders", draft)
    (consent,) = school.see("curator", "/consents", purpose="be-mentor", live=True)["items"]
    assert consent["signature"] == "simple"


@pytest.mark.row("R-3.2-01")
def test_a_consent_signed_after_the_order_makes_no_mentor(school: School) -> None:
    introduced(school, ago=7)
    school.offer("mentor", "methods")
    before, yesterday = (str(school.today - timedelta(days)) for days in (7, 1))
    school.regime("mentor", since=before)
    school.consent("mentor", "be-mentor")
    draft = school.draft("appoint-mentors", {"persons": [str(school.people["mentor"])]})
    assert school.refused("head", "/orders", draft | {"dated": yesterday})["rule"] == "INV-06"
    school.do("head", "/orders", draft)


@pytest.mark.row("R-3.2-02")
def test_a_mentor_whom_no_order_appointed_gets_no_pair(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    school.consent("mentor", "be-mentor")
    school.register("mentor")
    match = school.agreed()
    draft = school.draft("fix-pairs", {"matches": [str(match)]})
    assert school.refused("head", "/orders", draft)["rule"] == "R-3.2-02"
    school.regime("mentor")
    order = school.order("appoint-mentors", {"persons": [str(school.people["mentor"])]})
    history = school.see("curator", f"/participants/{school.people['mentor']}/history")
    assert str(order) in {entry["basis"] for entry in history}
    school.do("head", "/orders", draft)


@pytest.mark.row("R-3.3-05", "R-6.2-03")
def test_a_pair_is_fixed_by_the_head_with_everybodys_consent_and_read_by_them(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    place = f"/participants/{school.people['mentee']}"
    about = {"purpose": "join-match", "match": str(match)}
    school.do("mentee", f"{place}/consents/withdrawal", about, about=place)
    draft = school.draft("fix-pairs", {"matches": [str(match)]})
    assert school.refused("head", "/orders", draft)["rule"] == "INV-06"
    assert school.see("head", f"/matches/{match}")["effective"] is None
    school.consent("mentee", "join-match", match)
    assert school.refused("curator", "/orders", draft)["status"] == 403
    order = school.do("head", "/orders", draft)
    school.do("mentee", f"/orders/{order}/acquaintances")
    sheet = {one["person"]: one["acknowledged_on"] for one in school.see("head", f"/orders/{order}")["concerns"]}
    assert sheet == {
        str(school.people["mentor"]): None,
        str(school.people["mentee"]): str(school.today),
    }
    assert school.see("head", f"/matches/{match}")["effective"] == str(school.today)


@pytest.mark.row("R-1.3-07")
def test_every_entry_of_a_history_says_who_did_it_and_for_whom(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    place = f"/participants/{school.people['mentor']}/history"
    entries = school.see("curator", place)
    assert all(entry["actor"] and entry["role"] for entry in entries)
    assert {entry["role"] for entry in entries} == {"head", "mentor", "curator"}
    assert school.town.client.get(place).status_code == 401
