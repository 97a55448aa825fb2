"""The invitation that a letter of a meeting brings (RFC 5545, RFC 5546)."""

from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from uuid import uuid4

import pytest
from contracts import programs
from icalendar import Calendar

from tests.notifications.due import Program, come, new_morning
from tests.notifications.town import School, Town, address

LONG, LESSON = timedelta(minutes=90), timedelta(minutes=45)


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


@pytest.mark.row("R-A.6-02", "R-2.3-07")
def test_a_letter_of_a_meeting_brings_an_invitation_and_takes_it_back(town: Town, school: School) -> None:
    program, meeting = Program(town, school), uuid4()
    program.started(200)
    day = town.clock.today() + timedelta(days=5)
    at = [datetime.combine(day + timedelta(days=later), time(10, 30), UTC) for later in (0, 1)]
    program.tell(programs.MeetingScheduled, meeting=meeting, at=at[0], planned_minutes=90, remote=True)
    program.tell(programs.MeetingRescheduled, meeting=meeting, at=at[1], planned_minutes=90, remote=True)
    program.tell(programs.MeetingCancelled, meeting=meeting, at=at[1], remote=True)
    found = [invitation(letter) for letter in town.letters(school.mentee, 3)]
    found.sort(key=sequence)
    events = [one.events[0] for one in found]
    assert [str(one["METHOD"]) for one in found] == ["REQUEST", "REQUEST", "CANCEL"]
    assert {str(event["UID"]) for event in events} == {f"{meeting}@mentoring"}
    assert len({sequence(one) for one in found}) == 3
    assert [event.start for event in events] == [at[0], at[1], at[1]]
    assert [event.duration for event in events[:2]] == [LONG, LONG]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert {str(event["ORGANIZER"]) for event in events} == {"mailto:platform@mentoring.example"}
    assert {str(event["ATTENDEE"]) for event in events} == {f"mailto:{address(school.mentee)}"}
    assert "DTSTART:" in found[0].to_ical().decode(), "in UTC, so that no time zone has to be sent along"
    assert "Mentor" not in "".join(one.to_ical().decode() for one in found)


@pytest.mark.row("R-5.2-02")
def test_the_reminder_of_the_day_before_brings_the_invitation_again(town: Town, school: School) -> None:
    program = Program(town, school)
    program.started(200)
    day = town.clock.today() + timedelta(days=3)
    at = datetime.combine(day, time(10, 30), UTC)
    program.tell(programs.MeetingScheduled, meeting=uuid4(), at=at, remote=False)
    come(town, day - timedelta(days=1))
    first, again = (invitation(letter) for letter in town.letters(school.mentee, 2))
    assert first.events[0]["UID"] == again.events[0]["UID"]
    assert sequence(first) == sequence(again)
    assert again.events[0].duration == LESSON


def sequence(one: Calendar) -> int:
    return int(str(one.events[0]["SEQUENCE"]))


def invitation(letter: EmailMessage) -> Calendar:
    (part,) = letter.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") in ("REQUEST", "CANCEL")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    return found
