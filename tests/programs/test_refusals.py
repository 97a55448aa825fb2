"""Bad input, strangers, stale versions, repeated keys: a clear problem, and nothing changed."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from backbone.identity import Role

from tests.programs.school import School, activity, outline

NO_MEETING = UUID(int=1)


@pytest.mark.row("R-1.2-06", "R-1.2-07", "R-1.2-08", "R-1.2-10", "R-2.3-05", "R-6.2-03")
@pytest.mark.parametrize(
    ("changes", "rule", "clause", "pointer"),
    [
        ({"until": "2025-11-08"}, "INV-05", "п. 1.2, 7.2", "/until"),
        ({"until": "2026-10-08"}, "INV-05", "п. 1.2, 7.2", "/until"),
        ({"until": "2025-09-01"}, "INV-05", "п. 1.2, 7.2", "/until"),
        ({"start": "2025-08-31"}, "INV-07", "п. 3.3, 6.2", "/start"),
        ({"forms": []}, "INV-10", "п. 1.2", "/forms"),
        ({"kinds": []}, "INV-10", "п. 1.2", "/kinds"),
        ({"kinds": ["group"]}, "INV-04", "п. 2.3", "/kinds"),
        ({"directions": []}, "INV-11", "п. 1.2", "/directions"),
        ({"justification": {"goal": "Цель", "request": "Запрос", "resources": "  "}}, "INV-10b", "п. 2.3", None),
    ],
)
def test_an_outline_against_the_regulation_is_refused_with_its_clause(
    school: School, changes: dict[str, Any], rule: str, clause: str, pointer: str | None
) -> None:
    problem = school.assign().refused("mentor", "/outline", outline(**changes))
    assert (problem["status"], problem["rule"], problem["clause"]) == (422, rule, clause)
    assert pointer is None or problem["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ("/outline", outline(start="позавчера"), "/start"),
        ("/outline", outline(start=None), "/start"),
        ("/outline", outline(start="9999-12-01"), "/start"),
        ("/meetings", {"at": "9999-12-31T23:59:59-10:00", "remote": False, "topic": "Т"}, "/at"),
        ("/outline", outline(forms=["speed"]), "/forms/0"),
        ("/outline", outline(kinds="traditional"), "/kinds"),
        ("/outline", outline(color="red"), "/color"),
        ("/outline", outline(justification={"goal": "Ц", "mood": "хорошее"}), "/justification/mood"),
        ("/outline", {key: value for key, value in outline().items() if key != "until"}, "/until"),
        ("/difficulties", {"nature": "weakness", "mentee": str(uuid4()), "text": "Т"}, "/nature"),
        ("/difficulties", {"nature": "difficulty", "mentee": "Иванова", "text": "Т"}, "/mentee"),
        ("/difficulties", {"nature": "difficulty", "mentee": str(uuid4()), "text": "   "}, "/text"),
        ("/difficulties", {"nature": "difficulty", "mentee": str(uuid4()), "text": "Т" * 4001}, "/text"),
        ("/difficulties", {"nature": "difficulty", "mentee": str(uuid4()), "text": "А\0Б"}, "/text"),
        ("/activities", activity("никто"), "/responsible"),
        ("/meetings", {"at": "2025-09-08T10:00:00", "remote": False, "topic": "Т"}, "/at"),
        ("/meetings", {"at": "2025-09-08T10:00:00Z", "remote": "возможно", "topic": "Т"}, "/remote"),
        (f"/meetings/{NO_MEETING}/record", {"held": True}, ""),
        (f"/meetings/{NO_MEETING}/record", {"held": False, "minutes": 5}, ""),
        (f"/meetings/{NO_MEETING}/record", {"held": True, "minutes": 0}, "/minutes"),
        ("/termination", {"reason": "boredom", "text": "Т"}, "/reason"),
        ("/extension", {"until": "2026-02-30"}, "/until"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_with_a_pointer(
    school: School, path: str, body: dict[str, Any], pointer: str
) -> None:
    problem = school.assign().refused("mentor", path, body)
    assert (problem["status"], problem["type"]) == (422, "urn:mentoring:problem:invalid")
    assert [error["pointer"] for error in problem["errors"]] == [pointer]


def test_only_people_of_the_program_and_of_its_school_know_of_it(school: School) -> None:
    pair, elsewhere = school.assign().outlined(), School(school.town)
    assert {who: pair.ask(who).status_code for who in pair.people} == {
        "mentor": 200,
        "mentee": 200,
        "curator": 200,
        "head": 200,
        "other mentor": 404,
        "other mentee": 404,
    }
    foreign = school.town.bearer(Role.HEAD, school=elsewhere.id, person=elsewhere.head)
    assert school.town.client.get(pair.place, headers=foreign).status_code == 404
    assert school.town.client.get(f"{pair.place}/history", headers=foreign).status_code == 404
    assert pair.refused("other mentor", "/outline", outline())["status"] == 404


def test_a_stranger_learns_nothing_from_what_his_command_is_refused_for(school: School) -> None:
    running = school.assign().running()
    for path, body in (
        ("/meetings", {"at": "2025-09-08T10:00:00Z", "remote": False, "topic": "Т"}),
        ("/extension", {"until": "2026-06-08"}),
        ("/termination", {"reason": "workload", "text": "Т"}),
        ("/start", None),
    ):
        assert running.refused("other mentor", path, body)["status"] == 404


@pytest.mark.parametrize(
    ("who", "path", "body"),
    [
        ("head", "/outline", outline()),
        ("mentee", "/submission", None),
        ("mentor", "/agreement", None),
        ("mentor", "/review", {"accepted": True}),
        ("curator", "/approval", None),
        ("mentee", "/start", None),
        ("curator", "/meetings", {"at": "2025-09-08T10:00:00Z", "remote": False, "topic": "Т"}),
        ("mentee", "/tasks", {"mentee": str(uuid4()), "text": "Т", "due": "2025-09-20"}),
        ("curator", "/extension/approval", {"order": str(uuid4())}),
        ("mentor", "/completion", {"order": str(uuid4())}),
        ("head", "/termination", {"reason": "workload", "text": "Т"}),
        ("curator", "/termination/approval", {"order": str(uuid4())}),
    ],
)
def test_a_role_that_may_not_is_refused(school: School, who: str, path: str, body: dict[str, Any] | None) -> None:
    assert school.assign().refused(who, path, body)["status"] == 403


def test_a_mentor_elsewhere_who_is_mentee_here_cannot_do_the_mentors_part(school: School) -> None:
    pair = school.assign().planned()
    both = school.town.bearer(Role.MENTOR, Role.MENTEE, school=school.id, person=pair.assigned.mentees[0])
    headers = {**both, "Idempotency-Key": "k", "If-Match": f'"{pair.see()["version"]}"'}
    assert school.town.client.post(f"{pair.place}/submission", headers=headers).status_code == 403


def test_a_change_names_the_version_it_was_made_from(school: School) -> None:
    pair = school.assign().outlined()
    without = pair.send("mentor", "/outline", outline())
    stale = pair.send("mentor", "/outline", outline(), **{"If-Match": '"1"'})
    assert (without.status_code, stale.status_code) == (428, 412)
    assert stale.json()["version"] == pair.see()["version"]


def test_a_repeated_command_has_one_effect_and_one_answer(school: School) -> None:
    pair = school.assign().outlined()
    body = {"text": "Ведёт урок сам", "measure": "Три открытых урока"}
    first = pair.send("mentor", "/expected-results", body, **{"Idempotency-Key": "once"})
    again = pair.send("mentor", "/expected-results", body, **{"Idempotency-Key": "once"})
    other = pair.send("mentor", "/expected-results", body | {"text": "Другое"}, **{"Idempotency-Key": "once"})
    assert (first.status_code, again.json()) == (201, first.json())
    assert (other.status_code, other.json()["type"]) == (422, "urn:mentoring:problem:key-reused")
    [result] = pair.see()["expected_results"]
    assert (result["id"], result["text"]) == (first.json()["id"], "Ведёт урок сам")
    assert first.headers["Location"] == f"{pair.place}#/expected_results/{result['id']}"


def test_all_mentees_of_a_group_may_agree_at_once(school: School) -> None:
    group = school.assign(mentees=3).planned(kinds=["group"])
    group.do("mentor", "/submission")
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda who: group.send(who, "/agreement"), ("mentee", "second", "third")))
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    group.position = max((answer.json()["position"] for answer in answers), key=lambda it: int(it.split(":")[1]))
    assert group.see()["state"] == "agreed"


def test_a_change_after_submission_withdraws_the_agreements(school: School) -> None:
    group = school.assign(mentees=2).planned(kinds=["group"])
    group.do("mentor", "/submission")
    group.do("mentee", "/agreement")
    group.do("curator", "/activities", activity(group.person("mentor"), group.see()["difficulties"][0]["id"]))
    assert (group.see()["state"], group.see()["agreed"]) == ("draft", [])


@pytest.mark.row("R-1.2-12")
def test_a_soft_rule_gives_way_to_a_recorded_reason(school: School) -> None:
    pair = school.assign().outlined()
    loose = activity(pair.person("mentor"))
    problem = pair.refused("mentor", "/activities", loose)
    assert (problem["type"], problem["rule"]) == ("urn:mentoring:problem:reason-required", "R-1.2-12")
    pair.do("mentor", "/activities", loose | {"deviations": {"R-1.2-12": "Общешкольный семинар"}})
    assert pair.see("curator")["deviations"] == [{"rule": "R-1.2-12", "reason": "Общешкольный семинар"}]


def test_a_second_program_of_a_mentee_in_the_same_direction_needs_a_reason(school: School) -> None:
    first = school.assign().outlined()
    second = school.assign(mentees=first.assigned.mentees)
    assert second.refused("mentor", "/outline", outline())["rule"] == "INV-22"
    second.do("mentor", "/outline", outline(directions=["digital"]))
    assert school.assign().outlined().see()["directions"] == ["methods"]
