"""What a program has to have before it is approved, and whose hand is in it."""

from uuid import uuid4

import pytest
from contracts.registry import MentorAssigned

from tests.programs.school import Pair, School, activity, outline


def ready(pair: Pair) -> Pair:
    """All but the approval of the curator and the head."""
    pair.planned()
    pair.do("mentor", "/submission")
    pair.do("mentee", "/agreement")
    return pair


@pytest.mark.row("R-1.2-05")
@pytest.mark.parametrize("purpose", ["adaptation", "development"])
def test_what_a_program_is_for_is_told_for_the_statistics(school: School, purpose: str) -> None:
    pair = school.assign().approved(purpose=purpose)
    assert pair.see("mentee")["purpose"] == purpose
    assert pair.told("ProgramApproved")["purpose"] == purpose


@pytest.mark.row("R-2.3-04", "R-2.2-04", "R-2.2-09")
def test_forms_and_kinds_are_combined_in_one_program(school: School) -> None:
    forms, kinds = ["teacher-teacher", "university-school"], ["reverse", "virtual"]
    pair = school.assign().approved(forms=forms, kinds=kinds, directions=["ethics", "digital"])
    program = pair.see("mentee")
    assert (program["forms"], program["kinds"], program["directions"]) == (forms, kinds, ["ethics", "digital"])
    assert (pair.told("ProgramApproved")["forms"], pair.told("ProgramApproved")["kinds"]) == (forms, kinds)


@pytest.mark.row("R-1.2-09")
def test_a_program_names_its_one_mentor_its_mentees_and_its_curator(school: School) -> None:
    group = school.assign(mentees=2)
    program = group.see("mentor")
    assert program["mentor"] == group.person("mentor")
    assert program["mentees"] == [group.person("mentee"), group.person("second")]
    assert program["curator"] == group.person("curator")


@pytest.mark.row("R-1.2-09")
@pytest.mark.parametrize("mentees", [0, 1])
def test_nobody_is_left_without_a_mentor_or_is_his_own(school: School, mentees: int) -> None:
    mentor = uuid4()
    fields = school.assign().assigned.model_dump() | {"match": uuid4(), "mentor": mentor, "mentees": [mentor] * mentees}
    wrong = MentorAssigned.model_validate(fields)
    pair = school.assign()
    refused = Pair(school, pair.assigned.model_copy(update={"match": wrong.match}), school.tell(wrong))
    assert refused.ask("head").status_code == 404


@pytest.mark.row("R-1.2-03")
def test_a_program_without_a_measurable_result_is_no_program_and_results_are_assessed(school: School) -> None:
    pair = school.assign().planned()
    [result] = pair.see()["expected_results"]
    pair.do("mentor", f"/plan/{result['id']}/removal")
    assert pair.refused("mentor", "/submission")["rule"] == "INV-12"
    running = school.assign().running()
    [result] = running.see()["expected_results"]
    running.do("mentor", f"/expected-results/{result['id']}/assessment", {"achieved": True})
    assert running.see("mentee")["expected_results"][0]["achieved"] is True
    assert running.told("ResultAssessed")["achieved"] is True


@pytest.mark.row("R-1.2-11")
def test_the_plan_has_an_activity_with_its_day_inside_the_program_and_who_answers_for_it(school: School) -> None:
    pair = school.assign().planned()
    addresses = [pair.see()["difficulties"][0]["id"]]
    late = activity(pair.person("mentor"), *addresses, due="2026-03-08")
    assert pair.refused("mentor", "/activities", late)["rule"] == "INV-11"
    stranger = activity(pair.person("other mentor"), *addresses)
    assert pair.refused("mentor", "/activities", stranger)["rule"] == "INV-11"
    for planned in pair.see()["activities"]:
        pair.do("mentor", f"/plan/{planned['id']}/removal")
    assert pair.refused("mentor", "/submission")["rule"] == "INV-11"


@pytest.mark.row("R-1.2-12")
def test_difficulties_come_from_the_directory_or_in_words_and_activities_aim_at_them(school: School) -> None:
    pair = school.assign().outlined()
    told = {"nature": "difficulty", "mentee": pair.person("mentee"), "text": "Электронный журнал"}
    pair.do("mentee", "/difficulties", told | {"topic": "documents"})
    pair.do("mentee", "/difficulties", told)
    assert [one["topic"] for one in pair.see("mentor")["difficulties"]] == ["documents", None]
    assert pair.refused("mentor", "/activities", activity(pair.person("mentor")))["rule"] == "R-1.2-12"
    assert pair.told("DifficultyRecorded")["nature"] == "difficulty"


