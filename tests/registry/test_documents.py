"""Forms of consent, consents to publish, the code of ethics; and who has got acquainted with what."""

from datetime import timedelta
from uuid import UUID

import pytest
from contracts.workdays import plus_working_days

from tests.registry.given_evidence import law
from tests.registry.school_year import introduced
from tests.registry.town import Json, School, told_of

SITE = "https://s1.example"
GUEST: Json = {
    "staff_number": "В-1",
    "name": "Гостев Илья Ильич",
    "email": "gostev@u.example",
    "position": "доцент",
    "pedagogical": False,
    "experience_years": 9,
    "young": False,
}


def withdraw(school: School, name: str, **about: str) -> None:
    place = f"/participants/{school.people[name]}"
    school.do(name, f"{place}/consents/withdrawal", about, about=place)


def documents(school: School) -> dict[str, Json]:
    return {item["kind"]: item for item in school.see("mentor", "/school-documents")}


def outstanding(school: School, reader: str = "curator") -> dict[str, set[str]]:
    rows = school.see(reader, "/acknowledgements/outstanding")["items"]
    return {row["id"]: {missing["act"] for missing in row["missing"]} for row in rows}


def acknowledge(school: School, name: str, act: str, document: str | UUID) -> None:
    school.do(name, "/acknowledgements", {"act": act, "document": str(document)})


@pytest.mark.row("R-A.1-D4")
def test_a_consent_remembers_the_version_of_the_form_that_the_school_had(school: School) -> None:
    school.organised()
    school.consent("mentor", "personal-data")
    school.do("curator", "/consent-forms", {"purpose": "personal-data", "text": "Я даю согласие"})
    school.consent("mentee", "personal-data")
    rows = school.see("curator", "/consents", purpose="personal-data")["items"]
    assert {row["participant"]: row["form"] for row in rows} == {
        str(school.people["mentor"]): None,
        str(school.people["mentee"]): 1,
    }
    form = documents(school)["consent-form"]
    assert (form["purpose"], form["text"]) == ("personal-data", "Я даю согласие")


@pytest.mark.row("R-A.1-D4")
def test_one_paper_is_no_consent_to_two_things(school: School) -> None:
    school.organised()
    signature = {"kind": "paper", "reference": "С-7/2025"}
    school.consent("mentor", "personal-data", signature=signature)
    place = f"/participants/{school.people['mentor']}"
    body = {"purpose": "be-mentor", "signed_on": str(school.today), "signature": signature}
    assert school.refused("mentor", f"{place}/consents", body, about=place)["rule"] == "INV-27"


@pytest.mark.parametrize("purpose", ["transfer-to-office", "recording", "electronic-documents"])
def test_each_further_purpose_is_consented_to_by_itself(school: School, purpose: str) -> None:
    school.organised()
    school.consent("mentee", purpose)
    assert told_of(school, "ConsentGiven")[-1]["purpose"] == purpose


@pytest.mark.row("R-8.1-03")
def test_who_lets_be_published_says_what_where_and_until_when_and_takes_it_back(school: School) -> None:
    school.organised()
    scope = school.distribution("name", "photo")
    school.consent("mentor", "distribution", distribution=scope)
    given = told_of(school, "ConsentGiven")[-1]
    assert {"categories": given["categories"], "url": given["url"], "until": given["until"]} == {
        "categories": ["name", "photo"],
        "url": SITE,
        "until": str(school.today + timedelta(days=30)),
    }
    withdraw(school, "mentor", purpose="distribution", url=SITE)
    taken = told_of(school, "ConsentWithdrawn")[-1]
    assert taken["due"] == str(plus_working_days(school.today, 3))
    assert (taken["categories"], taken["url"]) == (["name", "photo"], SITE)
    (row,) = school.see("curator", "/consents", purpose="distribution")["items"]
    assert (row["withdrawn_on"], row["stop_due"], row["stopped_on"]) == (str(school.today), taken["due"], None)


