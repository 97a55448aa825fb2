"""Lists, history in words, the state at any version and date."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from backbone.identity import Role

from tests.programs.school import Json, Pair, School


def listed(pair: Pair, who: str, **query: Any) -> list[Json]:
    params = {"min_position": pair.position} | query
    answer = pair.town.client.get("/programs", headers=pair.bearer(who), params=params)
    items: list[Json] = answer.raise_for_status().json()["items"]
    return items


def test_the_school_sees_all_its_programs_and_people_see_their_own(school: School) -> None:
    first, second = school.assign(), school.assign(mentees=2)
    both = [str(first.id), str(second.id)]
    assert sorted(row["id"] for row in listed(second, "head")) == sorted(both)
    assert sorted(row["id"] for row in listed(second, "curator")) == sorted(both)
    assert [row["id"] for row in listed(second, "second")] == [str(second.id)]
    assert [row["id"] for row in listed(second, "mentor")] == [str(second.id)]
    assert listed(second, "other mentee") == []
    assert [row["id"] for row in listed(second, "head", person=first.person("mentee"))] == [str(first.id)]
    assert listed(second, "mentor", person=first.person("mentee")) == []


def test_another_school_sees_none_of_it(school: School) -> None:
    pair, elsewhere = school.assign(), School(school.town).assign()
    pair.see()
    assert [row["id"] for row in listed(elsewhere, "head")] == [str(elsewhere.id)]


def test_row_level_security_hides_other_schools_even_from_a_query_without_a_condition(school: School) -> None:
    pair = school.assign()
    listed(pair, "head")
    database = school.town.app.database
    for table in ("program_list", "orders", "editions", "origins", "meeting_list"):
        with database.transaction(uuid4()) as cursor:
            assert cursor.execute(f"SELECT * FROM {table}").fetchall() == []
    with database.transaction(school.id) as cursor:
        assert len(cursor.execute("SELECT * FROM program_list").fetchall()) == 1


def test_a_row_tells_state_period_people_and_the_next_meeting(school: School) -> None:
    pair = school.assign().running()
    for at in ("2025-10-01T10:00:00Z", "2025-09-20T10:00:00Z"):
        pair.do("mentor", "/meetings", {"at": at, "remote": True, "channel": "Сферум", "topic": "Разбор"})
    [row] = listed(pair, "head", state="running")
    assert (row["state"], row["start"], row["until"]) == ("running", "2025-09-08", "2026-03-08")
    assert (row["mentor"], row["mentees"]) == (pair.person("mentor"), [pair.person("mentee")])
    assert row["next_meeting"] == "2025-09-20T10:00:00Z"
    pair.town.set_clock(datetime(2025, 9, 25, tzinfo=UTC))
    assert listed(pair, "head")[0]["next_meeting"] == "2025-10-01T10:00:00Z"
    assert listed(pair, "head", state="draft") == []


def test_pages_follow_each_other_without_a_gap(school: School) -> None:
    pairs = [school.assign() for _ in range(5)]
    found, cursor = [], None
    for size in (2, 2, 1):
        params = {"limit": "2", "min_position": pairs[-1].position} | ({"cursor": cursor} if cursor else {})
        page = school.town.client.get("/programs", headers=pairs[-1].bearer("head"), params=params).json()
        assert len(page["items"]) == size
        found += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert cursor is None
    assert sorted(found) == sorted(str(pair.id) for pair in pairs)


def test_a_rebuilt_list_equals_the_one_before(school: School) -> None:
    running = school.assign().running()
    running.do("mentor", "/meetings", {"at": "2025-10-01T10:00:00Z", "remote": False, "topic": "Разбор"})
    last = school.assign(mentees=2).outlined(kinds=["group"])
    before = listed(last, "head")
    school.town.rebuild()
    assert listed(last, "head") == before
    assert {row["state"] for row in before} == {"running", "draft"}


@pytest.mark.row("R-1.1-02")
def test_everything_done_in_a_program_names_the_edition_it_was_done_under(school: School) -> None:
    pair = school.assign().running()
    pair.school.approve_edition(program_min_months=1)
    pair.do("mentor", "/tasks", {"mentee": pair.person("mentee"), "text": "План", "due": "2025-09-20"})
    history = pair.ask("head", "/history").json()
    assert {entry["edition"] for entry in history} == {str(school.edition)}


def test_history_tells_in_words_who_did_what_when(school: School) -> None:
    pair = school.assign().running()
    history = pair.ask("head", "/history").json()
    assert [entry["version"] for entry in history] == list(range(1, len(history) + 1))
    assert history[0]["words"].startswith("Открыт проект программы")
    assert (history[0]["on"], history[0]["actor"], history[0]["role"]) == ("2025-09-01", "programs", "service")
    assert history[0]["basis"] == str(pair.assigned.order)
    assert "срок: 08.09.2025 – 08.03.2026" in history[1]["words"]
    assert "педагог – педагог" in history[1]["words"]
    assert history[-1]["words"] == "Программа началась"
    assert history[-1]["actor"] == pair.person("mentor")
    assert {entry["edition"] for entry in history} == {str(school.edition)}


def test_mentor_and_mentee_read_what_they_did_themselves(school: School) -> None:
    pair = school.assign().running()
    trail = {who: pair.ask(who, "/history").json() for who in ("mentor", "mentee")}
    for who, entries in trail.items():
        assert entries
        assert {entry["actor"] for entry in entries} == {pair.person(who)}


def test_a_program_is_shown_as_it_was(school: School) -> None:
    pair = school.assign().planned()
    moment = school.town.app.clock.now().isoformat()
    pair.do("mentor", "/submission")
    assert pair.see()["state"] == "submitted"
    assert pair.see(known_at=moment)["state"] == "draft"
    assert pair.see(as_of="2025-09-02")["expected_results"] == []
    assert pair.see(version=1)["start"] is None
    assert pair.ask("head", as_of="2025-08-31").status_code == 404


@pytest.mark.parametrize("query", [{"version": 0}, {"as_of": "вчера"}, {"known_at": "2025-09-01T00:00:00"}])
def test_a_question_about_no_time_is_refused(school: School, query: dict[str, Any]) -> None:
    answer = school.assign().ask("head", **query)
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")


def test_an_unchanged_program_is_not_sent_again(school: School) -> None:
    pair = school.assign()
    tag = pair.ask("head").headers["ETag"]
    headers = pair.bearer("head") | {"If-None-Match": tag}
    assert school.town.client.get(pair.place, headers=headers).status_code == 304


def test_the_office_has_no_door_here(school: School) -> None:
    pair = school.assign()
    office = school.town.bearer(Role.OFFICE, school=school.id, person=uuid4())
    assert school.town.client.get(pair.place, headers=office).status_code == 403
    assert school.town.client.get("/programs", headers=office).status_code == 403
