"""The published document: stable names, an example for every operation, every problem told."""

from typing import Any

import pytest
from backbone.identity.testing import Issuer
from backbone.web import PUBLIC, SYSTEM, Body, Routes, View
from backbone.web.openapi import ContractError, operations
from pydantic import ConfigDict
from shelf import ACCESS, api

ISSUER = Issuer()
DOCUMENT = api(ISSUER, None).openapi()


def operation(name: str) -> dict[str, Any]:
    return next(each for each in operations(DOCUMENT) if each["operationId"] == name)


def test_operations_are_named_after_their_functions() -> None:
    assert DOCUMENT["openapi"].startswith("3.1")
    assert {each["operationId"] for each in operations(DOCUMENT)} == set(ACCESS)


def test_every_operation_has_examples_and_a_russian_summary() -> None:
    for each in operations(DOCUMENT):
        answers = [told for status, told in each["responses"].items() if status.startswith("2")]
        contents = [
            content for told in [*answers, each.get("requestBody", {})] for content in told.get("content", {}).values()
        ]
        assert contents
        assert all("example" in content or "examples" in content for content in contents), each["operationId"]
        assert each["summary"][0] in "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ"


def test_examples_come_from_the_models() -> None:
    sent = operation("open_box")["requestBody"]["content"]["application/json"]["example"]
    page = operation("list_rows")["responses"]["200"]["content"]["application/json"]["example"]
    assert sent["name"] == "чулан"
    assert page["items"][0]["on"] == "2025-09-01"


def test_every_operation_tells_its_problems() -> None:
    change = operation("fill_box")["responses"]
    assert set(change) == {"200", "400", "401", "403", "404", "409", "412", "413", "422", "428", "500", "503"}
    assert set(operation("open_door")["responses"]) == {"200", "500", "503"}
    assert change["428"] == {"$ref": "#/components/responses/if-match"}
    told = DOCUMENT["components"]["responses"]["if-match"]["content"]["application/problem+json"]
    assert told["example"]["title"] == "Нужен заголовок If-Match"
    assert "HTTPValidationError" not in DOCUMENT["components"]["schemas"]


def test_headers_that_commands_need_are_declared() -> None:
    headers = {item["name"]: item["required"] for item in operation("fill_box")["parameters"] if item["in"] == "header"}
    assert headers == {"Idempotency-Key": True, "If-Match": True, "X-Correlation-Id": False}
    assert set(operation("open_box")["responses"]["201"]["headers"]) == {"ETag", "Location", "X-Position"}


def test_who_may_do_it_is_told() -> None:
    assert operation("open_box")["x-roles"] == ["head", "curator"]
    assert operation("open_box")["description"] == "Кто может: руководитель, куратор."
    assert operation("open_box")["security"] == [{"bearer": []}]
    assert "security" not in operation("open_door")


class Silent(Body):
    word: str


class Wrong(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"number": "not one"}]})
    number: int


class Nothing(View):
    done: bool


def send_silent(body: Silent) -> Nothing:
    """Молча."""
    return Nothing(done=True)


def send_wrong(body: Wrong) -> Nothing:
    """Неверно."""
    return Nothing(done=True)


def send_unnamed() -> Nothing:
    return Nothing(done=True)


@pytest.mark.parametrize(
    ("endpoint", "told"),
    [
        (send_silent, "send_silent request /word"),
        (send_wrong, "send_wrong: request"),
        (send_unnamed, "send_unnamed has no docstring"),
    ],
)
def test_a_service_that_would_publish_less_does_not_start(endpoint: Any, told: str) -> None:
    routes = Routes()
    routes.post("/x")(endpoint)
    with pytest.raises(ContractError, match=told):
        api(ISSUER, None, routes=[routes], access={**SYSTEM, endpoint.__name__: PUBLIC})
