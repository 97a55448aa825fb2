"""The full circle over HTTP, on real servers: an order opens a draft, people agree, it runs, changes and ends."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from contracts.codes import OrderKind
from contracts.registry import MentorReplaced

from tests.programs.school import Pair, School, activity, outline, until


def told(pair: Pair) -> list[str]:
    """The names of what programs has told of the program, up to the position of its last command."""
    return [
        letter.type.removeprefix("programs.")
        for letter in pair.town.registry.heard()
        if letter.aggregate == str(pair.id)
    ]


def test_an_order_on_a_pair_opens_a_draft_by_itself(school: School) -> None:
    pair = school.assign()
    draft = pair.see()
    assert draft["state"] == "draft"
    assert (draft["mentor"], draft["mentees"]) == (pair.person("mentor"), [pair.person("mentee")])
    assert draft["edition"] == str(school.edition)
    assert draft["terms"] == {
        "min_months": 3,
        "max_months": 12,
        "group_min_mentees": 2,
        "hearing_working_days": 5,
        "petition_working_days": 10,
        "interim_survey_months": 6,
        "channels": ["Сферум"],
    }


@pytest.mark.row("R-7.1-01")
def test_a_program_is_completed_in_full_and_everybody_hears_of_it(school: School) -> None:
    pair = school.assign().running(until="2026-02-08")
    program = pair.see("mentor")
    meeting = pair.do(
        "mentee", "/meetings", {"at": "2025-09-08T10:00:00+04:00", "remote": False, "topic": "Знакомство"}
    )
    task = pair.do("mentor", "/tasks", {"mentee": pair.person("mentee"), "text": "План урока", "due": "2025-09-20"})
    pair.do("mentee", f"/tasks/{task}/submission", {"text": "Готово"})
    pair.do("mentor", f"/tasks/{task}/check", {"accepted": False, "comment": "Добавьте рефлексию"})
    pair.do("mentee", f"/tasks/{task}/submission", {})
    pair.do("mentor", f"/tasks/{task}/check", {"accepted": True})
    pair.town.set_clock(datetime(2025, 9, 8, 12, tzinfo=UTC))
    pair.do("mentor", f"/meetings/{meeting}/record", {"held": True, "minutes": 40, "note": "Поговорили"})
    pair.do("mentor", f"/expected-results/{program['expected_results'][0]['id']}/assessment", {"achieved": True})
    assert pair.refused("head", "/completion", {"order": pair.person("head")})["type"].endswith("order-unknown")
    pair.finish_all()
    pair.by_order("/completion", OrderKind.COMPLETE_PROGRAM)

    ended = pair.see("mentee")
    assert (ended["state"], ended["ended"]) == ("completed", "2025-09-08")
    assert ended["tasks"][0]["state"] == "accepted"
    assert ended["meetings"][0]["state"] == "held"
    until(lambda: "ProgramCompleted" in told(pair))
    assert [name for name in told(pair) if name != "Progress"] == [
        "ProgramDrafted",
        "DifficultyRecorded",
        "ExpectedResultSet",
        "ProgramSubmitted",
        "ProgramAgreed",
        "ProgramReviewed",
        "ProgramApproved",
        "ProgramStarted",
        "MeetingScheduled",
        "TaskAssigned",
        "TaskSubmitted",
        "TaskChecked",
        "TaskSubmitted",
        "TaskChecked",
        "MeetingHeld",
        "ResultAssessed",
        "ActivityFinished",
        "ActivityFinished",
        "ProgramCompleted",
    ]


@pytest.mark.row("R-7.1-01")
def test_a_plan_that_is_not_done_in_full_is_not_completed_and_nothing_is_skipped_in_silence(school: School) -> None:
    pair = school.assign().running(until="2026-02-08")
    first, second = pair.see()["activities"]
    pair.do("mentor", f"/activities/{first['id']}/completion")
    body, position = pair.order(OrderKind.COMPLETE_PROGRAM)
    assert pair.refused("head", "/completion", body, **{"X-Min-Position": position})["rule"] == "INV-18"
    pair.do("mentor", "/amendment", {"remove_activities": [second["id"]]})
    pair.do("mentee", "/amendment/agreement")
    pair.do("head", "/amendment/approval")
    pair.do("head", "/completion", body)
    assert [one["state"] for one in pair.see()["activities"]] == ["done", "removed"]


@pytest.mark.row("R-7.2-01")
def test_a_group_extends_its_program_by_unanimous_consent_and_order(school: School) -> None:
    group = school.assign(mentees=3).running(kinds=["group"])
    longer = group.refused("second", "/extension", {"until": "2026-09-09", "text": "Не успеваем"})
    assert (longer["rule"], longer["errors"][0]["pointer"]) == ("INV-05", "/until")
    group.do("second", "/extension", {"until": "2026-06-08", "text": "Не успеваем"})
    group.do("mentor", "/extension/agreement")
    body, position = group.order(OrderKind.EXTEND_PROGRAM, until=date(2026, 6, 8))
    early = group.refused("head", "/extension/approval", body, **{"X-Min-Position": position})
    assert (early["rule"], early["clause"]) == ("INV-21", "п. 7.2")
    group.do("mentee", "/extension/agreement")
    group.do("third", "/extension/agreement")
    group.do("head", "/extension/approval", body)
    assert group.see()["until"] == "2026-06-08"
    assert group.see()["extension"] is None


@pytest.mark.row("R-7.2-01")
def test_what_needs_more_than_a_year_is_another_program_that_goes_on_for_the_first(school: School) -> None:
    first = school.assign().running(until="2026-09-08")
    longer = first.refused("mentor", "/extension", {"until": "2026-09-09"})
    assert longer["rule"] == "INV-05"
    first.finish_all()
    again = school.assign(first.assigned.mentees, mentor=first.assigned.mentor, continues=first.assigned.match)
    assert (again.see()["predecessor"], again.see()["successor"]) == (str(first.id), None)
    first.position = again.position
    assert first.see("mentee")["successor"] == str(again.id)
    assert again.told("ProgramDrafted")["predecessor"] == str(first.id)


@pytest.mark.row("R-7.1-02")
def test_an_order_that_has_not_arrived_yet_can_be_waited_for(school: School) -> None:
    pair = school.assign().running()
    pair.do("mentor", "/termination", {"reason": "workload", "text": "Нагрузка выросла"})
    body, position = pair.order(OrderKind.TERMINATE_PROGRAM)
    pair.do("head", "/termination/approval", body, **{"X-Min-Position": position})
    assert pair.see()["state"] == "terminated"


@pytest.mark.row("R-7.2-02")
def test_a_form_is_changed_by_consent_and_order_and_the_old_version_stays_readable(school: School) -> None:
    pair = school.assign().running()
    before = pair.see("mentee")
    pair.do("mentor", "/amendment", {"forms": ["teacher-teacher", "head-teacher"], "text": "Нужен взгляд руководителя"})
    pair.do("mentee", "/amendment/agreement")
    assert pair.refused("head", "/amendment/approval", {})["rule"] == "R-7.2-02"
    pair.by_order("/amendment/approval", OrderKind.AMEND_PROGRAM)
    assert pair.see("mentee")["forms"] == ["teacher-teacher", "head-teacher"]
    assert pair.see("mentee", version=before["version"]) == before


@pytest.mark.row("R-7.2-02")
def test_a_plan_is_changed_by_consent_alone(school: School) -> None:
    pair = school.assign().running()
    planned, kept = pair.see()["activities"]
    new = activity(pair.person("mentee"), pair.see()["difficulties"][0]["id"], due="2026-01-20")
    pair.do("mentee", "/amendment", {"add_activities": [new], "remove_activities": [planned["id"]]})
    pair.do("mentor", "/amendment/agreement")
    pair.do("head", "/amendment/approval")
    assert [one["state"] for one in pair.see()["activities"]] == ["removed", "planned", "planned"]
    assert pair.see()["activities"][1] == kept
    assert pair.see()["activities"][2]["text"] == "Взаимное посещение уроков"


@pytest.mark.row("R-7.1-03")
def test_the_curator_ends_a_program_after_both_sides_were_heard(school: School) -> None:
    pair = school.assign().running()
    pair.do("curator", "/termination", {"reason": "meetings-missed", "text": "Две встречи сорваны"})
    assert pair.see("mentee")["termination"]["hearing_until"] == "2025-09-15"
    pair.do("mentor", "/termination/statement", {"text": "Болел"})
    body, position = pair.order(OrderKind.TERMINATE_PROGRAM)
    early = pair.refused("head", "/termination/approval", body, **{"X-Min-Position": position})
    assert (early["rule"], early["clause"]) == ("R-7.1-03", "п. 7.1")
    pair.do("mentee", "/termination/statement", {"text": "Согласен"})
    pair.do("head", "/termination/approval", body)
    assert pair.see()["termination"]["initiator"] == "curator"


@pytest.mark.row("R-7.1-03")
def test_silence_ends_the_hearing_after_five_working_days(school: School) -> None:
    pair = school.assign().running()
    pair.do("curator", "/termination", {"reason": "meetings-missed", "text": "Две встречи сорваны"})
    pair.town.set_clock(datetime(2025, 9, 16, 6, tzinfo=UTC))
    pair.by_order("/termination/approval", OrderKind.TERMINATE_PROGRAM)
    assert (pair.see()["state"], pair.see()["ended"]) == ("terminated", "2025-09-16")


@pytest.mark.row("R-7.1-02")
@pytest.mark.parametrize(("who", "other"), [("mentor", "mentee"), ("mentee", "mentor")])
def test_either_side_ends_the_program_for_a_reason_and_the_other_cannot_hold_it(
    school: School, who: str, other: str
) -> None:
    pair = school.assign().running()
    assert pair.refused(who, "/termination", {"text": "Меняется нагрузка"})["status"] == 422
    assert pair.refused(who, "/termination", {"reason": "workload"})["status"] == 422
    pair.do(who, "/termination", {"reason": "workload", "text": "Меняется нагрузка"})
    assert pair.refused(other, "/termination/statement", {"text": "Против"})["type"].endswith("no-hearing")
    pair.by_order("/termination/approval", OrderKind.TERMINATE_PROGRAM)
    said = [pair.see(reader)["termination"] for reader in (who, other)]
    assert [one["initiator"] for one in said] == [who, who]
    assert [(one["reason"], one["text"]) for one in said] == [("workload", "Меняется нагрузка"), (None, None)]
    fact = pair.told("ProgramTerminated")
    assert (fact["initiator"], fact["reason"], "text" in fact) == (who, "workload", False)


@pytest.mark.row("R-7.1-02")
def test_a_decision_of_all_is_mutual(school: School) -> None:
    pair = school.assign().running()
    pair.do("mentee", "/termination", {"reason": "transfer", "text": "Перехожу в другую школу"})
    pair.do("mentor", "/termination/agreement")
    pair.by_order("/termination/approval", OrderKind.TERMINATE_PROGRAM)
    assert pair.see()["termination"]["initiator"] == "mutual"


@pytest.mark.row("R-5.1-05")
def test_a_new_mentor_takes_over_a_program_that_goes_on(school: School) -> None:
    pair = school.assign().running()
    replaced = MentorReplaced(
        match=pair.assigned.match,
        previous=pair.assigned.mentor,
        mentor=pair.people["other mentor"][1],
        mentees=pair.assigned.mentees,
        order=pair.assigned.order,
        effective=date(2025, 9, 8),
    )
    pair.position = school.tell(replaced)
    program = pair.see()
    assert (program["state"], program["mentor"]) == ("running", pair.person("other mentor"))
    assert (program["start"], program["until"]) == ("2025-09-08", "2026-03-08")
    assert program["activities"][0]["responsible"] == pair.person("other mentor")
    assert pair.ask("mentor").status_code == 404
    assert pair.see("other mentor")["id"] == str(pair.id)


@pytest.mark.row("R-9.2-01")
def test_a_program_stays_on_the_edition_it_was_drafted_under(school: School) -> None:
    pair = school.assign()
    school.edition = school.approve_edition(program_max_months=4)
    strict = school.assign()
    pair.outlined(until="2026-09-08")
    assert strict.refused("mentor", "/outline", outline())["rule"] == "INV-05"


def test_an_assignment_under_an_edition_nobody_told_of_waits_and_nothing_is_made_up(school: School) -> None:
    pair = school.assign(edition=uuid4())
    assert pair.ask("head").status_code == 404
    with school.town.app.database.transaction() as cursor:
        parked = cursor.execute("SELECT error FROM parked").fetchall()
    assert any("edition" in row["error"] for row in parked)
