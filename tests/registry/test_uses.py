"""Whoever takes a consent back ends every use that rested on it, and is told of each when it ended."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from contracts.codes import ConsentPurpose
from registry.domain.participant.uses import USES

from tests.registry.given_evidence import paired
from tests.registry.given_section import SITE, card, own_page, published, shown
from tests.registry.test_section_pages import everything, exported, seen
from tests.registry.test_support import asked_by_office, request
from tests.registry.town import Json, School

BOTH = LIVING, TAKEN_BACK = "other", "mentor"
"""Two mentors, of whom one takes the consent back."""
NAMES = {"mentor": "Иванова", "other": "Сидоров"}
Probes = Mapping[str, Callable[[str], bool]]
"""By use: whether it is made of this person, or can be."""


def appointing(school: School) -> Probes:
    school.organised()
    for name in BOTH:
        school.offer(name, "methods")
        school.consent(name, "be-mentor")
        school.regime(name)

    def ordered(kind: str) -> Callable[[str], bool]:
        return lambda name: signed(school, kind, {"persons": [str(school.people[name])]})

    return {"mentor-registry": ordered("approve-mentor-registry"), "appointment": ordered("appoint-mentors")}


def fixing(school: School) -> Probes:
    school.organised()
    school.mentors(*BOTH)
    matches = {name: school.agreed(name, (mentee,)) for name, mentee in zip(BOTH, ("second", "mentee"), strict=True)}
    take_back(school, match=str(matches[TAKEN_BACK]), purpose="join-match")
    return {"fixing": lambda name: signed(school, "fix-pairs", {"matches": [str(matches[name])]})}


def from_outside(school: School) -> Probes:
    school.organised()
    basis = {"reference": "Договор № 5", "valid_until": str(school.today + timedelta(days=90))}
    for name in BOTH:
        card = {"staff_number": f"В-{name}", "name": NAMES[name], "email": "guest@u.example", "position": "доцент"}
        facts = {"pedagogical": False, "experience_years": 9, "young": False, "external_basis": basis}
        school.people[name] = school.do("curator", "/participants", card | facts)
        school.consent(name, "personal-data")

    def told(path: str, body: Json) -> Callable[[str], bool]:
        return lambda name: tried(school, name, f"/participants/{school.people[name]}", path, body)

    return {
        "offering": told("mentor-profile", {"competences": ["methods"], "tags": [], "capacity": 1}),
        "asking": told("needs", {"needs": ["methods"], "tags": []}),
    }


def showing(school: School) -> Probes:
    paired(school)
    for name in BOTH:
        for address in (own_page(school), SITE):
            shown(school, name, "name", resource=address)
        about = {"persons": [str(school.people[name])], "categories": ["name"], "resource": own_page(school)}
        published(school, "news", title=f"Учитель года: {NAMES[name]}", text="Поздравляем", **about)
    for address in (own_page(school), SITE):
        take_back(school, url=address, purpose="distribution")

    def reads(look: Callable[[], str]) -> Callable[[str], bool]:
        return lambda name: NAMES[name] in look()

    def publishes(name: str) -> bool:
        place = card(school, name, "name")
        return tried(school, "curator", place, "publication", None)

    return {
        "section": reads(lambda: seen(school, "/section")),
        "pages": reads(lambda: seen(school) + seen(school, "/people")),
        "rss": reads(lambda: seen(school, "/news.rss")),
        "json-feed": reads(lambda: seen(school, "/news.json")),
        "archive": reads(lambda: everything(exported(school))),
        "publishing": publishes,
    }


def telling_the_office(school: School) -> Probes:
    school.organised()
    school.mentors(*BOTH)
    for name in BOTH:
        school.consent(name, "transfer-to-office")

    def answered() -> str:
        place = f"/mentor-registry/requests/{school.office('/mentor-registry/requests', request(school))}"
        school.do("curator", f"{place}/transmission", {"named": True}, about=place)
        return place

    def named(place: str, name: str) -> bool:
        return str(school.people[name]) in {one["person"] for one in asked_by_office(school, place)["mentors"]}

    before = answered()
    assert named(before, TAKEN_BACK)
    return {"naming": lambda name: named(answered(), name), "named": lambda name: named(before, name)}


RESTING: Mapping[ConsentPurpose, Callable[[School], Probes]] = {
    ConsentPurpose.BE_MENTOR: appointing,
    ConsentPurpose.JOIN_MATCH: fixing,
    ConsentPurpose.PERSONAL_DATA: from_outside,
    ConsentPurpose.DISTRIBUTION: showing,
    ConsentPurpose.TRANSFER_TO_OFFICE: telling_the_office,
}


@pytest.mark.parametrize("purpose", RESTING)
def test_what_rested_on_a_consent_ends_with_it_and_does_not_come_back(school: School, purpose: ConsentPurpose) -> None:
    probes = RESTING[purpose](school)
    if not withdrawals(school):
        take_back(school, purpose=purpose.value)
    school.town.rebuild()
    assert {use: (probe(LIVING), probe(TAKEN_BACK)) for use, probe in probes.items()} == {
        use.code: (True, False) for use in USES[purpose] if not use.outside
    }
    proof = withdrawals(school)
    assert {one["purpose"] for one in proof} == {purpose}
    for use in (use for one in proof for use in one["uses"]):
        assert use["ended_on"] == (None if use["outside"] else str(school.today))
    confirm(school, proof)
    assert all(one["complete"] for one in withdrawals(school))


def test_every_consent_has_its_uses_or_none() -> None:
    assert set(USES) == set(ConsentPurpose)
    assert {purpose for purpose, uses in USES.items() if uses} == set(RESTING)


def test_the_proof_is_for_the_person_and_for_those_who_answer_for_it(school: School) -> None:
    school.organised()
    school.consent("mentor", "transfer-to-office")
    take_back(school, purpose="transfer-to-office")
    place = f"/participants/{school.people['mentor']}/consents/stopping"
    assert school.see("mentor", place) == school.see("head", place) == school.see("curator", place)
    assert school.ask("other", place).status_code == 404
    assert school.town.school().ask("head", place).status_code == 404


def take_back(school: School, **about: str) -> None:
    place = f"/participants/{school.people[TAKEN_BACK]}"
    school.do(TAKEN_BACK, f"{place}/consents/withdrawal", about, about=place)


def withdrawals(school: School) -> list[Json]:
    found: list[Json] = school.see(TAKEN_BACK, f"/participants/{school.people[TAKEN_BACK]}/consents/stopping")
    return found


def confirm(school: School, proof: list[Json]) -> None:
    """Of what is outside of the platform, people say that it has ended."""
    place = f"/participants/{school.people[TAKEN_BACK]}"
    for one in proof:
        if not one["complete"]:
            about = {"purpose": one["purpose"], "url": one["url"]}
            school.do("curator", f"{place}/consents/stopping", about, about=place)


def signed(school: School, kind: str, content: Json) -> bool:
    answer = school.send("head", "/orders", school.draft(kind, content))
    assert answer.is_success or answer.json()["rule"] in ("INV-06", "R-3.3-03"), answer.text
    return answer.is_success


def tried(school: School, name: str, about: str, action: str, body: Any) -> bool:
    answer = school.send(name, f"{about}/{action}", body, **{"If-Match": f'"{school.version(name, about)}"'})
    if answer.is_success:
        school.position = answer.json()["position"]
    else:
        assert answer.json()["rule"] in ("INV-15", "R-A.1-D4"), answer.text
    return answer.is_success
