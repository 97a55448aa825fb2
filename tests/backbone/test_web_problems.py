"""Refusals: clear, in Russian, pointing at what is wrong, and telling nothing they should not."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

import httpx
import pytest
from backbone.errors import Refused
from backbone.identity import IssuerUnavailable, Role, Verifier
from backbone.identity.testing import Issuer
from backbone.rules import Catalogue
from backbone.web.models import Body
from backbone.web.problems import describe
from backbone.web.testing import running
from backbone.web.validation import told
from fastapi.exceptions import RequestValidationError
from pydantic import Field, TypeAdapter, ValidationError
from shelf import PERSON, SCHOOL, api

ISSUER = Issuer()
HEAD = ISSUER.bearer(Role.HEAD, school=SCHOOL, person=PERSON)
KEY = {"Idempotency-Key": "k"}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with running(api(ISSUER, None), HEAD) as client:
        yield client


def test_every_wrong_field_is_pointed_at(client: httpx.Client) -> None:
    answer = client.post("/boxes", json={"name": "", "sizes": [1, "x"], "Цвет/тон": 1}, headers=KEY)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == "ru"
    problem = answer.json()
    assert problem["type"] == "urn:mentoring:problem:invalid"
    assert problem["request_id"] == answer.headers["X-Request-Id"]
    assert problem["errors"] == [
        {"pointer": "/name", "detail": "Нужно не меньше знаков: 1", "code": "string_too_short"},
        {"pointer": "/sizes/1", "detail": "Нужно целое число", "code": "int_parsing"},
        {"pointer": "/Цвет~1тон", "detail": "Неизвестное поле", "code": "extra_forbidden"},
    ]


def test_a_missing_field_and_a_missing_body_are_named(client: httpx.Client) -> None:
    field = client.post("/boxes", json={}, headers=KEY).json()["errors"]
    body = client.post("/boxes", headers=KEY).json()["errors"]
    assert field == [{"pointer": "/name", "detail": "Обязательное поле не заполнено", "code": "missing"}]
    assert body == [{"pointer": "", "detail": "Обязательное поле не заполнено", "code": "missing"}]


def test_a_wrong_parameter_is_named(client: httpx.Client) -> None:
    answer = client.get("/rows?limit=many")
    assert answer.json()["errors"] == [
        {"in": "query", "parameter": "limit", "detail": "Нужно целое число", "code": "int_parsing"}
    ]
    assert client.get("/boxes/none").status_code == 422


class Circle(Body):
    kind: Literal["circle"]
    radius: int


class Square(Body):
    kind: Literal["square"]
    side: int


class Drawing(Body):
    shapes: list[Annotated[Circle | Square, Field(discriminator="kind")]]


def test_a_pointer_goes_through_kinds_as_the_client_wrote_them() -> None:
    body = {"shapes": [{"kind": "circle"}, {"kind": "square", "side": "x", "y": 1}, {"kind": "star"}]}
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Drawing).validate_python(body)
    errors = [{**error, "loc": ("body", *error["loc"])} for error in caught.value.errors()]
    assert [(item["pointer"], item["code"]) for item in told(RequestValidationError(errors, body=body))] == [
        ("/shapes/0/radius", "missing"),
        ("/shapes/1/side", "int_parsing"),
        ("/shapes/1/y", "extra_forbidden"),
        ("/shapes/2", "union_tag_invalid"),
    ]


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 100_000, b'{"name": 1' + b"0" * 5000 + b"}"])
def test_a_body_that_is_no_json_is_malformed(client: httpx.Client, body: bytes) -> None:
    answer = client.post("/boxes", content=body, headers={**KEY, "Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:mentoring:problem:malformed"


@pytest.mark.parametrize("name", ["\\u0000", "\\ud800"])
def test_characters_that_cannot_be_stored_are_refused(client: httpx.Client, name: str) -> None:
    answer = client.post(
        "/boxes", content=f'{{"name": "a{name}"}}', headers={**KEY, "Content-Type": "application/json"}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("address", ["/rows?cursor=%00", "/rows?x=a%00b", "/failures/bug%00"])
def test_an_address_that_cannot_be_compared_is_refused(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_a_body_of_another_type_is_refused(client: httpx.Client) -> None:
    assert client.post("/boxes", content=b"name=x", headers=KEY).status_code == 422
    assert client.post("/import", json={"file": "x"}, headers=KEY).status_code in (400, 422)


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_too_large_is_refused_whether_it_says_so_or_not(client: httpx.Client, declared: bool) -> None:
    content = b'{"name": "' + b"x" * 1024 * 1024 + b'"}'
    parts = content if declared else (content[start : start + 65536] for start in range(0, len(content), 65536))
    answer = client.post("/boxes", content=parts, headers=KEY)
    assert answer.status_code == 413
    assert answer.json()["detail"] == "Тело запроса больше 1 МиБ"


def test_an_upload_may_be_larger_but_not_endless(client: httpx.Client) -> None:
    assert client.post("/import", files={"file": b"x" * 11 * 1024 * 1024}, headers=KEY).status_code == 413
    assert client.post("/import", files={"file": b"x" * 2 * 1024 * 1024}).status_code == 400


def test_an_address_or_method_nobody_knows_is_told_as_a_problem(client: httpx.Client) -> None:
    unknown, method = client.get("/nowhere"), client.delete("/boxes")
    assert (unknown.status_code, unknown.json()["type"]) == (404, "urn:mentoring:problem:not-found")
    assert (method.status_code, method.json()["type"]) == (405, "urn:mentoring:problem:method")
    assert method.headers["Allow"]


def test_a_broken_rule_is_told_with_its_clause(client: httpx.Client) -> None:
    headers = {**KEY, "If-Match": '"1"'}
    answer = client.post(f"/boxes/{PERSON}/filling", json={"kilograms": 31}, headers=headers)
    problem = answer.json()
    assert answer.status_code == 422
    assert problem["type"] == "urn:mentoring:problem:rule-broken"
    assert (problem["rule"], problem["rule_title"], problem["clause"]) == ("INV-91", "Ящик подъёмен", "п. 9.1")
    assert problem["errors"] == [{"pointer": "/kilograms", "detail": "Тяжелее 30 кг"}]


def test_a_rule_that_needs_a_reason_says_where_to_give_it(client: httpx.Client) -> None:
    headers = {**KEY, "If-Match": '"1"'}
    problem = client.post(f"/boxes/{PERSON}/filling", json={"kilograms": 0.5}, headers=headers).json()
    assert (problem["type"], problem["rule"]) == ("urn:mentoring:problem:reason-required", "INV-92")
    assert problem["errors"][0]["pointer"] == "/deviations"


@pytest.mark.parametrize(("kind", "status"), [("busy", 503), ("forbidden", 403), ("not-found", 404), ("bug", 500)])
def test_refusals_have_their_status(client: httpx.Client, kind: str, status: int) -> None:
    answer = client.get(f"/failures/{kind}")
    assert answer.status_code == answer.json()["status"] == status
    assert ("Retry-After" in answer.headers) == (kind == "busy")


def test_a_refusal_carries_its_own_code() -> None:
    problem = describe(Refused("program-ended", "Программа завершена"), Catalogue())
    assert problem.document()["status"] == 409
    assert problem.document()["type"] == "urn:mentoring:problem:program-ended"


def test_what_nobody_foresaw_tells_nothing_of_itself(client: httpx.Client, capsys: pytest.CaptureFixture[str]) -> None:
    answer = client.get("/failures/bug")
    assert "Иванова" not in answer.text
    assert answer.json()["request_id"] == answer.headers["X-Request-Id"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_without_a_token_nothing_of_the_body_is_read(client: httpx.Client) -> None:
    client.headers.pop("Authorization")
    try:
        answer = client.post("/boxes", content=b"{")
    finally:
        client.headers.update(HEAD)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("given", ["Basic eDp5", "Bearer", "bearer x.y.z"])
def test_what_is_no_token_is_asked_for(client: httpx.Client, given: str) -> None:
    answer = client.get("/whoami", headers={"Authorization": given})
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:mentoring:problem:unauthenticated")


def test_an_issuer_that_is_down_is_unavailability_and_no_refusal() -> None:
    issuer = Issuer()
    issuer.verifier = Verifier("http://127.0.0.1:1", "mentoring")
    with running(api(issuer, None), issuer.bearer(Role.HEAD, school=SCHOOL)) as client:
        answer = client.get("/whoami")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert describe(IssuerUnavailable(), Catalogue()).kind == "unavailable"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31", "2200-01-01"])
def test_dates_that_cannot_be_reckoned_with_are_refused_in_bodies_and_addresses(client: httpx.Client, day: str) -> None:
    class Sent(Body):
        days: tuple[date, ...]

    with pytest.raises(ValidationError, match="1900") as caught:
        Sent.model_validate({"days": [day]})
    assert caught.value.errors()[0]["loc"] == ("days",)
    answer = client.get("/rows", params={"since": day})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "since"
