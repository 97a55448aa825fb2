"""Lists: complete or saying how to go on, and never older than asked for."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator

import httpx
import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.web.testing import running
from shelf import PERSON, ROWS, SCHOOL, api

ISSUER = Issuer()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with running(api(ISSUER, None), ISSUER.bearer(Role.HEAD, school=SCHOOL, person=PERSON)) as client:
        yield client


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 200])
def test_the_pages_together_are_the_list(client: httpx.Client, limit: int) -> None:
    answer, seen = client.get("/rows", params={"limit": limit}), []
    while True:
        seen += [row["id"] for row in answer.json()["items"]]
        assert 1 <= len(answer.json()["items"]) <= limit
        assert ("next" in answer.links) == (answer.json()["next"] is not None)
        if not answer.links:
            break
        answer = client.get(answer.links["next"]["url"])
    assert seen == [str(id) for _, id in ROWS]


def test_the_next_page_keeps_the_question(client: httpx.Client) -> None:
    answer = client.get("/rows", params={"limit": 1, "odd": True})
    following = httpx.URL(answer.links["next"]["url"])
    assert following.params["odd"] == "true"
    assert following.params["cursor"] == answer.json()["next"]


@pytest.mark.parametrize("cursor", ["x", "%%%", urlsafe_b64encode(b'["2025-01-01"]').decode(), "W10=", "bnVsbA=="])
def test_a_cursor_from_elsewhere_is_refused(client: httpx.Client, cursor: str) -> None:
    answer = client.get("/rows", params={"cursor": cursor})
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:mentoring:problem:bad-cursor")


@pytest.mark.parametrize("limit", ["0", "201", "-1"])
def test_a_page_has_a_limit(client: httpx.Client, limit: str) -> None:
    assert client.get("/rows", params={"limit": limit}).status_code == 422


def test_a_list_says_at_which_positions_it_is_true(client: httpx.Client) -> None:
    assert client.get("/rows").headers["X-Position"] == "attic:2,shelf:7"


@pytest.mark.parametrize("positions", [["shelf:7"], ["shelf:7,attic:1"], ["shelf:1", "attic:2"]])
def test_a_list_that_is_there_already_is_answered(client: httpx.Client, positions: list[str]) -> None:
    assert client.get("/rows", params={"min_position": positions}).status_code == 200


def test_a_list_that_does_not_come_in_time_says_to_come_back(client: httpx.Client) -> None:
    by_query = client.get("/rows?min_position=attic:1,shelf:8")
    by_header = client.get("/rows", headers={"X-Min-Position": "shelf:8"})
    for answer in (by_query, by_header):
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:mentoring:problem:not-yet")
        assert answer.headers["Retry-After"]


@pytest.mark.parametrize("position", ["shelf", "shelf:x", "shelf:-1", "cellar:1", "shelf:" + "9" * 19, "SHELF:1"])
def test_a_position_that_is_none_is_malformed(client: httpx.Client, position: str) -> None:
    answer = client.get("/rows", params={"min_position": position})
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:mentoring:problem:bad-position")
