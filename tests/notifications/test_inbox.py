"""The inbox over HTTP: own notifications only, in pages, read once, live with resume."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID, uuid4

import fastapi.routing
import httpx
import pytest
from backbone.identity import Role
from contracts import programs, registry
from contracts.codes import ConsentPurpose
from notifications.wording import UNKNOWN

from tests.notifications.town import School, Town

Told = dict[str, str]


def assign(town: Town, school: School, times: int = 1) -> str:
    """Tasks for the mentee; returns the position of the last."""
    told = ""
    for _ in range(times):
        fact = programs.TaskSubmitted(
            program=uuid4(), mentor=school.mentor, mentees=(school.mentee,), task=uuid4(), mentee=school.mentee
        )
        told = town.others.tell(fact, school.id, actor=school.mentee)
    town.reached(told)
    return told


def read(town: Town, school: School, person: UUID, notification: str) -> httpx.Response:
    headers = town.bearer(school, person) | {"Idempotency-Key": str(uuid4())}
    return town.client.post(f"/inbox/{notification}/read", headers=headers)


def unread(town: Town, school: School, person: UUID, at_least: str = "") -> int:
    params = {"min_position": at_least} if at_least else {}
    answer = town.client.get("/inbox/unread", headers=town.bearer(school, person), params=params)
    return int(answer.raise_for_status().json()["unread"])


def test_pages_are_newest_first_and_complete(town: Town, school: School) -> None:
    assign(town, school, 5)
    headers, found, where = town.bearer(school, school.mentor), [], "/inbox?limit=2"
    while where:
        answer = town.client.get(where, headers=headers).raise_for_status()
        found += [item["position"] for item in answer.json()["items"]]
        where = answer.links.get("next", {}).get("url", "")
    assert len(found) == 5
    assert found == sorted(found, reverse=True)


def test_reading_lowers_the_unread_count_once(town: Town, school: School) -> None:
    assign(town, school, 2)
    first = town.inbox(school, school.mentor)[0]["id"]
    for _ in range(2):
        receipt = read(town, school, school.mentor, first).raise_for_status().json()
        assert unread(town, school, school.mentor, receipt["position"]) == 1
    assert [item["id"] for item in town.inbox(school, school.mentor, unread=True)] != [first]
    assert receipt["version"] == 3


def test_nobody_sees_or_reads_anothers_notifications(town: Town, school: School) -> None:
    assign(town, school)
    (item,) = town.inbox(school, school.mentor)
    assert town.inbox(school, school.curator) == []
    assert read(town, school, school.curator, item["id"]).status_code == 404
    stranger = School(mentor=school.mentor)
    assert town.inbox(stranger, stranger.mentor) == []
    assert read(town, stranger, stranger.mentor, item["id"]).status_code == 404
    assert unread(town, school, school.mentor) == 1


def test_letters_cannot_be_read_as_notifications(town: Town, school: School) -> None:
    fact = programs.ProgramReturned(program=uuid4(), mentor=school.mentor, mentees=(school.mentee,))
    town.reached(town.others.tell(fact, school.id, actor=school.curator))
    letter = town.delivery(school, school.mentor)["notification"]
    assert read(town, school, school.mentor, letter).status_code == 404


def test_without_registry_the_inbox_still_answers(town: Town, school: School) -> None:
    assign(town, school)
    town.others.fall_silent()
    (item,) = town.inbox(school, school.mentor)
    town.others.speak()
    assert item["text"].startswith(UNKNOWN)
    assert town.inbox(school, school.mentor)[0]["text"].startswith("Mentee Имя")


def readings(town: Town, school: School) -> list[tuple[str, str, UUID | None, Role]]:
    """What registry has been told of looks at the mentee's name."""
    asked = [wanted for wanted in town.others.asked if school.mentee in wanted.persons]
    return [(wanted.purpose, wanted.service, wanted.reader, wanted.role) for wanted in asked]


def test_registry_is_told_who_reads_an_inbox(town: Town, school: School) -> None:
    assign(town, school)
    town.inbox(school, school.mentor)
    assert readings(town, school) == [("notification-inbox", "notifications", school.mentor, Role.MENTOR)]


