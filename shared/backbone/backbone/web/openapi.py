"""The OpenAPI document: what FastAPI writes, with problems, roles, the security scheme, and an example everywhere."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import FastAPI

from backbone.roles import TITLES
from backbone.web.access import PUBLIC, AccessTable, Allow
from backbone.web.examples import NoExample, example
from backbone.web.guard import GuardedRoute
from backbone.web.problems import KINDS, MEDIA_TYPE, TYPE

SCHEME = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457. `errors` указывает на поля, `rule` и `clause` на правило и пункт положения.",
    "required": ["type", "title", "status", "detail", "request_id"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "request_id": {"type": "string", "format": "uuid"},
        "errors": {"type": "array", "items": {"type": "object"}},
        "rule": {"type": "string"},
        "rule_title": {"type": "string"},
        "clause": {"type": "string"},
        "version": {"type": "integer"},
    },
}


ON_A_PAGE = "-page"
"""Where browsers are told of a problem on a page."""


class ContractError(Exception):
    """The interface would be published without something its readers need; the service does not start."""


def complete(document: dict[str, Any], access: AccessTable) -> None:
    """Adds in place what FastAPI does not know. Raises ContractError where an example is missing."""
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for replaced in ("HTTPValidationError", "ValidationError"):
        schemas.pop(replaced, None)
    schemas["Problem"] = PROBLEM
    components["securitySchemes"] = {"bearer": SCHEME}
    components["responses"] = {kind: _problem(kind) for kind in KINDS} | {
        kind + ON_A_PAGE: _problem(kind, on_a_page=True) for kind in KINDS
    }
    missing = []
    for operation in operations(document):
        allow = access[operation["operationId"]]
        if allow is not PUBLIC:
            operation["security"] = [{"bearer": []}]
            operation["x-roles"] = [role.value for role in allow.roles]
            operation["description"] = _described(operation, allow)
        _add_problems(operation, public=allow is PUBLIC)
        missing += _add_examples(operation, schemas)
    if missing:
        raise ContractError("no example: " + ", ".join(missing))
    _tell_local_times(document)


def _tell_local_times(told: Any) -> None:
    """A time of day as people write it has no zone, and is no RFC 3339 `time`."""
    if isinstance(told, dict):
        if told.get("format") == "time":
            told["format"] = "time-local"
        for part in told.values():
            _tell_local_times(part)
    elif isinstance(told, list):
        for part in told:
            _tell_local_times(part)


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (operation for methods in document["paths"].values() for operation in methods.values())


def check(app: FastAPI, routes: Iterable[GuardedRoute]) -> None:
    """Raises ContractError for a JSON example that its own model refuses, and for an operation nobody described."""
    by_name = {operation["operationId"]: operation for operation in operations(app.openapi())}
    for route in routes:
        operation = by_name[route.name]
        if not route.summary:
            raise ContractError(f"{route.name} has no docstring to tell people what it is")
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body is not None and route.body_field is not None:
            _check(route.body_field.validate(body["example"], loc=("body",))[1], f"{route.name}: request")
        answer = operation["responses"].get(str(route.status_code or 200), {}).get("content", {})
        if "application/json" in answer and route.response_field is not None:
            told = answer["application/json"]["example"]
            _check(route.response_field.validate(told, loc=("response",))[1], f"{route.name}: response")


def _check(errors: object, place: str) -> None:
    if errors:
        raise ContractError(f"the example does not fit its model: {place}: {errors}")


def _described(operation: dict[str, Any], allow: Allow) -> str:
    """FastAPI repeats the summary in the description."""
    rest = operation.get("description", "").removeprefix(operation["summary"]).lstrip(".\n")
    return f"{rest}\n\nКто может: {', '.join(TITLES[role] for role in allow.roles)}.".strip()


def _problem(kind: str, on_a_page: bool = False) -> dict[str, Any]:
    status, title = KINDS[kind]
    told = {"type": TYPE + kind, "title": title, "status": status, "detail": title, "request_id": str(_ID)}
    content: dict[str, Any] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": told}}
    page = {"text/html": {"schema": {"type": "string"}, "example": "<!doctype html>…"}} if on_a_page else {}
    return {"description": title, "content": content | page}


_ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"


def _add_problems(operation: dict[str, Any], public: bool) -> None:
    sent = {parameter["name"]: parameter.get("required", False) for parameter in operation.get("parameters", ())}
    body, declared = "requestBody" in operation, operation["responses"]
    pages = any("text/html" in told.get("content", {}) for told in declared.values())
    expected = {
        "unauthenticated": not public,
        "forbidden": not public,
        "malformed": bool(sent) or body,
        "not-found": bool(sent) or "404" in declared,
        "invalid": bool(sent) or body,
        "too-large": body,
        "refused": "Idempotency-Key" in sent or "409" in declared,
        "stale": "If-Match" in sent,
        "if-match": sent.get("If-Match", False),
        "unexpected": True,
        "unavailable": True,
    }
    declared.pop("422", None)
    for kind, possible in expected.items():
        if possible:
            name = kind + (ON_A_PAGE if pages else "")
            declared[str(KINDS[kind][0])] = {"$ref": f"#/components/responses/{name}"}


def _add_examples(operation: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """The places that have none."""
    name, missing = operation["operationId"], []
    places = {"request": operation.get("requestBody", {}), "response": {}}
    places |= {status: told for status, told in operation["responses"].items() if status.startswith("2")}
    for place, described in places.items():
        for content in described.get("content", {}).values():
            try:
                if not content.keys() & {"example", "examples"}:
                    content["example"] = example(content.get("schema", {}), schemas)
            except NoExample as error:
                missing.append(f"{name} {place} {error}")
    return missing
