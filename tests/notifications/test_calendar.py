"""The calendar that apps subscribe to, as they read it (RFC 5545)."""

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx
import pytest
from contracts import programs, registry
from contracts.codes import ActivityKind, Initiator, Kind, RecordKind, SurveyForm, TerminationReason
from contracts.programs.program import ActivityTerm
from icalendar import Calendar, Event

from tests.notifications.due import Program, new_morning
from tests.notifications.test_invitations import invitation, sequence
from tests.notifications.town import School, Town, until

SARATOV = timedelta(hours=4)


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


@pytest.fixture
def program(town: Town, school: School) -> Program:
    found = Program(town, school)
    found.started(200)
    return found


def keyed(town: Town, school: School, person: UUID) -> dict[str, str]:
    return town.bearer(school, person) | {"Idempotency-Key": str(uuid4())}


def subscribe(town: Town, school: School, person: UUID) -> str:
    """The address of the person's calendar."""
    answer = town.client.post("/calendar", headers=keyed(town, school, person)).raise_for_status()
    return str(answer.json()["address"])


def read(town: Town, address: str) -> Calendar:
    """As an app does that knows nothing but the address."""
    answer = httpx.get(address).raise_for_status()
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content)
    assert isinstance(found, Calendar)
    return found


def by_uid(calendar: Calendar) -> dict[str, Event]:
    events = {str(event["UID"]).partition("@")[0]: event for event in calendar.events}
    assert len(events) == len(calendar.events)
    return events


def states(calendar: Calendar) -> dict[str, str]:
    return {uid: str(event["STATUS"]) for uid, event in by_uid(calendar).items()}


def at(town: Town, days: int) -> datetime:
    """Half past ten in UTC, so many days ahead."""
    return datetime.combine(town.clock.today() + timedelta(days=days), time(10, 30), UTC)


@pytest.mark.row("R-A.6-02")
def test_a_meeting_is_moved_and_cancelled_under_one_uid(town: Town, school: School, program: Program) -> None:
    address, meeting = subscribe(town, school, school.mentee), uuid4()
    seen = []
    for kind, days in (
        (programs.MeetingScheduled, 5),
        (programs.MeetingRescheduled, 6),
        (programs.MeetingCancelled, 6),
    ):
        program.tell(kind, meeting=meeting, at=at(town, days), planned_minutes=90, remote=True)
        calendar = read(town, address)
        seen.append(by_uid(calendar)[str(meeting)])
    assert [str(event["STATUS"]) for event in seen] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event.start for event in seen] == [at(town, 5), at(town, 6), at(town, 6)]
    assert {event.start.utcoffset() for event in seen if isinstance(event.start, datetime)} == {SARATOV}
    assert {event.duration for event in seen} == {timedelta(minutes=90)}
    assert {event["DTSTART"].params["TZID"] for event in seen} == {"Europe/Saratov"}
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Europe/Saratov"]
    mailed = [invitation(letter) for letter in town.letters(school.mentee, 3)]
    assert sorted(map(sequence, mailed)) == [int(str(event["SEQUENCE"])) for event in seen]
    assert {str(letter.events[0]["UID"]) for letter in mailed} == {str(event["UID"]) for event in seen}


@pytest.mark.row("R-2.3-09")
def test_every_meeting_of_a_series_is_in_it_at_once(town: Town, school: School, program: Program) -> None:
    series = [uuid4() for _ in range(4)]
    for week, meeting in enumerate(series, start=1):
        program.tell(programs.MeetingScheduled, meeting=meeting, at=at(town, 7 * week), remote=False, in_schedule=True)
    program.tell(programs.MeetingScheduleSet, meetings=tuple(series))
    for person in (school.mentor, school.mentee):
        events = by_uid(read(town, subscribe(town, school, person)))
        assert [events[str(one)].start for one in series] == [at(town, 7 * week) for week in (1, 2, 3, 4)]
    assert states(read(town, subscribe(town, school, school.curator))) == {}


