"""What supports mentors: their association, their school, rewards, orders of partners, the registry for the office."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from contracts.base import Contract
from contracts.codes import Direction, Form, Kind, PetitionKind, PetitionOutcome
from contracts.programs import PetitionDecided, PetitionFiled, PetitionWithdrawn, ProgramApproved, ProgramDrafted

from tests.registry.school_year import drafted
from tests.registry.test_labour import clear, external, willing
from tests.registry.town import Json, School, told_of


def proposal(school: School, *names: str) -> Json:
    members = [str(school.people[name]) for name in names]
    return {"name": "МО наставников", "members": members, "chair": members[0], "mediators": members[-1:]}


@pytest.mark.row("R-3.4-03")
def test_the_association_is_approved_as_the_curator_proposed_it(school: School) -> None:
    school.organised()
    unknown = school.draft("approve-association", {"proposal": str(uuid4())})
    assert school.refused("head", "/orders", unknown)["rule"] == "R-3.4-03"
    assert school.refused("head", "/associations", proposal(school, "mentor"))["status"] == 403
    proposed = school.do("curator", "/associations", proposal(school, "mentor", "other"))
    assert school.ask("mentor", "/association").status_code == 404
    order = school.order("approve-association", {"proposal": str(proposed)})
    approved = school.see("mentor", "/association")
    assert (approved["name"], approved["order"], len(approved["members"])) == ("МО наставников", str(order), 2)
    (told,) = told_of(school, "AssociationApproved")
    assert told["mediators"] == [str(school.people["other"])]


def test_who_is_no_member_neither_chairs_nor_mediates(school: School) -> None:
    school.organised()
    body = proposal(school, "mentor") | {"chair": str(school.people["other"])}
    assert school.refused("curator", "/associations", body)["type"].endswith(":not-a-member")


def reward(school: School, **changes: Any) -> Json:
    return {"persons": [str(school.people["mentor"])], "reward": "non-material", "basis": [proposed(school)]} | changes


def proposed(school: School, *fates: type[Contract], kind: PetitionKind = PetitionKind.REWARD) -> str:
    """A petition of whom, as programs tells it, and what became of it; its id."""
    petition = uuid4()
    about: Json = {"petition": petition, "kind": kind, "by": school.people["other"], "due": school.today}
    about |= {"for_head": True, "for_curator": True, "outcome": PetitionOutcome.REFUSED}
    course: tuple[type[Contract], ...] = (PetitionFiled, *fates)
    for contract in course:
        told = school.town.neighbours.tell(contract.model_validate(about), school.id, petition)
    school.position = f"{school.position},{told}"
    school.see("head", "/school")
    return str(petition)


@pytest.mark.row("R-A.7-D3")
def test_a_reward_rests_on_a_proposal(school: School) -> None:
    school.organised()
    baseless = school.draft("reward", reward(school, basis=[]))
    assert school.refused("head", "/orders", baseless)["rule"] == "R-A.7-D3"
    for made_up in (
        str(uuid4()),
        proposed(school, kind=PetitionKind.IMPROVEMENT),
        proposed(school, PetitionDecided),
        proposed(school, PetitionWithdrawn),
    ):
        unfounded = school.draft("reward", reward(school, basis=[proposed(school), made_up]))
        assert school.refused("head", "/orders", unfounded)["rule"] == "R-A.7-D3"
    content = reward(school)
    order = school.order("reward", content)
    (told,) = told_of(school, "IncentiveGranted")
    assert (told["participant"], told["order"], told["basis"]) == (
        str(school.people["mentor"]),
        str(order),
        content["basis"],
    )


@pytest.mark.row("R-3.5-10", "R-A.7-D3", "R-A.1-07")
def test_money_is_paid_by_an_approved_scheme_or_for_a_reason(school: School) -> None:
    school.organised()
    content = reward(school, reward="material")
    assert school.refused("head", "/orders", school.draft("reward", content))["rule"] == "R-3.5-10"
    scheme = {"scheme": "Доплата за наставничество и грамоты"}
    order = school.order("approve-incentives", {"material": True}, texts=scheme)
    assert school.see("head", f"/orders/{order}")["texts"] == scheme
    rewarded = school.order("reward", content)
    assert school.see("head", f"/orders/{rewarded}")["deviations"] == []


def open_school(school: School, on: Any) -> Json:
    texts = {"programme": "Программа обучения наставников", "feedback": "Обратная связь на уроке"}
    content = {"schedule": [{"topic": "feedback", "on": str(on)}]}
    return school.draft("open-mentor-school", content, texts=texts)


@pytest.mark.row("R-A.4-D4", "R-A.4-05", "R-A.4-03")
def test_where_mentors_are_trained_the_untrained_lead_a_pair_for_a_reason_only(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.agreed()
    order = school.do("head", "/orders", open_school(school, school.today + timedelta(days=7)))
    assert "feedback" in school.see("head", f"/orders/{order}")["texts"]
    fixing = {"matches": [str(match)]}
    assert school.refused("head", "/orders", school.draft("fix-pairs", fixing))["rule"] == "R-A.4-05"
    place = f"/participants/{school.people['mentor']}"
    assert school.refused("mentor", f"{place}/trainings", {"on": str(school.today)})["status"] == 403
    school.do("curator", f"{place}/trainings", {"on": str(school.today)}, about=place)
    school.order("fix-pairs", fixing)
    assert told_of(school, "MentorTrained")[0]["trained"] == str(school.today)


@pytest.mark.row("R-A.4-D4")
def test_lessons_lie_inside_the_year_once_it_is_approved(school: School) -> None:
    cycle, next_year = drafted(school), school.today + timedelta(days=300)
    school.do("head", "/orders", open_school(school, next_year))
    school.order("approve-cycle", {"cycle": str(cycle)})
    assert school.refused("head", "/orders", open_school(school, next_year))["rule"] == "R-A.4-D4"
    school.do("head", "/orders", open_school(school, school.today + timedelta(days=7)))


@pytest.mark.row("R-A.4-D4")
def test_a_lesson_without_its_topic_is_no_schedule(school: School) -> None:
    school.organised()
    body = open_school(school, school.today)
    del body["texts"]["feedback"]
    assert school.refused("head", "/orders", body)["type"].endswith(":order-texts")


def lent(school: School, **changes: Any) -> None:
    """From outside, with papers of a month, appointed and in the registry."""
    external(school, **changes)
    school.consent("other", "personal-data")
    appointment = willing(school, "other")
    school.regime("other", "external")
    for kind in ("criminal-record", "medical"):
        clear(school, kind)
    school.do("head", "/orders", appointment)
    school.register("other")


def ordered_by_employer(school: School, match: UUID) -> None:
    body = {
        "mentor": str(school.people["other"]),
        "organisation": "ООО «Технопарк»",
        "number": "12-к",
        "dated": str(school.today),
    }
    place = f"/matches/{match}"
    school.do("curator", f"{place}/partner-orders", body, about=place)


@pytest.mark.row("R-A.5-D1", "R-2.3-03", "R-1.2-01")
def test_an_external_mentor_has_an_order_of_his_employer(school: School) -> None:
    school.organised()
    lent(school, role_type="university-teacher")
    match = school.agreed("other", forms=["university-school"])
    fixing = {"matches": [str(match)]}
    assert school.refused("head", "/orders", school.draft("fix-pairs", fixing))["rule"] == "R-A.5-D1"
    ordered_by_employer(school, match)
    school.order("fix-pairs", fixing)
    assert school.see("head", f"/matches/{match}")["state"] == "assigned"
    (told,) = told_of(school, "PartnerOrderRegistered")
    assert "Технопарк" not in str(told)


def runs(school: School, match: UUID, days: int) -> None:
    """As programs tell it: up to and not including that day."""
    of = {
        "program": uuid5(match, "program"),
        "mentor": school.people["mentor"],
        "mentees": (school.people["mentee"],),
        "forms": (Form.TEACHER_TEACHER,),
        "kinds": (Kind.TRADITIONAL,),
    }
    drafted = {"match": match, "direction": Direction.METHODS, "curator": school.people["curator"]}
    period = {"start": school.today, "until": school.today + timedelta(days=days)}
    for fact in (ProgramDrafted.model_validate(of | drafted), ProgramApproved.model_validate(of | period)):
        school.position = school.town.neighbours.tell(fact, school.id, fact.program)
    school.see("head", "/matches")


@pytest.mark.row("R-A.3-D4", "R-5.1-05")
@pytest.mark.parametrize(("days", "planned"), [(31, {}), (32, {"T-17": "Договор с партнёром продлят в мае"})])
def test_a_new_mentor_from_outside_has_papers_to_the_end_of_the_program_or_their_renewal_is_planned(
    school: School, days: int, planned: dict[str, str]
) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.fixed()
    lent(school)
    ordered_by_employer(school, match)
    school.consent("other", "join-match", match)
    runs(school, match, days)
    replacing = school.draft("replace-mentor", {"match": str(match), "mentor": str(school.people["other"])})
    if planned:
        problem = school.refused("head", "/orders", replacing)
        assert (problem["type"].rpartition(":")[2], problem["rule"]) == ("reason-required", "T-17")
    order = school.do("head", "/orders", replacing | {"deviations": planned})
    seen = school.see("head", f"/orders/{order}")["deviations"]
    assert {one["rule"]: one["reason"] for one in seen} == planned
    assert school.see("head", f"/matches/{match}")["mentor"] == str(school.people["other"])


def request(school: School, **changes: Any) -> Json:
    basis = ["Положение об управлении образования, п. 3.7"]
    return {"school": str(school.id), "legal_basis": basis, "due": str(school.today + timedelta(days=10))} | changes


def asked_by_office(school: School, path: str) -> Json:
    headers, wait = school.bearer("office", None), {"min_position": school.position}
    found: Json = school.town.client.get(path, headers=headers, params=wait).json()
    return found


@pytest.mark.row("R-A.4-D1")
def test_the_office_gets_figures_against_a_request_with_a_legal_basis(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    baseless = school.send("office", "/mentor-registry/requests", request(school, legal_basis=[]), school=None)
    assert baseless.json()["rule"] == "R-A.4-D1"
    asked = school.office("/mentor-registry/requests", request(school))
    place = f"/mentor-registry/requests/{asked}"
    assert asked_by_office(school, place)["figures"] is None
    school.do("head", f"{place}/transmission", {}, about=place)
    got = asked_by_office(school, place)
    assert (got["number"], got["figures"]["mentors"], got["mentors"]) == (1, 2, [])
    assert got["figures"]["by_direction"] == {"methods": 2, "digital": 2}
    assert school.refused("head", f"{place}/transmission", {}, about=place)["type"].endswith(":already-transmitted")


@pytest.mark.row("R-A.4-D1")
def test_only_who_consents_is_named_to_the_office_and_sees_that_he_was(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    school.consent("mentor", "transfer-to-office")
    asked = school.office("/mentor-registry/requests", request(school))
    place = f"/mentor-registry/requests/{asked}"
    school.do("curator", f"{place}/transmission", {"named": True}, about=place)
    got = asked_by_office(school, place)
    assert [UUID(one["person"]) for one in got["mentors"]] == [school.people["mentor"]]
    seen = school.see("mentor", f"/participants/{school.people['mentor']}/disclosures")["items"]
    assert ("office", "mentor-registry-request") in {(one["role"], one["purpose"]) for one in seen}


def test_another_school_knows_nothing_of_the_request(school: School) -> None:
    asked = school.office("/mentor-registry/requests", request(school))
    other = school.town.school()
    assert other.ask("head", f"/mentor-registry/requests/{asked}").status_code == 404
    assert other.see("head", "/mentor-registry/requests")["items"] == []
