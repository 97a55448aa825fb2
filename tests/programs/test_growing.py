"""How a mentee grows while the program runs, and what both sides say about it."""

from datetime import UTC, datetime

import pytest

from tests.programs.school import Pair, School, activity

LEVEL = {"direction": "methods", "point": "entry", "level": 2}


@pytest.mark.row("R-5.2-07")
def test_a_difficulty_is_removed_when_mentor_and_mentee_have_confirmed_it(school: School) -> None:
    group = school.assign(mentees=2).running(kinds=["group"])
    [difficulty] = group.see()["difficulties"]
    place = f"/difficulties/{difficulty['id']}"
    group.do("mentor", f"{place}/confirmation")
    assert group.refused("mentor", f"{place}/resolution")["rule"] == "R-5.2-07"
    assert group.refused("second", f"{place}/confirmation")["status"] == 403
    group.do("mentee", f"{place}/confirmation")
    group.do("mentee", f"{place}/resolution")
    assert group.see()["difficulties"][0]["resolved"] == "2025-09-08"
    assert group.told("DifficultyResolved")["difficulty"] == difficulty["id"]
    assert group.refused("mentor", f"{place}/resolution")["type"].endswith("nothing-to-resolve")


@pytest.mark.row("R-2.2-07", "R-1.3-04")
def test_competences_are_assessed_at_entry_and_exit_and_the_assessed_sees_his_own_only(school: School) -> None:
    group = school.assign(mentees=2).running(kinds=["group"])
    mentee = {"mentee": group.person("mentee")}
    group.do("mentor", "/competences", LEVEL | mentee)
    group.do("mentor", "/competences", LEVEL | mentee | {"point": "exit", "level": 4})
    seen = group.see("mentee")["competences"]
    assert [(one["point"], one["level"]) for one in seen] == [("entry", 2), ("exit", 4)]
    assert group.see("second")["competences"] == []
    assert group.told("CompetenceAssessed")["level"] == 4
    other = LEVEL | mentee | {"direction": "digital"}
    assert group.refused("mentor", "/competences", other)["type"].endswith("other-direction")


@pytest.mark.row("R-2.2-08")
def test_the_mentor_attests_that_the_mentee_works_by_himself(school: School) -> None:
    pair = school.assign().running()
    body = {"mentee": pair.person("mentee")}
    pair.town.set_clock(datetime(2025, 12, 1, 6, tzinfo=UTC))
    pair.do("mentor", "/independence", body)
    assert pair.see("mentee")["independent"] == {pair.person("mentee"): "2025-12-01"}
    assert pair.told("IndependenceAttested")["mentee"] == pair.person("mentee")
    assert pair.refused("mentor", "/independence", body)["type"].endswith("already-attested")


@pytest.mark.row("R-5.2-05")
@pytest.mark.parametrize("kind", ["instruction", "advice"])
def test_a_mentee_marks_instructions_and_recommendations_as_followed(school: School, kind: str) -> None:
    group = school.assign(mentees=2).running(kinds=["group"])
    body = {"mentee": group.person("mentee"), "kind": kind, "text": "Заполняйте журнал в день урока"}
    issued = group.do("mentor", "/recommendations", body)
    assert group.see("mentee")["recommendations"][0]["text"] == "Заполняйте журнал в день урока"
    assert group.see("second")["recommendations"] == []
    assert group.refused("second", f"/recommendations/{issued}/following")["status"] == 404
    group.do("mentee", f"/recommendations/{issued}/following")
    assert group.see("mentor")["recommendations"][0]["followed"] == "2025-09-08"
    assert group.told("RecommendationFollowed")["recommendation"] == issued


def plan(pair: Pair, who: str) -> str:
    body = {"goals": ["Вести уроки без поддержки"], "steps": [{"text": "Открытый урок", "due": "2025-11-20"}]}
    return pair.do(who, f"/development/{pair.person('mentee')}", body)


@pytest.mark.row("R-A.5-D2", "R-2.2-01")
def test_an_individual_plan_is_drawn_up_by_one_side_agreed_by_the_other_and_approved_by_the_curator(
    school: School,
) -> None:
    group = school.assign(mentees=2)
    group.outlined(kinds=["group"])
    plan(group, "mentee")
    place = f"/development/{group.person('mentee')}"
    assert group.refused("curator", f"{place}/approval")["type"].endswith("not-agreed")
    group.do("mentor", f"{place}/agreement")
    group.do("curator", f"{place}/approval")
    [seen] = group.see("mentee")["development"]
    assert (seen["goals"], seen["approved"]) == (["Вести уроки без поддержки"], "2025-09-03")
    assert seen["steps"] == [{"text": "Открытый урок", "due": "2025-11-20"}]
    assert group.see("second")["development"] == []
    assert group.told("DevelopmentPlanApproved")["mentee"] == group.person("mentee")
    plan(group, "mentor")
    assert group.see("curator")["development"][0]["approved"] is None


@pytest.mark.row("R-5.2-02")
def test_the_terms_of_the_plan_are_told_so_that_people_can_be_reminded(school: School) -> None:
    pair = school.assign().running()
    done, other = pair.see()["activities"]
    told = [{name: one[name] for name in ("id", "due")} for one in (done, other)]
    assert [{"id": one["activity"], "due": one["due"]} for one in pair.told("ProgramStarted")["activities"]] == told
    new = activity(pair.person("mentee"), pair.see()["difficulties"][0]["id"], due="2026-01-20")
    pair.do("mentee", "/amendment", {"add_activities": [new], "remove_activities": [other["id"]]})
    pair.do("mentor", "/amendment/agreement")
    pair.do("head", "/amendment/approval")
    amended = pair.told("ProgramAmended")
    assert ([one["due"] for one in amended["added"]], amended["removed"]) == (["2026-01-20"], [other["id"]])