@pytest.mark.row("R-5.2-02")
def test_tasks_and_activities_are_days_until_they_are_done(town: Town, school: School) -> None:
    task, activity, added = uuid4(), uuid4(), uuid4()
    program, due = Program(town, school), town.clock.today() + timedelta(days=9)
    terms = (ActivityTerm(activity=activity, due=due),)
    program.tell(programs.ProgramStarted, start=town.clock.today(), until=due + timedelta(days=90), activities=terms)
    program.tell(programs.TaskAssigned, task=task, mentee=school.mentee, due=due)
    mentor, mentee = (subscribe(town, school, one) for one in (school.mentor, school.mentee))
    assert states(read(town, mentor)) == {str(activity): "CONFIRMED"}
    event = by_uid(read(town, mentee))[str(task)]
    assert (event.start, event.end, str(event["TRANSP"])) == (due, due + timedelta(days=1), "TRANSPARENT")
    program.tell(programs.TaskSubmitted, task=task, mentee=school.mentee)
    assert states(read(town, mentee))[str(task)] == "CANCELLED"
    program.tell(programs.TaskChecked, task=task, mentee=school.mentee, accepted=False)
    assert states(read(town, mentee))[str(task)] == "CONFIRMED"
    program.tell(programs.TaskChecked, task=task, mentee=school.mentee, accepted=True)
    terms = (ActivityTerm(activity=added, due=due),)
    program.tell(programs.ProgramAmended, forms=(), kinds=(), added=terms, removed=(activity,))
    assert states(read(town, mentee)) == {str(task): "CANCELLED", str(activity): "CANCELLED", str(added): "CONFIRMED"}
    done = programs.ActivityFinished.model_validate(
        {**program.people(), "activity": added, "kind": ActivityKind.METHODICAL, "due": due}
    )
    town.reached(town.others.tell(done, school.id))
    assert set(states(read(town, mentor)).values()) == {"CANCELLED"}


@pytest.mark.row("R-7.2-02")
def test_who_joins_comes_to_what_is_ahead_and_who_leaves_does_not(town: Town, school: School, program: Program) -> None:
    past, ahead, joined, mentor = uuid4(), uuid4(), uuid4(), uuid4()
    program.tell(programs.MeetingScheduled, meeting=past, at=at(town, -2), remote=False)
    program.tell(programs.MeetingScheduled, meeting=ahead, at=at(town, 3), remote=False)
    before, leaves = subscribe(town, school, school.mentor), subscribe(town, school, school.mentee)
    both = {
        "mentees": (joined,),
        "joined": (joined,),
        "left": (school.mentee,),
        "kinds": (Kind.TRADITIONAL,),
        "order": uuid4(),
    }
    program.tell(programs.ProgramGroupChanged, **both)
    assert states(read(town, leaves)) == {str(past): "CONFIRMED", str(ahead): "CANCELLED"}
    assert states(read(town, subscribe(town, school, joined))) == {str(ahead): "CONFIRMED"}
    program.tell(programs.ProgramMentorReplaced, mentor=mentor, mentees=(joined,), previous=school.mentor)
    assert states(read(town, before)) == {str(past): "CONFIRMED", str(ahead): "CANCELLED"}
    assert states(read(town, subscribe(town, school, mentor))) == {str(ahead): "CONFIRMED"}


@pytest.mark.row("R-7.1-03")
def test_what_was_ahead_ends_with_the_program(town: Town, school: School, program: Program) -> None:
    address, held, ahead, today = subscribe(town, school, school.mentee), uuid4(), uuid4(), town.clock.today()
    program.tell(programs.MeetingScheduled, meeting=held, at=at(town, -2), remote=False)
    program.tell(programs.MeetingHeld, meeting=held, minutes=45)
    program.tell(programs.MeetingScheduled, meeting=ahead, at=at(town, 3), remote=False)
    program.tell(
        programs.ProgramTerminated,
        match=uuid4(),
        initiator=Initiator.MUTUAL,
        reason=next(iter(TerminationReason)),
        order=uuid4(),
        ended=today,
    )
    assert states(read(town, address)) == {str(held): "CONFIRMED", str(ahead): "CANCELLED"}
    town.pass_time(timedelta(days=40))
    assert states(read(town, address)) == {str(held): "CONFIRMED"}, "what was cancelled is forgotten after a month"
    town.pass_time(timedelta(days=80))
    assert states(read(town, address)) == {}


