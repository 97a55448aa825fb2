"""Commands through the interface: said once, seen before changed, refused with the rule, on somebody's behalf."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.registry.town import School


def place(school: School, name: str) -> str:
    return f"/participants/{school.people[name]}"


def consent(school: School, **changes: Any) -> dict[str, Any]:
    signature = {"kind": "paper", "reference": f"{uuid4().hex}-1"}
    return {"purpose": "be-mentor", "signed_on": str(school.today), "signature": signature} | changes


def test_an_order_sent_twice_is_one_order(school: School) -> None:
    body = school.draft("approve-regulation", school.regulation())
    answers = [school.send("head", "/orders", body, **{"Idempotency-Key": "same"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    school.position = answers[0].json()["position"]
    assert len(school.see("head", "/orders")["items"]) == 1
    other = school.refused("head", "/orders", body | {"number": "9-9"}, **{"Idempotency-Key": "same"})
    assert other["type"].endswith(":key-reused")


@pytest.mark.row("R-3.3-02")
def test_a_number_is_used_once_a_year(school: School) -> None:
    school.order("approve-regulation", school.regulation(), number="17-ОД")
    again = school.draft("appoint-curator", {"person": str(school.people["curator"])}, number="17-од")
    problem = school.refused("head", "/orders", again)
    assert (problem["rule"], problem["clause"]) == ("INV-30", "п. 3.3")
    assert problem["errors"][0]["pointer"] == "/number"


@pytest.mark.row("R-1.1-02", "R-3.1-01")
def test_nothing_starts_before_the_regulation(school: School) -> None:
    needs = {"needs": ["methods"], "tags": []}
    mentee = place(school, "mentee")
    assert school.refused("mentee", f"{mentee}/needs", needs, about=mentee)["rule"] == "INV-07"
    body = school.draft("appoint-curator", {"person": str(school.people["curator"])})
    assert school.refused("head", "/orders", body)["rule"] == "INV-07"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"legal_basis": []}, "R-1.3-03"),
        ({"dated": "2199-01-01"}, "order-in-future"),
        ({"number": "без номера"}, "/number"),
        ({"content": {}}, "/content/person"),
        ({"content": {"person": str(uuid4()), "persons": []}}, "/content/persons"),
        ({"content": {"person": str(uuid4())}}, "not-found"),
        ({"kind": "approve-regulation", "content": {"parameters": {"pause": 1}}}, "/content/parameters/pause"),
        ({"signature": {"kind": "seal", "reference": "1"}}, "/signature/kind"),
        ({"extra": 1}, "/extra"),
    ],
)
@pytest.mark.row("R-1.3-03")
def test_a_bad_order_says_where_it_is_bad(school: School, changes: dict[str, Any], expected: str) -> None:
    school.order("approve-regulation", school.regulation())
    body = school.draft("appoint-curator", {"person": str(school.people["curator"])}) | changes
    problem = school.refused("head", "/orders", body)
    pointers = {error["pointer"] for error in problem.get("errors", ())}
    assert expected in {problem.get("rule"), problem["type"].rpartition(":")[2], *pointers}


@pytest.mark.row("R-3.4-01")
def test_a_deviation_needs_a_reason_and_is_recorded_with_it(school: School) -> None:
    school.order("approve-regulation", school.regulation())
    content = {"person": str(school.people["mentor"])}
    assert school.refused("head", "/orders", school.draft("appoint-curator", content))["rule"] == "INV-08"
    reason = "В школе нет должности заместителя"
    order = school.order("appoint-curator", content, deviations={"INV-08": reason})
    assert school.see("head", f"/orders/{order}")["deviations"] == [{"rule": "INV-08", "reason": reason}]
    assert school.see("mentor", f"/orders/{order}")["deviations"] == []


def test_an_order_is_read_and_acknowledged_by_those_it_concerns(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods")
    school.consent("mentor", "be-mentor")
    school.regime("mentor")
    order = school.order("appoint-mentors", {"persons": [str(school.people["mentor"])]})
    assert school.ask("other", f"/orders/{order}").status_code == 404
    assert school.refused("other", f"/orders/{order}/acquaintances")["status"] == 403
    school.do("mentor", f"/orders/{order}/acquaintances")
    seen = school.see("head", f"/orders/{order}")
    assert seen["legal_basis"] == ["п. 3.3 Положения о системе наставничества"]
    (concerned,) = seen["concerns"]
    assert (concerned["name"], concerned["acknowledged_on"]) == ("Иванова Анна Петровна", str(school.today))
    words = [entry["words"] for entry in school.see("head", f"/orders/{order}/history")]
    assert words[1] == f"Ознакомлен с приказом {school.today:%d.%m.%Y}"
    (row,) = school.see("mentor", "/orders")["items"]
    assert (row["id"], row["acknowledged"]) == (str(order), [str(school.people["mentor"])])


def test_the_acting_head_signs_while_acting(school: School) -> None:
    school.organised()
    acting = {"person": str(school.people["curator"]), "since": str(school.today), "until": str(school.today)}
    body = school.draft("approve-regulation", school.regulation())
    school.people["acting_head"] = school.people["curator"]
    assert school.refused("acting_head", "/orders", body)["status"] == 403
    school.order("appoint-acting-head", acting)
    assert school.refused("acting_head", "/orders", body)["type"].endswith(":edition-not-later")
    assert school.see("mentor", "/school")["acting_head"]["person"] == str(school.people["curator"])


def test_only_the_appointed_curator_acts_as_one(school: School) -> None:
    school.organised()
    impostor = school.people["curator"]
    school.people["curator"] = school.people["other"]
    assert school.refused("curator", "/mentee-pool/actualisations", {})["status"] == 403
    school.people["curator"] = impostor
    school.do("curator", "/mentee-pool/actualisations", {"note": "Список просмотрен"})
    assert school.see("head", "/school")["next_actualisation"] > str(school.today + timedelta(days=360))


@pytest.mark.row("R-1.3-07")
def test_the_curator_registers_what_another_has_signed_on_paper(school: School) -> None:
    school.organised()
    mentor = place(school, "mentor")
    simple = consent(school, signature={"kind": "simple", "reference": "1"})
    assert school.refused("curator", f"{mentor}/consents", simple, about=mentor)["status"] == 403
    school.do("curator", f"{mentor}/consents", consent(school), about=mentor)
    entry = school.see("mentor", f"{mentor}/history")[-1]
    assert (entry["actor"], entry["role"]) == (str(school.people["curator"]), "curator")
    assert entry["on_behalf_of"] == str(school.people["mentor"])


@pytest.mark.row("R-1.3-07")
def test_nobody_consents_for_another(school: School) -> None:
    school.organised()
    mentor = place(school, "mentor")
    answer = school.send("other", f"{mentor}/consents", consent(school), **{"If-Match": '"1"'})
    assert answer.status_code == 403


def test_what_was_not_seen_is_not_changed(school: School) -> None:
    school.organised()
    mentor = place(school, "mentor")
    missing = school.refused("mentor", f"{mentor}/consents", consent(school))
    stale = school.refused("mentor", f"{mentor}/consents", consent(school), **{"If-Match": '"7"'})
    assert (missing["status"], stale["status"], stale["version"]) == (428, 412, 1)


def test_a_withdrawn_consent_is_seen_in_the_register(school: School) -> None:
    school.organised()
    school.consent("mentor", "be-mentor")
    mentor = place(school, "mentor")
    school.do("mentor", f"{mentor}/consents/withdrawal", {"purpose": "be-mentor"}, about=mentor)
    (row,) = school.see("curator", "/consents", participant=str(school.people["mentor"]))["items"]
    assert (row["purpose"], row["withdrawn_on"]) == ("be-mentor", str(school.today))
    assert school.see("curator", "/consents", live=True)["items"] == []


def test_a_proposal_is_explained_factor_by_factor(school: School) -> None:
    school.organised()
    school.offer("mentor", "methods", capacity=1)
    school.need("mentee", "methods", "ethics")
    asked = {"mentor": str(school.people["mentor"]), "mentees": [str(school.people["mentee"])], "direction": "methods"}
    evaluated = school.see("curator", "/matches/evaluation", **asked)["evaluation"]
    match = school.proposed()
    assert school.see("curator", f"/matches/{match}")["evaluation"]["score"] == evaluated["score"] + 20


def test_hesitation_is_nobody_elses_business(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    match = school.proposed()
    school.do("mentee", f"/matches/{match}/interest", {"interested": False, "trial": {"waived": True}})

    def said(name: str) -> list[bool | None]:
        return [member["interested"] for member in school.see(name, f"/matches/{match}")["members"]]

    assert (said("mentee"), said("curator"), said("mentor")) == ([None, False], [None, False], [None, None])
    school.do("mentee", f"/matches/{match}/refusal")
    last = school.see("curator", f"/matches/{match}/history")[-1]
    assert (last["words"], last["actor"]) == ("Пара (группа) не состоялась", "")
    assert school.refused("curator", f"/matches/{match}/confirmation")["type"].endswith(":match-closed")


@pytest.mark.parametrize("trial", [{}, {"met_on": "2025-09-01", "waived": True}, {"waived": False}])
def test_a_trial_was_held_or_waived(school: School, trial: dict[str, Any]) -> None:
    problem = school.refused("mentee", f"/matches/{uuid4()}/interest", {"interested": True, "trial": trial})
    assert problem["status"] == 422


def test_capacity_exceeded_is_refused_and_nothing_changes(school: School) -> None:
    school.organised()
    school.mentors("mentor", capacity=1)
    school.fixed()
    second: UUID = school.agreed(mentees=("second",))
    problem = school.refused("head", "/orders", school.draft("fix-pairs", {"matches": [str(second)]}))
    assert (problem["rule"], problem["rule_title"]) == ("INV-23", "Объявленная нагрузка наставника не превышена")
    assert school.see("head", f"/matches/{second}")["state"] == "confirmed"


def test_the_school_may_cap_what_mentors_declare(school: School) -> None:
    school.organised(mentor_load_cap=1)
    school.mentors("mentor", capacity=2)
    match = school.agreed(mentees=("mentee", "second"))
    content = {"matches": [str(match)]}
    assert school.refused("head", "/orders", school.draft("fix-pairs", content))["rule"] == "A-30"
    school.order("fix-pairs", content, deviations={"A-30": "Опытный наставник"})
    assert school.see("head", f"/matches/{match}")["state"] == "assigned"


def test_objects_are_seen_as_they_were(school: School) -> None:
    school.organised()
    mentor = place(school, "mentor")
    school.offer("mentor", "methods", capacity=1)
    school.offer("mentor", "methods", capacity=3)
    assert [school.see("curator", mentor, version=version)["capacity"] for version in (1, 2, 4)] == [0, 1, 3]
    yesterday = str(school.today - timedelta(days=1))
    assert school.ask("curator", mentor, as_of=yesterday).status_code == 404


def test_a_school_registers_once_for_a_key_and_has_a_head_at_once(school: School) -> None:
    body = {"name": "Школа № 2", "short_name": "Ш2", "head": {"name": "Борисова Яна Олеговна", "email": "b@s.example"}}
    headers = {"Idempotency-Key": str(uuid4()), **school.town.issuer.bearer(*[school.who("office")[0]], person=uuid4())}
    answers = [school.town.client.post("/schools", json=body, headers=headers).json() for _ in range(2)]
    assert answers[0]["id"] == answers[1]["id"]
    assert school.refused("head", "/schools", body)["status"] == 403


def test_origins_are_declared_by_the_school(school: School) -> None:
    school.do("head", "/school/origins", {"origins": ["https://new.example"]}, about="/school")
    assert school.see("mentor", "/school")["origins"] == ["https://new.example"]
    bad = school.refused("head", "/school/origins", {"origins": ["https://new.example/path"]}, about="/school")
    assert bad["errors"][0]["pointer"] == "/origins/0"
