"""Commands over HTTP, on a real event store: keys, versions, receipts."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from backbone.clock import Clock
from backbone.eventstore import writer
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.intent import Actor, Intent
from backbone.keys import Keys
from backbone.migrate import migrate_keys, migrate_store
from backbone.rules import soft
from backbone.vault import Vault
from backbone.web import with_reasons
from backbone.web.testing import running
from boxes import Boxes
from mentoring.roles import Databases
from mentoring.servers import Servers
from psycopg.conninfo import conninfo_to_dict
from shelf import OTHER_SCHOOL, PERSON, SCHOOL, api

ISSUER = Issuer()
HEAD = ISSUER.bearer(Role.HEAD, school=SCHOOL, person=PERSON)


@pytest.fixture(scope="module")
def databases(database: Callable[[], Databases]) -> Databases:
    fresh = database()
    migrate_store(Boxes, fresh.owner_url, fresh.url)
    return fresh


@pytest.fixture(scope="module")
def boxes(databases: Databases) -> Iterator[Boxes]:
    app = Boxes(databases.url, Clock())
    yield app
    app.close()


@pytest.fixture(scope="module")
def client(boxes: Boxes) -> Iterator[httpx.Client]:
    with running(api(ISSUER, boxes), HEAD) as client:
        yield client


def key(value: str | None = None) -> dict[str, str]:
    return {"Idempotency-Key": value or str(uuid4())}


def opened(client: httpx.Client) -> str:
    place: str = client.post("/boxes", json={"name": "чулан"}, headers=key()).headers["Location"]
    return place


def test_a_created_object_has_a_place_a_version_and_a_position(client: httpx.Client) -> None:
    answer = client.post("/boxes", json={"name": "чулан"}, headers=key())
    body = answer.json()
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/boxes/{body['id']}"
    assert answer.headers["ETag"] == '"1"'
    assert body["version"] == 1
    assert answer.headers["X-Position"] == body["position"]
    assert body["position"].startswith("shelf:")
    assert client.get(answer.headers["Location"]).json() == {"id": body["id"], "load": 0}


def test_a_repeated_command_gets_the_same_answer_and_has_one_effect(client: httpx.Client) -> None:
    place, again = opened(client), key()
    first = client.post(f"{place}/filling", json={"kilograms": 5}, headers={**again, "If-Match": '"1"'})
    second = client.post(f"{place}/filling", json={"kilograms": 5}, headers={**again, "If-Match": '"1"'})
    assert first.status_code == 200
    assert (second.json(), second.headers["ETag"]) == (first.json(), '"2"')
    assert client.get(place).json()["load"] == 5


def test_a_repeat_that_has_seen_the_new_version_is_still_the_same_command(client: httpx.Client) -> None:
    place, again = opened(client), key()
    first = client.post(f"{place}/filling", json={"kilograms": 5}, headers={**again, "If-Match": '"1"'})
    second = client.post(f"{place}/filling", json={"kilograms": 5}, headers={**again, "If-Match": '"2"'})
    assert second.json() == first.json()


@pytest.mark.parametrize("changed", ["/boxes?x=1", "/boxes"])
def test_a_key_does_not_serve_another_request(client: httpx.Client, changed: str) -> None:
    again = key()
    client.post("/boxes", json={"name": "чулан"}, headers=again)
    answer = client.post(changed, json={"name": "чулан" if "?" in changed else "шкаф"}, headers=again)
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:mentoring:problem:key-reused"


def test_a_key_used_in_one_school_does_not_serve_in_another(client: httpx.Client) -> None:
    again = key()
    client.post("/boxes", json={"name": "чулан"}, headers=again)
    elsewhere = ISSUER.bearer(Role.HEAD, school=OTHER_SCHOOL, person=PERSON)
    assert client.post("/boxes", json={"name": "чулан"}, headers=again | elsewhere).status_code == 422


def test_a_form_sent_again_is_the_same_request_though_its_boundary_is_not(client: httpx.Client) -> None:
    again = key()
    first, second = (client.post("/import", files={"file": ("a.csv", b"one")}, headers=again) for _ in range(2))
    other = client.post("/import", files={"file": ("a.csv", b"two")}, headers=again)
    assert first.request.headers["Content-Type"] != second.request.headers["Content-Type"]
    assert (first.status_code, second.json()) == (201, first.json())
    assert other.status_code == 422


@pytest.mark.parametrize("value", [None, "", "a b", "ключ", "x" * 129])
def test_a_command_needs_a_proper_key(client: httpx.Client, value: str | None) -> None:
    headers = {} if value is None else {b"Idempotency-Key": value.encode()}
    answer = client.post("/boxes", json={"name": "чулан"}, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:mentoring:problem:idempotency-key"


def test_a_change_needs_the_version_it_has_seen(client: httpx.Client) -> None:
    answer = client.post(f"{opened(client)}/filling", json={"kilograms": 5}, headers=key())
    assert answer.status_code == 428
    assert answer.json()["title"] == "Нужен заголовок If-Match"


@pytest.mark.parametrize("tag", ["1", "*", 'W/"1"', '"1", "2"', '"x"', '"-1"', '"1234567890123456789"'])
def test_a_version_that_is_none_is_malformed(client: httpx.Client, tag: str) -> None:
    answer = client.post(f"{opened(client)}/filling", json={"kilograms": 5}, headers={**key(), "If-Match": tag})
    assert answer.status_code == 400


def test_a_stale_version_is_refused_with_the_current_one(client: httpx.Client) -> None:
    place = opened(client)
    client.post(f"{place}/filling", json={"kilograms": 5}, headers={**key(), "If-Match": '"1"'})
    answer = client.post(f"{place}/filling", json={"kilograms": 6}, headers={**key(), "If-Match": '"1"'})
    assert (answer.status_code, answer.json()["version"]) == (412, 2)
    assert client.get(place).json()["load"] == 5


def test_who_gave_a_command_and_why_is_on_its_event(client: httpx.Client, boxes: Boxes) -> None:
    correlation, again = uuid4(), key()
    answer = client.post("/boxes", json={"name": "шкаф"}, headers={**again, "X-Correlation-Id": str(correlation)})
    meta = boxes.history(UUID(answer.json()["id"]), SCHOOL)[0].meta
    assert (meta.actor, meta.role, meta.school) == (str(PERSON), "head", SCHOOL)
    assert (meta.correlation_id, meta.command_id) == (correlation, again["Idempotency-Key"])


def test_an_object_of_another_school_is_not_found(client: httpx.Client) -> None:
    elsewhere = ISSUER.bearer(Role.HEAD, school=OTHER_SCHOOL, person=PERSON)
    place = opened(client)
    assert client.get(place, headers=elsewhere).status_code == 404
    changed = {**key(), **elsewhere, "If-Match": '"1"'}
    assert client.post(f"{place}/filling", json={"kilograms": 1}, headers=changed).status_code == 404


def test_an_object_that_has_not_changed_is_not_sent_again(client: httpx.Client) -> None:
    place = opened(client)
    assert client.get(place, headers={"If-None-Match": 'W/"1"'}).status_code == 304
    assert client.get(place, headers={"If-None-Match": '"7", "1"'}).content == b""
    assert client.get(place, headers={"If-None-Match": '"2"'}).status_code == 200


def test_a_reason_for_a_deviation_lies_sealed_beside_the_events(boxes: Boxes, databases: Databases) -> None:
    migrate_keys(databases.owner_keys_url, databases.keys_url)
    keys = Keys(databases.keys_url, Path())
    vault, actor = Vault(boxes.database, keys), Actor(str(PERSON), "head", SCHOOL)
    plain = Intent(actor, str(uuid4()), b"request", uuid4(), date(2025, 9, 1))
    reasoned = with_reasons(plain, vault, PERSON, {"INV-08": "Других кандидатов нет"})
    place = soft(False, "INV-08", "Не заместитель", reasoned.deviations)
    assert place is not None
    assert vault.open([place]) == {place: None}
    boxes.open(reasoned, "чулан")
    assert vault.open([place]) == {place: "Других кандидатов нет"}
    assert with_reasons(plain, vault, PERSON, {}) == plain
    keys.close()


def test_without_its_database_a_service_says_to_come_back(
    client: httpx.Client, databases: Databases, servers: Servers
) -> None:
    place, role = opened(client), conninfo_to_dict(databases.url)["user"]
    with psycopg.connect(servers.postgres.dsn("postgres", "postgres", servers.secrets.password("postgres"))) as admin:
        admin.autocommit = True
        admin.execute(f"ALTER ROLE {role} NOLOGIN")
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (role,))
        with ThreadPoolExecutor() as pool:
            read = pool.submit(client.get, place)
            command = pool.submit(client.post, "/boxes", json={"name": "чулан"}, headers=key())
        answers = [read.result(), command.result()]
        admin.execute(f"ALTER ROLE {role} LOGIN")
    assert [(answer.status_code, answer.headers["Retry-After"]) for answer in answers] == [(503, "2")] * 2


def test_an_overloaded_service_says_to_come_back(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    again = key()
    with monkeypatch.context() as overloaded:
        overloaded.setattr(writer, "LONGEST_QUEUE", 0)
        refused = client.post("/boxes", json={"name": "чулан"}, headers=again)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
    assert refused.json()["type"] == "urn:mentoring:problem:overloaded"
    assert client.post("/boxes", json={"name": "чулан"}, headers=again).status_code == 201
