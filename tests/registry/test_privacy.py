"""Who sees whom, and that each look at somebody else is recorded or does not happen."""

from uuid import uuid4

import psycopg
import pytest
from backbone.asks import Declined
from backbone.identity import Role

from tests.registry.town import School, Town

ANNA = "Иванова Анна Петровна"


def card(school: School, name: str) -> str:
    return f"/participants/{school.people[name]}"


def looks(school: School, name: str) -> list[tuple[str, str, str]]:
    """Newest first: who, in which role, what for."""
    rows = school.see("head", f"{card(school, name)}/disclosures")["items"]
    return [(row["actor"], row["role"], row["purpose"]) for row in rows]


def test_the_curator_sees_everything_and_is_recorded(school: School) -> None:
    seen = school.see("curator", card(school, "mentor"))
    assert (seen["name"], seen["email"], seen["staff_number"]) == (ANNA, "ivanova@s.example", "2")
    assert looks(school, "mentor") == [(str(school.people["curator"]), "curator", "participant-card")]


def test_looking_at_oneself_is_no_disclosure(school: School) -> None:
    assert school.see("mentor", card(school, "mentor"))["name"] == ANNA
    assert looks(school, "mentor") == []


def test_a_list_discloses_everybody_on_it(school: School) -> None:
    rows = school.see("head", "/participants", limit=2)["items"]
    shown = {row["id"] for row in rows} - {str(school.people["head"])}
    for name in ("curator", "mentor"):
        expected = [(str(school.people["head"]), "head", "participant-list")]
        assert looks(school, name) == (expected if str(school.people[name]) in shown else [])


def test_the_system_administrator_sees_no_names(school: School) -> None:
    text = school.ask("sysadmin", "/participants").text + school.ask("sysadmin", card(school, "mentor")).text
    assert "Иванова" not in text
    assert "ivanova" not in text
    assert looks(school, "mentor") == []


def test_the_office_sees_no_persons(school: School) -> None:
    school.organised()
    for path in ("/participants", card(school, "mentor"), "/matches", "/school"):
        answer = school.town.client.get(path, headers=school.bearer("office", None))
        assert answer.status_code == 403, path
    orders = school.town.client.get("/orders", headers=school.bearer("office", None), params={"limit": 200}).json()
    assert orders["items"]
    assert all(row["concerns"] == [] for row in orders["items"])


def test_partners_see_each_other_and_strangers_do_not(school: School) -> None:
    school.organised()
    school.mentors("mentor", "other")
    school.proposed()
    partner = school.see("mentee", card(school, "mentor"))
    assert (partner["name"], partner["staff_number"], partner["consents"]) == (ANNA, None, [])
    assert school.ask("mentee", card(school, "other")).status_code == 404
    assert school.ask("second", card(school, "mentor")).status_code == 404


@pytest.mark.row("R-1.1-01")
def test_another_school_does_not_exist(school: School, town: Town) -> None:
    school.organised()
    school.mentors("mentor")
    match, other = school.proposed(), town.school()
    for path in (card(school, "mentor"), f"/matches/{match}", f"{card(school, 'mentor')}/history"):
        assert other.ask("head", path).status_code == 404, path
    assert {row["id"] for row in other.see("head", "/matches")["items"]} == set()
    seen = {row["id"] for row in other.see("head", "/participants", limit=200)["items"]}
    assert seen.isdisjoint({str(person) for person in school.people.values()})


def test_the_association_sees_mentors_only(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    headers = school.town.issuer.bearer(Role.ASSOCIATION, school=school.id, person=uuid4())
    client = school.town.client
    wait = {"min_position": school.position}
    rows = client.get("/participants", headers=headers, params=wait | {"role": "mentor"}).json()["items"]
    assert [row["name"] for row in rows] == [ANNA]
    assert client.get("/participants", headers=headers).status_code == 403
    assert client.get(card(school, "mentee"), headers=headers).status_code == 404


def test_services_get_names_and_are_recorded_by_name(school: School) -> None:
    anna, nobody = school.people["mentor"], uuid4()
    found = school.town.neighbours.names(anna, nobody, service="notifications", purpose="notification-sending")
    assert found[anna].name == ANNA
    assert found[anna].email == "ivanova@s.example"
    assert found[nobody] is None
    assert looks(school, "mentor") == [("notifications", "service", "notification-sending")]


def test_who_reads_a_name_through_a_service_is_recorded_as_a_person(school: School) -> None:
    anna, curator = school.people["mentor"], school.people["curator"]
    school.town.neighbours.names(anna, purpose="notification-inbox", reader=curator, role="curator")
    assert looks(school, "mentor") == [(str(curator), "curator", "notification-inbox")]


def test_reading_the_own_name_through_a_service_is_no_disclosure(school: School) -> None:
    anna, boris = school.people["mentor"], school.people["mentee"]
    school.town.neighbours.names(anna, boris, reader=anna, role="mentor")
    assert looks(school, "mentor") == []
    assert looks(school, "mentee") == [(str(anna), "mentor", "test")]


@pytest.mark.parametrize(
    "said",
    [
        {"service": None},
        {"service": "a3d5f1f0-0000-4000-8000-000000000000"},
        {"reader": uuid4()},
        {"role": "curator"},
        {"reader": uuid4(), "role": "service"},
    ],
)
def test_names_are_not_told_to_who_does_not_say_who_sees_them(school: School, said: dict[str, object]) -> None:
    with pytest.raises(Declined, match="400"):
        school.town.neighbours.names(school.people["mentor"], **said)
    assert looks(school, "mentor") == []


def test_what_cannot_be_recorded_is_not_seen(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise psycopg.OperationalError

    monkeypatch.setattr(school.town.directory, "_record", fail)
    answer = school.ask("curator", card(school, "mentor"))
    assert answer.status_code == 503
    assert "Иванова" not in answer.text


def test_disclosures_are_neither_changed_nor_deleted(school: School) -> None:
    school.see("curator", card(school, "mentor"))
    before = looks(school, "mentor")
    with school.town.app.database.transaction() as cursor:
        cursor.execute("UPDATE disclosures SET actor = 'nobody'")
        cursor.execute("DELETE FROM disclosures")
    assert looks(school, "mentor") == before


def test_no_name_reaches_the_log_of_events_or_the_stream(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    school.fixed()
    with school.town.app.database.transaction() as cursor:
        rows = cursor.execute("SELECT state FROM registry_events").fetchall()
    stored = b"".join(bytes(row["state"]) for row in rows)
    told = b"".join(letter.data for letter in school.town.neighbours.heard(school.id))
    for word in ("Иванова", "ivanova", "робототехника", "первый год", "учитель", "Положения о системе"):
        assert word.encode() not in stored
        assert word.encode() not in told
