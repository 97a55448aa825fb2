"""Which e-mail people want, and when; and the invitation that a letter of a meeting brings."""

from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from uuid import UUID, uuid4

import pytest
from contracts import programs, registry
from contracts.codes import ConsentPurpose
from icalendar import Calendar

from tests.notifications.due import Program, come, new_morning
from tests.notifications.town import School, Town, address


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


def choose(town: Town, school: School, person: UUID, **chosen: str) -> None:
    body = {"email": "all", "quiet_from": "00:00", "quiet_to": "00:00"} | chosen
    headers = town.bearer(school, person) | {"Idempotency-Key": str(uuid4())}
    town.client.post("/preferences", headers=headers, json=body).raise_for_status()
    told = town.client.get("/preferences", headers=town.bearer(school, person)).raise_for_status().json()
    assert told == {name: value if name == "email" else f"{value}:00" for name, value in body.items()}


def withdrawn(town: Town, school: School) -> None:
    """Of this the curator must be told."""
    fact = registry.ConsentWithdrawn(participant=school.mentor, purpose=ConsentPurpose.BE_MENTOR)
    town.reached(town.others.tell(fact, school.id, actor=school.mentor))


def away(town: Town, school: School) -> None:
    """Of this the curator need not be told by e-mail."""
    fact = registry.ParticipantAway(participant=school.mentor, since=town.clock.today())
    town.reached(town.others.tell(fact, school.id))


def test_who_wants_only_what_is_required_gets_no_other_mail(town: Town, school: School) -> None:
    choose(town, school, school.curator, email="required")
    away(town, school)
    withdrawn(town, school)
    town.letters(school.curator)
    town.no_mail_waits()
    assert [letter["Subject"] for letter in town.mail.letters[address(school.curator)]] == ["Согласие отозвано"]
    assert [item["template"] for item in town.inbox(school, school.curator)] == [
        "consent-withdrawn",
        "participant-away",
    ]


def test_in_quiet_hours_mail_waits_and_the_inbox_does_not(town: Town, school: School) -> None:
    now = town.clock.now()
    hours = [(now + timedelta(hours=4 + later)).strftime("%H:00") for later in (0, 3)]
    choose(town, school, school.curator, quiet_from=hours[0], quiet_to=hours[1])
    withdrawn(town, school)
    assert [item["template"] for item in town.inbox(school, school.curator)] == ["consent-withdrawn"]
    town.no_mail_waits()
    assert not town.mail.letters[address(school.curator)]
    town.pass_time(timedelta(hours=3))
    assert len(town.letters(school.curator)) == 1


def test_another_attempt_waits_for_the_end_of_quiet_hours_too(town: Town, school: School) -> None:
    town.mail.refusals[address(school.curator)] = ["451 try again"]
    choose(town, school, school.curator, quiet_from="09:31", quiet_to="12:00")
    withdrawn(town, school)
    town.comes_to("failed", school, school.curator)
    town.pass_time(timedelta(hours=1))
    town.no_mail_waits()
    assert not town.mail.letters[address(school.curator)]
    town.pass_time(timedelta(hours=2))
    assert len(town.letters(school.curator)) == 1


@pytest.mark.row("R-A.6-02", "R-2.3-07")
def test_a_letter_of_a_meeting_brings_an_invitation_and_takes_it_back(town: Town, school: School) -> None:
    program, meeting = Program(town, school), uuid4()
    program.started(200)
    day = town.clock.today() + timedelta(days=5)
    at = [datetime.combine(day + timedelta(days=later), time(10, 30), UTC) for later in (0, 1)]
    for kind, moment in (
        (programs.MeetingScheduled, at[0]),
        (programs.MeetingRescheduled, at[1]),
        (programs.MeetingCancelled, at[1]),
    ):
        program.tell(kind, meeting=meeting, at=moment, remote=True)
    found = [invitation(letter) for letter in town.letters(school.mentee, 3)]
    found.sort(key=sequence)
    events = [one.events[0] for one in found]
    assert [str(one["METHOD"]) for one in found] == ["REQUEST", "REQUEST", "CANCEL"]
    assert {str(event["UID"]) for event in events} == {f"{meeting}@mentoring"}
    assert len({sequence(one) for one in found}) == 3
    assert [event.start for event in events] == [at[0], at[1], at[1]]
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


def sequence(one: Calendar) -> int:
    return int(str(one.events[0]["SEQUENCE"]))


def invitation(letter: EmailMessage) -> Calendar:
    (part,) = letter.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    return found