@pytest.mark.row("R-5.2-02")
@pytest.mark.parametrize(("day", "on_time"), [(20, True), (21, False)])
def test_attendance_tells_who_took_part_in_time(school: School, day: int, on_time: bool) -> None:
    pair = school.assign().running()
    [first, _] = pair.see()["activities"]
    place = f"/activities/{first['id']}"
    body = {"mentee": pair.person("mentee"), "attended": True}
    assert pair.refused("mentor", f"{place}/attendance", body)["type"].endswith("activity-not-done")
    pair.town.set_clock(datetime(2025, 11, day, 6, tzinfo=UTC))
    pair.do("mentor", f"{place}/completion")
    pair.do("mentor", f"{place}/attendance", body)
    assert pair.see("mentee")["activities"][0]["attendance"] == {pair.person("mentee"): True}
    assert pair.told("AttendanceRecorded")["on_time"] is on_time
    assert pair.told("ActivityFinished")["due"] == "2025-11-20"


@pytest.mark.row("R-1.3-09")
def test_mentor_mentee_and_curator_comment_alike_and_all_of_them_read_it(school: School) -> None:
    pair = school.assign().planned()
    item = pair.see()["activities"][0]["id"]
    for who in ("mentor", "mentee", "curator"):
        pair.do(who, "/remarks", {"text": f"Замечание: {who}", "item": item})
    for who in ("mentor", "mentee", "curator", "head"):
        assert [one["text"] for one in pair.see(who)["remarks"]] == [
            "Замечание: mentor",
            "Замечание: mentee",
            "Замечание: curator",
        ]
    assert pair.refused("mentee", "/remarks", {"text": "О чём?", "item": pair.person("mentee")})["status"] == 404


@pytest.mark.row("R-1.3-09")
def test_what_is_said_of_one_mentees_difficulty_the_others_of_the_group_do_not_read(school: School) -> None:
    group = school.assign(mentees=2).planned(kinds=["group"])
    item = group.see()["difficulties"][0]["id"]
    group.do("mentee", "/remarks", {"text": "Стало легче", "item": item})
    assert group.see("mentor")["remarks"][0]["text"] == "Стало легче"
    assert group.see("second")["remarks"][0]["text"] is None
    assert group.refused("second", "/remarks", {"text": "И у меня", "item": item})["status"] == 404


@pytest.mark.row("R-5.2-06", "R-A.6-03")
def test_the_mentor_controls_by_tasks_and_by_assessing_results_on_the_way(school: School) -> None:
    pair = school.assign().running()
    task = pair.do("mentor", "/tasks", {"mentee": pair.person("mentee"), "text": "План", "due": "2025-09-20"})
    pair.do("mentee", f"/tasks/{task}/submission", {"text": "Готово"})
    assert pair.refused("mentor", f"/tasks/{task}/check", {"accepted": False})["rule"] == "R-4.1-04"
    pair.do("mentor", f"/tasks/{task}/check", {"accepted": True})
    assert pair.see("mentee")["tasks"][0]["state"] == "accepted"
    [result] = pair.see()["expected_results"]
    for achieved in (False, True):
        pair.do("mentor", f"/expected-results/{result['id']}/assessment", {"achieved": achieved})
        assert pair.see("mentee")["expected_results"][0]["achieved"] is achieved


@pytest.mark.row("R-5.2-08", "R-1.3-09")
@pytest.mark.parametrize("mark", ["discipline", "culture", "rating", "score"])
def test_there_is_no_place_where_discipline_or_the_person_as_a_whole_is_marked(school: School, mark: str) -> None:
    pair = school.assign().running()
    assert pair.refused("mentor", "/competences", LEVEL | {"mentee": pair.person("mentee"), mark: 5})["status"] == 422
    wrong = LEVEL | {"mentee": pair.person("mentee"), "direction": mark}
    assert pair.refused("mentor", "/competences", wrong)["status"] == 422
    schemas = pair.town.client.get("/openapi.json").raise_for_status().json()["components"]["schemas"]
    assert not [name for name, schema in schemas.items() if mark in schema.get("properties", {})]


@pytest.mark.row("R-5.2-08")
def test_the_mentor_reports_in_words_and_each_mentee_reads_what_is_said_of_himself(school: School) -> None:
    group = school.assign(mentees=2).running(kinds=["group"])
    about = {group.person("mentee"): "Собран, приходит вовремя", group.person("second"): "Просит совета"}
    group.do("mentor", "/report", {"text": "План выполнен наполовину", "about": about})
    assert group.see("mentee")["report"] == {
        "on": "2025-09-08",
        "text": "План выполнен наполовину",
        "about": [{"mentee": group.person("mentee"), "text": "Собран, приходит вовремя"}],
    }
    assert len(group.see("curator")["report"]["about"]) == 2
    assert group.told("MentorReported")["mentor"] == group.person("mentor")
    assert group.refused("mentee", "/report", {"text": "Я"})["status"] == 403
    stranger = {"text": "План выполнен", "about": {group.person("mentor"): "Я"}}
    assert group.refused("mentor", "/report", stranger)["type"].endswith("not-a-mentee")


def test_nobody_reports_of_what_has_not_begun(school: School) -> None:
    pair = school.assign()
    assert pair.refused("mentor", "/report", {"text": "План выполнен"})["type"].endswith("not-begun")
