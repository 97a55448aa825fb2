"""Meetings: one after another, by a schedule, over the channels of the school."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from contracts.codes import AcknowledgedAct, SchoolDocument
from contracts.registry import ActAcknowledged, DocumentPublished

from tests.programs.school import Json, School

WANTED = {"minutes": 90, "remote": False, "topic": "Разбор"}
WEEKLY: Json = {
    "meetings": [
        {"at": f"2025-09-{day}T15:30:00+04:00", "remote": False, "topic": "Шаг к цели"} for day in (15, 22, 29)
    ]
}


@pytest.mark.row("R-2.3-07")
@pytest.mark.parametrize("channel", [None, "Зарубежный мессенджер"])
def test_a_remote_meeting_goes_over_a_channel_that_the_schools_edition_allows(
    school: School, channel: str | None
) -> None:
    pair = school.assign().running(kinds=["virtual"])
    meeting = {"at": "2025-09-10T10:00:00+04:00", "remote": True, "topic": "Разбор урока"}
    problem = pair.refused("mentor", "/meetings", meeting | {"channel": channel})
    assert (problem["rule"], problem["errors"][0]["pointer"]) == ("R-2.3-07", "/channel")
    pair.do("mentor", "/meetings", meeting | {"channel": "Сферум"})
    assert pair.see("mentee")["meetings"][0]["channel"] == "Сферум"


@pytest.mark.row("R-2.3-07")
def test_which_channels_are_allowed_every_school_says_itself(school: School) -> None:
    other = school.town.school(channels=("VK Звонки", "Сферум")).assign().running()
    meeting = {"at": "2025-09-10T10:00:00+04:00", "remote": True, "topic": "Разбор", "channel": "VK Звонки"}
    other.do("mentor", "/meetings", meeting)
    assert school.assign().running().refused("mentor", "/meetings", meeting)["rule"] == "R-2.3-07"


@pytest.mark.row("R-A.6-02")
def test_meetings_follow_one_another_are_moved_cancelled_held_and_missed(school: School) -> None:
    pair = school.assign().running()
    first, second, third, fourth = (
        pair.do("mentor", "/meetings", WANTED | {"at": f"2025-09-{day}T10:00:00+04:00"})
        for day in ("09", "16", "23", "30")
    )
    pair.do("mentee", f"/meetings/{second}/time", {"at": "2025-09-17T10:00:00+04:00"})
    pair.do("mentor", f"/meetings/{third}/cancellation")
    pair.town.set_clock(datetime(2025, 10, 1, 6, tzinfo=UTC))
    pair.do("mentor", f"/meetings/{first}/record", {"held": True, "minutes": 45})
    pair.do("mentee", f"/meetings/{second}/record", {"held": True, "minutes": 30})
    pair.do("mentor", f"/meetings/{fourth}/record", {"held": False})
    assert pair.refused("mentor", f"/meetings/{third}/record", {"held": False})["type"].endswith("meeting-closed")
    seen = pair.see("mentee")["meetings"]
    assert [one["state"] for one in seen] == ["held", "held", "cancelled", "missed"]
    assert seen[1]["at"] == "2025-09-17T06:00:00Z"
    moved = pair.told("MeetingRescheduled")
    assert (moved["at"], moved["planned_minutes"]) == ("2025-09-17T06:00:00Z", 90)
    assert pair.told("MeetingCancelled")["meeting"] == third
    assert pair.told("MeetingMissed")["program"] == str(pair.id)


@pytest.mark.row("R-A.6-02")
@pytest.mark.parametrize(("time", "at"), [("23:30", "09T19:30:00Z"), ("00:30", "08T20:30:00Z")])
def test_the_day_of_a_meeting_is_told_as_it_is_where_the_school_is(school: School, time: str, at: str) -> None:
    pair = school.assign().running()
    meeting = pair.do("mentor", "/meetings", {"at": f"2025-09-09T{time}:00+04:00", "remote": False, "topic": "Разбор"})
    scheduled = pair.told("MeetingScheduled")
    assert (scheduled["at"], scheduled["day"]) == (f"2025-09-{at}", "2025-09-09")
    pair.do("mentor", f"/meetings/{meeting}/time", {"at": f"2025-09-12T{time}:00+04:00"})
    assert pair.told("MeetingRescheduled")["day"] == "2025-09-12"


@pytest.mark.row("R-2.3-09")
def test_short_term_mentoring_starts_with_a_goal_and_a_schedule_of_meetings_set_before(school: School) -> None:
    pair = school.assign().planned(kinds=["short-term"])
    goal = {"text": "Провести открытый урок", "measure": "Урок состоялся", "due": "2025-10-01"}
    pair.do("mentor", "/expected-results", goal)
    pair.sent_off()
    pair.starting()
    assert pair.refused("mentor", "/start")["rule"] == "R-2.3-09"
    single = {"meetings": WEEKLY["meetings"][:1]}
    assert pair.refused("mentor", "/schedule", single)["status"] == 422
    pair.do("mentor", "/schedule", WEEKLY)
    pair.do("mentor", "/start")
    assert len(pair.see("mentee")["meetings"]) == 3
    assert len(pair.told("MeetingScheduleSet")["meetings"]) == 3


@pytest.mark.row("R-2.3-09")
def test_a_schedule_without_a_goal_is_not_short_term_mentoring(school: School) -> None:
    pair = school.assign().planned(kinds=["short-term"])
    pair.sent_off()
    pair.do("mentee", "/schedule", WEEKLY)
    pair.starting()
    assert pair.refused("mentor", "/start")["rule"] == "R-2.3-09"


@pytest.mark.row("R-1.3-06")
def test_before_their_first_meeting_all_know_the_code_of_ethics_or_a_reason_is_recorded(school: School) -> None:
    pair = school.assign().running()
    code, meeting = uuid4(), {"at": "2025-09-10T10:00:00+04:00", "remote": False, "topic": "Знакомство"}
    pair.position = school.tell(DocumentPublished(document=code, kind=SchoolDocument.ETHICS_CODE, number=1))
    for person in (pair.assigned.mentor, pair.assigned.mentees[0]):
        assert pair.refused("mentor", "/meetings", meeting)["rule"] == "R-1.3-06"
        known = ActAcknowledged(participant=person, act=AcknowledgedAct.ETHICS_CODE, document=code)
        pair.position = school.tell(known)
    pair.do("mentor", "/meetings", meeting)
    other = school.assign().running()
    other.do("mentor", "/meetings", meeting | {"deviations": {"R-1.3-06": "Ознакомятся на встрече"}})
    assert other.see("head")["deviations"][0]["rule"] == "R-1.3-06"
    other.do("mentor", "/meetings", meeting | {"at": "2025-09-17T10:00:00+04:00"})


@pytest.mark.row("R-2.3-09")
def test_between_meetings_the_mentee_works_at_tasks(school: School) -> None:
    pair = school.assign().running()
    task = pair.do("mentor", "/tasks", {"mentee": pair.person("mentee"), "text": "План", "due": "2025-09-20"})
    pair.do("mentee", f"/tasks/{task}/submission", {})
    assert pair.told("TaskSubmitted")["task"] == task