@pytest.mark.row("R-A.7-01", "R-3.4-08")
def test_surveys_are_for_who_is_asked_and_invitations_for_who_leads(town: Town, school: School) -> None:
    survey, invited, due = uuid4(), uuid4(), town.clock.today() + timedelta(days=9)
    asked = {"survey": survey, "form": SurveyForm.SATISFACTION, "version": 1}
    people = (school.mentor, school.mentee)
    told = town.others.tell(programs.SurveyOpened(**asked, invited=people, due=due, anonymous=False), school.id)
    town.reached(told)
    town.reached(town.others.tell(programs.SurveyAnswered(**asked, person=school.mentor), school.id))
    event = registry.SchoolInvited(
        invitation=invited, host=uuid4(), guest=school.id, kind=RecordKind.FINAL_EVENT, day=due
    )
    town.reached(town.others.tell(event, school.id))
    addresses = {name: subscribe(town, school, person) for name, person in school.people.items()}
    assert {name: states(read(town, address)) for name, address in addresses.items()} == {
        "head": {str(invited): "TENTATIVE"},
        "curator": {str(invited): "TENTATIVE"},
        "mentor": {str(survey): "CANCELLED"},
        "mentee": {str(survey): "CONFIRMED"},
    }
    answer = registry.InvitationAnswered(invitation=invited, host=event.host, accepted=True)
    town.reached(town.others.tell(answer, school.id))
    town.reached(town.others.tell(programs.SurveyClosed(**asked, invited=2, answered=1), school.id))
    assert states(read(town, addresses["head"])) == {str(invited): "CONFIRMED"}
    assert states(read(town, addresses["mentee"])) == {str(survey): "CANCELLED"}


def test_an_address_is_shown_once_and_leads_nowhere_when_it_is_replaced_or_revoked(town: Town, school: School) -> None:
    headers, person = keyed(town, school, school.mentee), town.bearer(school, school.mentee)
    assert town.client.get("/calendar", headers=person).json() == {"since": None}
    assert town.client.post("/calendar/revocation", headers=keyed(town, school, school.mentee)).status_code == 404
    first = town.client.post("/calendar", headers=headers).raise_for_status().json()
    assert town.client.get("/calendar", headers=person).json() == {"since": town.clock.today().isoformat()}
    again = town.client.post("/calendar", headers=headers)
    assert (again.status_code, again.json()["type"].rpartition(":")[2]) == (409, "shown-once")
    second = subscribe(town, school, school.mentee)
    assert [httpx.get(one).status_code for one in (first["address"], second)] == [404, 200]
    town.client.post("/calendar/revocation", headers=keyed(town, school, school.mentee)).raise_for_status()
    assert httpx.get(second).status_code == 404
    assert town.client.get("/calendar", headers=person).json() == {"since": None}
    assert town.client.post("/calendar/revocation", headers=keyed(town, school, school.mentee)).status_code == 409


def test_the_secret_is_kept_nowhere_and_opens_no_other_calendar(town: Town, school: School) -> None:
    own, other = (urlsplit(subscribe(town, school, one)).path for one in (school.mentee, school.mentor))
    secret = own.rpartition("/")[2]
    assert town.client.get(other.rpartition("/")[0] + "/" + secret).status_code == 404
    assert town.client.get(f"/calendars/{uuid4()}/{secret}").status_code == 404
    with town.parts.app.database.transaction() as cursor:
        kept = cursor.execute("SELECT convert_from(state, 'UTF8') AS said FROM notifications_events").fetchall()
    told = " ".join(str(row["said"]) for row in kept)
    assert str(school.mentee) in told
    assert secret.removesuffix(".ics") not in told


@pytest.mark.parametrize("leaves", [registry.ParticipantLeft, registry.ParticipantForgotten])
def test_whoever_leaves_has_no_calendar(town: Town, school: School, leaves: type[registry.ParticipantLeft]) -> None:
    address = subscribe(town, school, school.mentor)
    fact = leaves.model_validate({"participant": school.mentor, "left": town.clock.today()})
    town.reached(town.others.tell(fact, school.id))
    until(lambda: httpx.get(address).status_code == 404)


def test_it_says_when_it_has_not_changed_and_when_to_ask_again(town: Town, school: School, program: Program) -> None:
    address = subscribe(town, school, school.mentor)
    program.tell(programs.MeetingScheduled, meeting=uuid4(), at=at(town, 5), remote=False)
    first = httpx.get(address)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in first.content
    assert b"X-PUBLISHED-TTL:PT1H" in first.content
    known = {"If-None-Match": first.headers["ETag"]}
    assert httpx.get(address, headers=known).status_code == 304
    program.tell(programs.MeetingScheduled, meeting=uuid4(), at=at(town, 6), remote=False)
    later = httpx.get(address, headers=known)
    assert (later.status_code, later.headers["ETag"] != first.headers["ETag"]) == (200, True)
    assert "Имя" not in later.text, "whoever keeps calendars for others learns nobody's name"