def test_registry_is_told_who_reads_live(town: Town, school: School) -> None:
    with stream(town, school) as told:
        next(told)
        assign(town, school)
        next(told)
    assert readings(town, school) == [("notification-inbox", "notifications", school.mentor, Role.MENTOR)]


def test_a_name_on_the_next_page_has_not_been_seen(town: Town, school: School) -> None:
    assign(town, school)
    assign(town, replace(school, mentee=uuid4()))
    town.inbox(school, school.mentor, limit=1)
    assert readings(town, school) == []
    town.inbox(school, school.mentor, limit=2)
    assert len(readings(town, school)) == 1


@pytest.mark.parametrize("where", ["/inbox", "/inbox/unread", "/inbox/stream", "/deliveries"])
def test_nothing_is_told_without_a_token_or_to_the_wrong_role(town: Town, school: School, where: str) -> None:
    assert town.client.get(where).status_code == 401
    assert town.client.get(where, headers=town.bearer(school, uuid4(), Role.OFFICE)).status_code == 403


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE])
def test_deliveries_are_for_those_who_answer_for_the_school(town: Town, school: School, role: Role) -> None:
    assert town.client.get("/deliveries", headers=town.bearer(school, school.mentor, role)).status_code == 403


def test_deliveries_show_the_own_schools_letters_by_state_without_words(town: Town, school: School) -> None:
    fact = programs.ProgramReturned(program=uuid4(), mentor=school.mentor, mentees=(school.mentee,))
    town.reached(town.others.tell(fact, school.id, actor=school.curator))
    town.comes_to("sent", school, school.mentee)
    town.comes_to("sent", school, school.mentor)
    sent = town.deliveries(school, state="sent")
    assert {row["recipient"] for row in sent} == {str(school.mentor), str(school.mentee)}
    assert not {"text", "title", "facts", "email", "name"} & set(sent[0])
    assert town.deliveries(town.school()) == []


@contextmanager
def stream(town: Town, school: School, last_seen: str | None = None) -> Iterator[Iterator[Told]]:
    headers = town.bearer(school, school.mentor) | ({"Last-Event-ID": last_seen} if last_seen else {})
    with town.client.stream("GET", "/inbox/stream", headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield events(answer.iter_lines())


def events(lines: Iterator[str]) -> Iterator[Told]:
    told: Told = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if name:
            told[name] = value
        elif line.startswith(":"):
            yield {"comment": value}
        elif told:
            yield told
            told = {}


def test_a_new_notification_arrives_live(town: Town, school: School) -> None:
    with stream(town, school) as told:
        assert next(told)["event"] == "unread"
        assign(town, school)
        live = next(told)
    (item,) = town.inbox(school, school.mentor)
    assert live["event"] == "notification"
    assert live["id"] == str(item["position"])
    assert json.loads(live["data"]) == item


def test_a_stream_resumes_after_the_last_event_seen(town: Town, school: School) -> None:
    assign(town, school, 3)
    positions = [str(item["position"]) for item in reversed(town.inbox(school, school.mentor))]
    with stream(town, school, last_seen=positions[0]) as told:
        first = next(told)
        assert (first["event"], first["id"], json.loads(first["data"])) == ("unread", positions[0], {"unread": 3})
        assert [next(told)["id"], next(told)["id"]] == positions[1:]
        assign(town, school)
        newest = next(told)["id"]
    assert newest == str(town.inbox(school, school.mentor)[0]["position"])


def test_a_stream_shows_nobody_elses_notifications(town: Town, school: School) -> None:
    anothers = registry.ConsentGiven(participant=school.mentor, purpose=ConsentPurpose.BE_MENTOR)
    with stream(town, school) as told:
        next(told)
        town.reached(town.others.tell(anothers, school.id, actor=school.mentor))
        assign(town, school)
        assert json.loads(next(told)["data"])["id"] == town.inbox(school, school.mentor)[0]["id"]


def test_silence_is_broken_by_a_heartbeat(town: Town, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fastapi.routing, "_PING_INTERVAL", 0.1)
    with stream(town, school) as told:
        next(told)
        assert "comment" in next(told)


def test_a_stream_ends_after_a_while_so_that_the_token_is_looked_at_again(
    town: Town, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notifications.api.stream.LONGEST", 0.0)
    with stream(town, school) as told:
        assert [one["event"] for one in told] == ["unread"]
