"""Every operation of every service, as its OpenAPI document tells it."""

import atexit
import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
from backbone.identity import Role

Json = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
OPEN = {"livez", "readyz", "status", "openapi"}
CLIENT = httpx.Client(trust_env=False, timeout=20)
"""One for all tests: thousands of requests need not connect anew."""
atexit.register(CLIENT.close)


@dataclass(frozen=True)
class Operation:
    service: str
    id: str
    method: str
    path: str
    document: Json
    schemas: Json

    @property
    def roles(self) -> frozenset[Role]:
        allow = importlib.import_module(f"{self.service}.access").ACCESS[self.id]
        return frozenset(getattr(allow, "roles", ()))

    @property
    def url(self) -> str:
        """With an unknown id wherever one belongs, and what must be asked besides."""
        url = self.path
        for parameter in self.parameters("path"):
            url = url.replace(f"{{{parameter['name']}}}", self.something(parameter["schema"]))
        query = {item["name"]: self.something(item["schema"]) for item in self.parameters("query")}
        return str(httpx.URL(url, params=query)) if query else url

    @property
    def needs_version(self) -> bool:
        return self._needs("if-match")

    @property
    def commands(self) -> bool:
        return self._needs("idempotency-key")

    def _needs(self, header: str) -> bool:
        return any(item["name"].lower() == header for item in self.parameters("header"))

    def parameters(self, place: str) -> Iterator[Json]:
        """Those that are required."""
        everything: list[Json] = self.document.get("parameters", [])
        yield from (item for item in everything if item["in"] == place and item.get("required"))

    def something(self, schema: Json) -> str:
        """Of the type, and nobody's."""
        schema = self._resolved(schema)
        if "enum" in schema:
            return str(schema["enum"][0])
        if schema["type"] == "array":
            return self.something(schema["items"])
        known = {"integer": "999", "date": "2026-09-01"}
        return known.get(schema.get("format", "")) or known.get(schema["type"]) or str(uuid4())

    @property
    def body(self) -> Json | None:
        """The documented example of a JSON body."""
        content = self._content()
        if content is None:
            return None
        if "example" in content:
            return dict(content["example"])
        return dict(next(iter(content["examples"].values()))["value"])

    @property
    def required(self) -> tuple[str, ...]:
        content = self._content()
        return tuple(self._resolved(content["schema"]).get("required", ())) if content else ()

    def _content(self) -> Json | None:
        content = self.document.get("requestBody", {}).get("content", {})
        found: Json | None = content.get("application/json")
        return found

    def _resolved(self, schema: Json) -> Json:
        name = schema.get("$ref", "").rpartition("/")[2]
        found: Json = self.schemas[name] if name else schema
        return found


def operations(service: str, url: str) -> Iterator[Operation]:
    document = CLIENT.get(f"{url}/openapi.json").raise_for_status().json()
    schemas: Json = document.get("components", {}).get("schemas", {})
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method in METHODS and operation["operationId"] not in OPEN:
                yield Operation(service, operation["operationId"], method.upper(), path, operation, schemas)


def pointers(problem: Mapping[str, Any]) -> set[str]:
    return {error["pointer"] for error in problem.get("errors", ())}
