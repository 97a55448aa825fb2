"""The story's client asks until it is answered, and its keys and versions let it."""

from collections.abc import Callable, Iterator
from uuid import UUID

import httpx
import pytest
from mentoring.story.client import Client
from mentoring.story.transport import Caller, GaveUp, Line, Problem

HEAD = Caller("head", UUID(int=1), UUID(int=2))
DONE = {"id": str(UUID(int=7)), "version": 3, "position": "registry:5"}
AWAY = {"title": "Временно недоступно"}
Answer = httpx.Response | Exception


class Registry:
    """Answers with the next of its answers, and remembers what it was asked."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = iter(answers)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def headers(self, name: str) -> list[str | None]:
        return [request.headers.get(name) for request in self.asked]


def client(registry: Registry, token: Callable[[Caller], str] = lambda _: "token", patience: float = 1e9) -> Client:
    http = httpx.Client(transport=httpx.MockTransport(registry))
    line = Line({"registry": "http://registry"}, token, patience, http, pause=lambda _: None)
    return Client(line)


def test_a_command_is_repeated_with_its_key_until_somebody_answers() -> None:
    registry = Registry(httpx.ConnectError("down"), httpx.Response(503, json=AWAY), httpx.Response(201, json=DONE))
    receipt = client(registry).create(HEAD, "registry", "/orders", {"number": "1"}, "order-1")
    assert receipt.id == UUID(int=7)
    assert registry.headers("Idempotency-Key") == ["order-1"] * 3
    assert len({request.content for request in registry.asked}) == 1


def test_a_service_that_stays_away_too_long_is_given_up() -> None:
    registry = Registry(httpx.ConnectError("down"))
    with pytest.raises(GaveUp, match="ConnectError"):
        client(registry, patience=-1).create(HEAD, "registry", "/orders", {}, "order-1")


def test_a_refusal_is_no_reason_to_ask_again() -> None:
    registry = Registry(httpx.Response(422, json={"type": "urn:mentoring:problem:rule-broken", "rule": "INV-05"}))
    with pytest.raises(Problem) as refused:
        client(registry).create(HEAD, "registry", "/orders", {}, "order-1")
    assert (refused.value.rule, refused.value.code, len(registry.asked)) == ("INV-05", "rule-broken", 1)


def test_an_expired_token_is_renewed_once() -> None:
    tokens: Iterator[str] = iter(["old", "new"])
    registry = Registry(httpx.Response(401, json={}), httpx.Response(201, json=DONE))
    client(registry, lambda _: next(tokens)).create(HEAD, "registry", "/orders", {}, "order-1")
    assert registry.headers("Authorization") == ["Bearer old", "Bearer new"]


def test_a_change_names_the_version_of_the_last_receipt() -> None:
    read = httpx.Response(200, json={}, headers={"ETag": '"2"'})
    done = httpx.Response(200, json=DONE)
    registry = Registry(read, done, done)
    story = client(registry)
    for key in ("first", "second"):
        story.change(HEAD, "registry", "/participants/7", "needs", {}, key)
    assert registry.headers("If-Match") == [None, '"2"', '"3"']


def test_a_stale_change_is_read_anew_and_given_again_with_its_key() -> None:
    first, second = (httpx.Response(200, json={}, headers={"ETag": f'"{version}"'}) for version in (2, 5))
    registry = Registry(first, httpx.Response(412, json={}), second, httpx.Response(200, json=DONE))
    client(registry).change(HEAD, "registry", "/participants/7", "needs", {}, "needs-7")
    assert registry.headers("If-Match") == [None, '"2"', None, '"5"']
    assert registry.headers("Idempotency-Key") == [None, "needs-7", None, "needs-7"]


def test_what_another_service_makes_is_awaited() -> None:
    there = httpx.Response(200, json={"state": "draft"}, headers={"ETag": '"1"'})
    registry = Registry(httpx.Response(404, json={}), httpx.Response(404, json={}), there)
    assert client(registry).awaited(HEAD, "registry", "/programs/7") == {"state": "draft"}


def test_all_pages_of_a_list_are_read() -> None:
    pages = [{"items": [{"n": 1}], "next": "more"}, {"items": [{"n": 2}], "next": None}]
    registry = Registry(*(httpx.Response(200, json=page) for page in pages))
    assert client(registry).items(HEAD, "registry", "/orders") == [{"n": 1}, {"n": 2}]
    assert registry.asked[1].url.params["cursor"] == "more"