def test_the_curator_says_once_that_what_rested_on_a_withdrawn_consent_has_stopped(school: School) -> None:
    school.organised()
    school.consent("mentor", "distribution", distribution=school.distribution("name"))
    place, what = f"/participants/{school.people['mentor']}", {"purpose": "distribution", "url": SITE}
    stop = f"{place}/consents/stopping"
    assert school.refused("curator", stop, what, about=place)["type"].endswith(":nothing-to-stop")
    withdraw(school, "mentor", **what)
    school.do("curator", stop, what, about=place)
    told = told_of(school, "ProcessingStopped")[-1]
    assert (told["participant"], told["url"]) == (str(school.people["mentor"]), SITE)
    (row,) = school.see("curator", "/consents", purpose="distribution")["items"]
    assert row["stopped_on"] == str(school.today)
    assert school.refused("curator", stop, what, about=place)["type"].endswith(":already-stopped")


@pytest.mark.parametrize("who", ["mentor", "other"])
def test_data_are_to_be_destroyed_where_nothing_but_the_consent_allowed_to_keep_them(school: School, who: str) -> None:
    school.organised()
    basis = {"reference": "Договор № 5", "valid_until": str(school.today + timedelta(days=90))}
    school.people["other"] = school.do("curator", "/participants", GUEST | {"external_basis": basis})
    school.consent(who, "personal-data")
    withdraw(school, who, purpose="personal-data")
    taken = told_of(school, "ConsentWithdrawn")[-1]
    assert taken["due"] == str(plus_working_days(school.today, 10))
    assert taken["destroy_due"] == (str(school.today + timedelta(days=30)) if who == "other" else None)


@pytest.mark.row("R-4.2-01", "R-5.2-03")
def test_whoever_takes_part_is_flagged_until_acquainted_with_the_regulation(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    school.need("mentee", "methods")
    mentor, mentee = str(school.people["mentor"]), str(school.people["mentee"])
    assert set(outstanding(school)) == {mentor, mentee}
    assert set(outstanding(school, "mentee")) == {mentee}
    edition = school.see("mentor", "/school")["edition"]["id"]
    acknowledge(school, "mentor", "edition", edition)
    assert all("edition" not in acts for id, acts in outstanding(school).items() if id == mentor)
    assert "edition" in outstanding(school)[mentee]
    unknown = {"act": "edition", "document": mentee}
    assert school.refused("mentee", "/acknowledgements", unknown)["type"].endswith(":not-found")


@pytest.mark.row("R-5.2-01")
def test_the_reading_list_is_the_acts_that_the_edition_in_force_rests_on(school: School) -> None:
    first, second = str(law(school)), str(law(school, number="3273-р", type="resolution"))
    before = str(school.today - timedelta(days=1))
    school.order("approve-regulation", school.regulation() | {"sources": [first]}, dated=before)
    school.need("mentee", "methods")

    def unread() -> set[str]:
        (row,) = school.see("mentee", "/acknowledgements/outstanding")["items"]
        return {missing["document"] for missing in row["missing"] if missing["act"] == "source"}

    assert unread() == {first}
    acknowledge(school, "mentee", "source", first)
    assert unread() == set()
    school.order("approve-regulation", school.regulation() | {"sources": [first, second]})
    assert unread() == {second}


@pytest.mark.row("R-4.2-01")
def test_a_new_edition_is_to_be_acknowledged_anew(school: School) -> None:
    introduced(school)
    school.offer("mentor", "methods")
    acknowledge(school, "mentor", "edition", school.see("mentor", "/school")["edition"]["id"])
    mentor = str(school.people["mentor"])
    assert "edition" not in outstanding(school).get(mentor, set())
    sources = [str(school.do("head", "/legal-sources/well-known"))]
    school.order("approve-regulation", school.regulation() | {"sources": sources})
    assert "edition" in outstanding(school)[mentor]


@pytest.mark.row("R-1.3-06")
def test_the_code_of_ethics_is_acknowledged_and_others_are_told(school: School) -> None:
    school.organised()
    school.do("head", "/ethics-codes", {"text": "Наставник и наставляемый уважают друг друга"})
    school.need("mentee", "methods")
    mentee = str(school.people["mentee"])
    assert "ethics-code" in outstanding(school)[mentee]
    code = documents(school)["ethics-code"]["id"]
    acknowledge(school, "mentee", "ethics-code", code)
    assert "ethics-code" not in outstanding(school).get(mentee, set())
    assert told_of(school, "ActAcknowledged") == [{"participant": mentee, "act": "ethics-code", "document": code}]
