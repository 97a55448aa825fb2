"""What operators ask, and what surrounds every answer."""

import json
from collections.abc import Iterator
from threading import Event

import httpx
import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.web.testing import running
from shelf import PERSON, SCHOOL, api

ISSUER = Issuer()
STUCK = Event()


def broken() -> None:
    raise ConnectionError


CHECKS = {"database": lambda: True, "nats": lambda: False, "followers": broken, "disk": STUCK.wait}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with running(api(ISSUER, None, checks=CHECKS, status=lambda: {"followers": []})) as client:
        yield client
        STUCK.set()


def test_a_service_lives_though_it_is_not_ready(client: httpx.Client) -> None:
    assert client.get("/livez").json() == {"alive": True}


def test_readiness_names_what_is_missing_and_waits_for_nothing_stuck(client: httpx.Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "checks": {"database": True, "nats": False, "followers": False, "disk": False},
    }


def test_a_service_with_all_it_needs_is_ready() -> None:
    with running(api(ISSUER, None, checks={"database": lambda: None})) as client:
        assert (client.get("/readyz").status_code, client.get("/readyz").json()["ready"]) == (200, True)


def test_status_tells_what_the_service_tells(client: httpx.Client) -> None:
    assert client.get("/status").json() == {"service": "shelf", "followers": []}


@pytest.mark.parametrize("path", ["/livez", "/nowhere", "/whoami"])
def test_every_answer_is_private_and_has_an_id(client: httpx.Client, path: str) -> None:
    first, second = client.get(path), client.get(path)
    assert first.headers["Cache-Control"] == "no-store"
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert first.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert first.headers["X-Request-Id"] != second.headers["X-Request-Id"]


def test_a_request_leaves_one_line_with_ids_only(capsys: pytest.CaptureFixture[str]) -> None:
    head = ISSUER.bearer(Role.HEAD, school=SCHOOL, person=PERSON)
    with running(api(ISSUER, None), head, log_level="INFO") as client:
        answer = client.get("/rows?search=Иванова")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    line = next(line for line in lines if line["event"] == "request")
    assert (line["route"], line["status"], line["method"]) == ("/rows", 200, "GET")
    assert (line["actor"], line["school"], line["role"]) == (str(PERSON), str(SCHOOL), "head")
    assert line["request_id"] == answer.headers["X-Request-Id"]
    assert not any("Иванова" in json.dumps(line, ensure_ascii=False) for line in lines)
