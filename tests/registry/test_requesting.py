"""Consents are asked for where they are needed (N-02): by the platform once, by the curator again and again."""

from datetime import timedelta

import pytest

from tests.registry.town import Json, School, told_of

SITE = "https://s1.example"


def asked(school: School) -> list[tuple[str, str]]:
    return [(fact["participant"], fact["purpose"]) for fact in told_of(school, "ConsentRequested")]


@pytest.mark.row("R-3.2-01")
def test_who_offers_to_mentor_is_asked_once_to_consent(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    school.offer("mentor", "methods", "digital")
    assert asked(school) == [(str(school.people["mentor"]), "be-mentor")]
    school.consent("other", "be-mentor")
    school.offer("other", "methods")
    assert len(asked(school)) == 1


@pytest.mark.row("R-A.1-D4")
def test_an_external_specialist_is_asked_to_let_his_data_be_kept(school: School) -> None:
    school.organised()
    basis = {"reference": "Договор № 5", "valid_until": str(school.today + timedelta(days=90))}
    card = {"staff_number": "В-1", "name": "Гостев Илья Ильич", "email": "gostev@u.example", "position": "доцент"}
    facts = {"pedagogical": False, "experience_years": 9, "young": False, "external_basis": basis}
    guest = school.do("curator", "/participants", card | facts)
    assert asked(school) == [(str(guest), "personal-data")]


@pytest.mark.row("R-8.1-03")
def test_whom_a_publication_names_is_asked_for_what_is_missing(school: School) -> None:
    school.organised()
    person = str(school.people["mentor"])
    school.consent("mentor", "distribution", distribution=school.distribution("name"))
    body = {"kind": "person-card", "subject": person, "categories": ["name", "photo"], "resource": f"{SITE}/people"}
    school.do("curator", "/publications", body)
    (fact,) = told_of(school, "ConsentRequested")
    assert (fact["participant"], fact["categories"], fact["url"]) == (person, ["photo"], f"{SITE}/people")


@pytest.mark.parametrize("purpose", ["transfer-to-office", "recording", "electronic-documents"])
def test_the_curator_asks_for_a_consent_until_it_is_given(school: School, purpose: str) -> None:
    school.organised()
    place = f"/participants/{school.people['mentee']}"
    ask, body = f"{place}/consents/requests", {"purpose": purpose}
    assert school.refused("mentee", ask, body, about=place)["status"] == 403
    school.do("curator", ask, body, about=place)
    school.do("curator", ask, body, about=place)
    assert asked(school) == [(str(school.people["mentee"]), purpose)] * 2
    school.consent("mentee", purpose)
    assert school.refused("curator", ask, body, about=place)["type"].endswith(":consent-live")


@pytest.mark.parametrize(
    "body",
    [
        {"purpose": "distribution"},
        {"purpose": "distribution", "url": SITE},
        {"purpose": "be-mentor", "url": SITE},
        {"purpose": "recording", "categories": ["name"]},
    ],
)
def test_what_is_to_be_published_is_said_where_that_is_asked(school: School, body: Json) -> None:
    school.organised()
    place = f"/participants/{school.people['mentee']}"
    assert school.refused("curator", f"{place}/consents/requests", body, about=place)["status"] == 422
