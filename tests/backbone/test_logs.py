"""Log lines: JSON, in UTC, about ids, with nothing personal however it got there."""

import json
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from backbone import logs
from pydantic import TypeAdapter, ValidationError
from structlog.contextvars import bound_contextvars

SECRETS = ("Иванова", "ivanova@school.ru", "+7 927 123-45-67", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "s3cret")
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    logs.configure("INFO", "shelf")
    return lambda: [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_says_when_in_utc_what_and_in_which_request(lines: Lines) -> None:
    order = uuid4()
    with bound_contextvars(request_id="r-1", school="s-1"):
        logs.logger("shelf.orders").info("order_issued", order=order, kinds={"a"})
    [line] = lines()
    assert datetime.fromisoformat(line.pop("time")).utcoffset().total_seconds() == 0  # type: ignore[union-attr]
    assert line == {
        "event": "order_issued",
        "level": "info",
        "logger": "shelf.orders",
        "service": "shelf",
        "order": str(order),
        "kinds": ["a"],
        "request_id": "r-1",
        "school": "s-1",
    }


def test_lines_of_libraries_look_the_same(lines: Lines) -> None:
    logging.getLogger("nats").warning("slow consumer %s", "x")
    logging.getLogger("nats").debug("not wanted")
    [line] = lines()
    assert (line["event"], line["level"], line["logger"], line["service"]) == (
        "slow consumer x",
        "warning",
        "nats",
        "shelf",
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Иванова"},
        {"Email": "ivanova@school.ru"},
        {"mentor_name": "Иванова"},
        {"person": {"full_name": "Иванова", "phones": ["+7 927 123-45-67"]}},
        {"told": ["напишите на ivanova@school.ru"]},
        {"headers": {"Authorization": "Bearer s3cret"}},
        {"headers": [("authorization", "Bearer s3cret")]},
        {"smtp_password": "s3cret"},
        {"given": "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"},
        {"address_given": "postgresql://shelf:s3cret@db/shelf"},
        {"connection": "host=db user=shelf password=s3cret"},
        {"call": "8 (927) 123-45-67 или +7 927 123-45-67"},
    ],
)
def test_what_is_personal_or_secret_is_left_out(lines: Lines, fields: dict[str, Any]) -> None:
    logs.logger("shelf").info("happened", **fields)
    logging.getLogger("nats").info("told %s", list(fields.values()) if "given" in fields else "nothing")
    told = json.dumps([line | {"time": None} for line in lines()], ensure_ascii=False)
    assert logs.REDACTED in told
    assert not [secret for secret in SECRETS if secret in told]
    assert "927" not in told


def test_ids_dates_and_numbers_are_left_as_they_are(lines: Lines) -> None:
    fields = {"position": 79271234567, "id": "0a000000-0000-4000-8927-123456789012", "on": "2025-09-01"}
    logs.logger("shelf").info("happened", **fields)
    [line] = lines()
    assert {name: line[name] for name in fields} == fields


def with_personal_message() -> None:
    raise RuntimeError("Иванова")


def with_a_personal_cause() -> None:
    try:
        UUID("Иванова")
    except ValueError as error:
        raise KeyError("s3cret") from error


def in_a_model() -> None:
    TypeAdapter(int).validate_python("Иванова")


def in_a_group() -> None:
    raise ExceptionGroup("Иванова", [RuntimeError("s3cret")])


@pytest.mark.parametrize("fail", [with_personal_message, with_a_personal_cause, in_a_model, in_a_group])
def test_an_exception_is_told_by_type_and_place_only(lines: Lines, fail: Callable[[], None]) -> None:
    try:
        fail()
    except (RuntimeError, LookupError, ValidationError, ExceptionGroup):
        logs.logger("shelf").exception("failed")
    told = lines()[0]["exception"]
    assert not [secret for secret in SECRETS if secret in json.dumps(told, ensure_ascii=False)]
    assert any(place.endswith(fail.__name__) for place in told[0]["at"])


def test_trouble_with_the_environment_is_told_in_full(lines: Lines) -> None:
    try:
        psycopg.connect("host=127.0.0.1 port=1 user=shelf password=s3cret")
    except psycopg.OperationalError as error:
        logs.logger("shelf").error("database_down", exc_info=error)
    [line] = lines()
    assert line["exception"][0]["type"] == "psycopg.OperationalError"
    assert "port 1 failed" in line["exception"][0]["message"]
    assert "s3cret" not in json.dumps(line)


def test_what_cannot_be_written_does_not_lose_the_line(lines: Lines) -> None:
    logs.logger("shelf").info("happened", thing=object(), **{"big": 2**70})
    assert lines()[0]["thing"] == "<object>"
