"""What operators ask, and what surrounds every answer."""

import json
import re
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import httpx
import pytest
import yaml
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.web.testing import running
from mentoring.settings import DEPLOY
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families
from shelf import PERSON, SCHOOL, api

ISSUER = Issuer()
METRIC = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b(?!\()")
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
    assert first.headers["Content-Security-Policy"].startswith("default-src 'none'; base-uri 'none'")
    assert first.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert first.headers["Referrer-Policy"] == "no-referrer"
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


def test_the_newest_checkpoint_is_everybodys(client: httpx.Client) -> None:
    assert client.get("/checkpoint").status_code == 404
    with running(api(ISSUER, None, checkpoint=lambda: "mentoring/shelf\n1\n")) as signed:
        answer = signed.get("/checkpoint")
    assert (answer.text, answer.headers["content-type"]) == ("mentoring/shelf\n1\n", "text/plain; charset=utf-8")


def test_metrics_count_requests_by_operation_and_tell_the_status_as_numbers() -> None:
    def status() -> dict[str, Any]:
        follower = {"follower": "views", "source": "registry", "position": 41, "behind": 1, "parked": 2}
        return {
            "relay": {"head": 42, "behind": 3},
            "checkpoint": {"size": 40, "position": 41, "age_seconds": 60.5},
            "followers": [follower | {"error": None}, follower | {"source": "programs", "behind": None, "error": "x"}],
            "tasks": {"relay": {"idle_seconds": 0.5, "error": "ConnectionError: x"}},
        }

    with running(api(ISSUER, None, status=status)) as client:
        client.get("/whoami")
        client.get(f"/nowhere/{SCHOOL}")
        told = client.get("/metrics").text
    found = {metric.name: metric for metric in text_string_to_metric_families(told)}
    requests = {tuple(sample.labels.values()) for sample in found["http_request_duration_seconds"].samples}
    assert {("GET", "/whoami", "401"), ("GET", "none", "404")} <= {labels[:3] for labels in requests}
    assert str(SCHOOL) not in told
    assert _values(found["relay_behind_events"]) == {(): 3.0}
    assert _values(found["follower_behind_events"]) == {("views", "registry"): 1.0}
    assert _values(found["follower_stopped"]) == {("views", "registry"): 0.0, ("views", "programs"): 1.0}
    assert _values(found["task_failed"]) == {("relay",): 1.0}
    assert _values(found["checkpoint_age_seconds"]) == {(): 60.5}
    assert found["process_resident_memory_bytes"].samples[0].value > 0


def alerts() -> list[str]:
    (group,) = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text())["groups"]
    return [rule["expr"] for rule in group["rules"]]


def panels() -> list[str]:
    dashboard = json.loads((DEPLOY / "grafana" / "mentoring.json").read_text())
    return [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]


@pytest.mark.parametrize("expressions", [alerts, panels])
def test_every_alert_and_panel_is_about_a_metric_that_there_is(expressions: Callable[[], list[str]]) -> None:
    with running(api(ISSUER, None)) as client:
        there = set(re.findall(r"^# TYPE (\S+)", client.get("/metrics").text, re.MULTILINE))
    asked = {name for expression in expressions() for name in METRIC.findall(expression)}
    assert {name.removesuffix("_count").removesuffix("_bucket") for name in asked} <= there
    assert len(asked) > 8


def _values(metric: Metric) -> dict[tuple[str, ...], float]:
    return {tuple(sample.labels.values()): sample.value for sample in metric.samples}
