"""Cross-origin access: each school's declared origins and no other."""

from collections.abc import Iterator, Mapping
from uuid import UUID

import httpx
import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.web.testing import running
from shelf import OFFICE_ORIGIN, ORIGIN, OTHER_ORIGIN, SCHOOL, api

ISSUER = Issuer()
HEAD = ISSUER.bearer(Role.HEAD, school=SCHOOL)
OFFICE = ISSUER.bearer(Role.OFFICE)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with running(api(ISSUER, None)) as client:
        yield client


def preflight(client: httpx.Client, origin: str, headers: str = "authorization,if-match") -> httpx.Response:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": headers}
    return client.options("/boxes", headers=asked)


@pytest.mark.parametrize("origin", [ORIGIN, OTHER_ORIGIN, OFFICE_ORIGIN])
def test_a_declared_origin_may_ask(client: httpx.Client, origin: str) -> None:
    answer = preflight(client, origin)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, origin)
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "https://one.example.evil.example", "http://one.example"]
)
def test_an_undeclared_origin_may_not(client: httpx.Client, origin: str) -> None:
    assert preflight(client, origin).status_code == 400
    for answer in (preflight(client, origin), client.get("/whoami", headers={**HEAD, "Origin": origin})):
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert client.get("/whoami", headers={**HEAD, "Origin": origin}).status_code == 403


def test_the_origin_must_be_of_the_tokens_own_school(client: httpx.Client) -> None:
    own = client.get("/whoami", headers={**HEAD, "Origin": ORIGIN})
    foreign = client.get("/whoami", headers={**HEAD, "Origin": OTHER_ORIGIN})
    assert (own.status_code, foreign.status_code) == (200, 403)
    assert own.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert own.headers["Vary"] == "Origin"
    assert "X-Position" in own.headers["Access-Control-Expose-Headers"]


def test_the_office_comes_from_its_own_origins(client: httpx.Client) -> None:
    assert client.get("/whoami", headers={**OFFICE, "Origin": OFFICE_ORIGIN}).status_code == 200
    assert client.get("/whoami", headers={**OFFICE, "Origin": ORIGIN}).status_code == 403
    visiting = ISSUER.bearer(Role.OFFICE, school=SCHOOL)
    assert client.get("/inspection", headers={**visiting, "Origin": OFFICE_ORIGIN}).status_code == 200


def test_a_refusal_can_be_read_by_the_frontend_that_got_it(client: httpx.Client) -> None:
    answer = client.get("/whoami", headers={"Origin": ORIGIN})
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (401, ORIGIN)
    bug = client.get("/failures/bug", headers={**HEAD, "Origin": ORIGIN})
    assert (bug.status_code, bug.headers["Access-Control-Allow-Origin"]) == (500, ORIGIN)


def test_answers_to_no_origin_still_vary_by_it(client: httpx.Client) -> None:
    assert client.get("/door").headers["Vary"] == "Origin"


def test_origins_that_cannot_be_read_let_nobody_in_and_stop_nobody_else() -> None:
    def broken() -> Mapping[UUID, tuple[str, ...]]:
        raise RuntimeError

    with running(api(ISSUER, None, origins=broken)) as client:
        assert client.get("/whoami", headers=HEAD).status_code == 200
        assert client.get("/whoami", headers={**HEAD, "Origin": ORIGIN}).status_code == 403