@pytest.mark.row("R-1.2-12", "R-1.2-13")
def test_a_strength_is_enough_to_build_on_and_nothing_is_not(school: School) -> None:
    pair = school.assign().planned()
    [difficulty] = pair.see()["difficulties"]
    pair.do("mentor", f"/plan/{difficulty['id']}/removal")
    assert pair.refused("mentor", "/submission")["rule"] == "INV-11"
    strength = {"nature": "strength", "mentee": pair.person("mentee"), "text": "Умеет увлечь класс"}
    pair.do("mentor", "/difficulties", strength)
    pair.do("mentor", "/submission")
    assert pair.see("mentee")["difficulties"][0]["nature"] == "strength"


@pytest.mark.row("R-1.3-08", "R-2.2-06")
def test_a_program_that_equals_its_template_needs_a_reason_and_one_item_of_its_own_is_enough(school: School) -> None:
    pair = school.assign().outlined(purpose="adaptation")
    pair.do("mentor", "/template", {"template": "adaptation"})
    program = pair.see("mentee")
    assert [one["topic"] for one in program["difficulties"]] == ["school-ways"]
    assert {one["kind"] for one in program["activities"]} == {"adaptation", "community", "innovation"}
    assert pair.refused("mentor", "/submission")["rule"] == "R-1.3-08"
    pair.do("mentee", "/expected-results", {"text": "Ведёт кружок", "measure": "Кружок работает"})
    pair.do("mentor", "/submission")
    assert pair.see()["state"] == "submitted"


@pytest.mark.row("R-4.2-03", "R-4.2-04")
@pytest.mark.parametrize(("missing", "rule"), [("community", "R-4.2-03"), ("innovation", "R-4.2-04")])
def test_a_plan_without_public_life_or_creativity_needs_a_reason(school: School, missing: str, rule: str) -> None:
    pair = school.assign().planned()
    [left_out] = [one for one in pair.see()["activities"] if one["kind"] == missing]
    pair.do("mentor", f"/plan/{left_out['id']}/removal")
    assert pair.refused("mentor", "/submission")["rule"] == rule
    pair.do("mentor", "/submission", {"deviations": {rule: "Программа на три месяца"}})
    assert pair.see("curator")["deviations"] == [{"rule": rule, "reason": "Программа на три месяца"}]


@pytest.mark.row("R-5.1-02")
def test_the_mentee_takes_part_in_drafting_and_nothing_is_approved_without_his_agreement(school: School) -> None:
    pair = school.assign().planned()
    wanted = activity(pair.person("mentee"), pair.see()["difficulties"][0]["id"])
    pair.do("mentee", "/activities", wanted)
    program = pair.see("mentor")
    assert [one["by"] for one in program["expected_results"]] == [pair.person("mentee")]
    assert program["activities"][-1]["by"] == pair.person("mentee")
    assert program["difficulties"][0]["by"] == pair.person("mentor")
    pair.do("mentor", "/submission")
    assert pair.refused("curator", "/review", {"accepted": True})["rule"] == "INV-13"
    assert pair.refused("head", "/approval")["rule"] == "INV-13"


@pytest.mark.row("R-3.4-09")
def test_the_head_approves_what_the_curator_has_reviewed(school: School) -> None:
    pair = ready(school.assign())
    assert pair.refused("head", "/approval")["rule"] == "R-3.4-09"
    pair.do("curator", "/review", {"accepted": True})
    pair.do("head", "/approval")
    assert pair.see()["state"] == "approved"


@pytest.mark.row("R-3.4-09")
def test_what_the_curator_returns_is_a_draft_again(school: School) -> None:
    pair = ready(school.assign())
    pair.do("curator", "/review", {"accepted": False, "comment": "Нет открытого урока"})
    program = pair.see("mentor")
    assert (program["state"], program["review_comment"], program["agreed"]) == ("draft", "Нет открытого урока", [])
    assert outline()["until"] == program["until"]
