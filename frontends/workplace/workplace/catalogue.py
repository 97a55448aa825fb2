"""What the four services say of themselves: every operation, its roles, what it wants and what it answers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

Json = dict[str, Any]
ROWS = re.compile(r"\s*\((?:R|T|D|K|INV|A|п)[-. ][^)]*\)")
IN_BRACES = re.compile(r"{(\w+)}")
OF_THE_WAY = {"min_position", "cursor", "limit"}
"""Parameters of every read, which nobody fills in."""


@dataclass(frozen=True)
class Operation:
    service: str
    name: str
    method: str
    path: str
    told: Json
    schemas: Json

    @property
    def key(self) -> str:
        return f"{self.service}.{self.name}"

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(self.told.get("x-roles", ()))

    @property
    def title(self) -> str:
        """The summary without the rows of the requirements."""
        return ROWS.sub("", str(self.told["summary"])).strip(" ;,:")

    @property
    def places(self) -> list[str]:
        """What the path names in braces."""
        return IN_BRACES.findall(self.path)

    @property
    def needs_version(self) -> bool:
        return any(item["name"] == "If-Match" and item["required"] for item in self._parameters("header"))

    @property
    def query(self) -> list[Json]:
        return [item for item in self._parameters("query") if item["name"] not in OF_THE_WAY]

    @property
    def paged(self) -> bool:
        return any(item["name"] == "cursor" for item in self._parameters("query"))

    @property
    def media(self) -> str:
        """The media type of the body, empty when there is none."""
        return next(iter(self.told.get("requestBody", {}).get("content", {})), "")

    @property
    def body(self) -> Json:
        return dict(self.told["requestBody"]["content"][self.media]["schema"]) if self.media else {}

    @property
    def answer(self) -> Json:
        done = next(told for status, told in self.told["responses"].items() if status.startswith("2"))
        return dict(done.get("content", {}).get("application/json", {}).get("schema", {}))

    @property
    def item(self) -> Json:
        """The schema of one object of the answer, also of a list's."""
        told = self.resolved(self.answer)
        told = (
            self.resolved(told.get("properties", {}).get("items", told))
            if "next" in told.get("properties", {})
            else told
        )
        return self.resolved(told["items"]) if "items" in told else told

    def part(self, schema: Json, name: str) -> Json:
        """The schema of a field of an object."""
        told = self.resolved(schema)
        return dict(told.get("properties", {}).get(name) or told.get("additionalProperties") or {})

    def within(self, path: str) -> Json:
        """The schema of one of what stands at a path of an answer, be it one or a list."""
        schema = self.item
        for step in path.split(".") if path else ():
            schema = self.resolved(self.part(schema, step))
        return self.resolved(schema["items"]) if "items" in schema else schema

    def url(self, values: Mapping[str, str]) -> str:
        """Raises KeyError when a place is not filled."""
        return IN_BRACES.sub(lambda found: quote(values[found[1]], safe=""), self.path)

    def resolved(self, schema: Json) -> Json:
        """What a reference or `… or null` comes to."""
        while True:
            if "$ref" in schema:
                schema = self.schemas[schema["$ref"].rpartition("/")[2]]
                continue
            alternatives = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
            if not alternatives:
                return schema
            schema = alternatives[0]

    def _parameters(self, place: str) -> Iterator[Json]:
        yield from (item for item in self.told.get("parameters", ()) if item["in"] == place)


class Catalogue:
    """`sources` are the services that each service hears of: whose positions it can wait for."""

    def __init__(self, documents: Mapping[str, Json], sources: Mapping[str, frozenset[str]]) -> None:
        self.sources = sources
        self._operations = {
            f"{service}.{told['operationId']}": Operation(
                service, told["operationId"], method.upper(), path, told, document["components"]["schemas"]
            )
            for service, document in documents.items()
            for path, methods in document["paths"].items()
            for method, told in methods.items()
        }

    def __getitem__(self, key: str) -> Operation:
        """Raises KeyError."""
        return self._operations[key]

    def __contains__(self, key: str) -> bool:
        return key in self._operations

    def all(self) -> Iterable[Operation]:
        return self._operations.values()

    def about(self, command: Operation) -> Operation | None:
        """The read of the object that a command changes: the longest part of its path that can be read."""
        reads = [one for one in self.all() if (one.service, one.method) == (command.service, "GET") and not one.paged]
        found = [one for one in reads if command.path.startswith(f"{one.path}/")]
        return max(found, key=lambda one: len(one.path), default=None)
