"""The example of each operation with one value at a time driven to its edge: the first and the last day there is,
numbers that no column holds, text without end."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import islice
from typing import Any
from uuid import uuid4

import httpx
from operations import CLIENT, Operation, operations

from tests.under_attack.fuzzing import EXCLUDED, Tried
from tests.under_attack.schools import Attackers

Json = Any
Place = tuple[str | int, ...]
DAYS = ("0001-01-01", "9999-12-31", "2025-02-30")
MOMENTS = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00")
NUMBERS = (-1, 0, 2**31, 2**63, 10**30)
TEXTS = ("", "\ud800", "а" * 100_000, "-1", "'\";--", "\u202e")
DAY, MOMENT, ID = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d-\d\dT.*"), re.compile(r"[0-9a-f-]{36}")


def drive(service: str, url: str, attackers: Attackers, one_of: int = 1) -> Tried:
    """One of so many cases, in the first role that may."""
    tried = Tried()
    for operation, query, body in islice(_cases(service, url), 0, None, one_of):
        answer = _sent(operation, url, query, body, attackers)
        tried.cases += 1
        tried.operations.add(operation.id)
        tried.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            said = f"{query} {json.dumps(body)[:2000]}: {answer.text}"
            tried.failures.setdefault((operation.id, str(answer.status_code)), said)
    return tried


def _cases(service: str, url: str) -> Iterator[tuple[Operation, Mapping[str, Any], Json]]:
    for operation in operations(service, url):
        if operation.id in EXCLUDED["operations"]:
            continue
        asked = {item["name"]: operation.something(item["schema"]) for item in operation.parameters("query")}
        for item in operation.document.get("parameters", ()):
            for edge in _of_query(json.dumps(item["schema"])) if item["in"] == "query" else ():
                yield operation, {**asked, item["name"]: edge}, operation.body
        for place, value in _leaves(operation.body):
            for edge in _edges(value):
                yield operation, asked, _put(operation.body, place, edge)


def _of_query(schema: str) -> Sequence[object]:
    for kind, edges in {'"date"': DAYS, '"date-time"': MOMENTS, '"integer"': NUMBERS}.items():
        if kind in schema:
            return edges
    return TEXTS[3:]


def _leaves(value: Json, place: Place = ()) -> Iterator[tuple[Place, Json]]:
    match value:
        case dict():
            for name, part in value.items():
                yield from _leaves(part, (*place, name))
        case list():
            for number, part in enumerate(value):
                yield from _leaves(part, (*place, number))
        case _ if place:
            yield place, value


def _edges(value: Json) -> Sequence[object]:
    if value is None or isinstance(value, bool):
        return (0,)
    if isinstance(value, int | float):
        return NUMBERS
    for pattern, edges in {DAY: DAYS, MOMENT: MOMENTS, ID: (str(uuid4()),)}.items():
        if pattern.fullmatch(value):
            return edges
    return TEXTS


def _put(body: Json, place: Place, value: object) -> Json:
    made = deepcopy(body)
    part = made
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    return made


def _sent(operation: Operation, url: str, query: Mapping[str, Any], body: Json, attackers: Attackers) -> httpx.Response:
    """Once more with the version that the answer names."""
    own = attackers.of_kind(operation.path.split("/")[1])
    places = {item["name"]: operation.something(item["schema"]) for item in operation.parameters("path")}
    path = operation.path.format_map(places | ({"id": own[0]} if own and "id" in places else {}))
    role = next((role for role in sorted(operation.roles) if role in attackers.tokens), None)
    headers = {"If-Match": '"1"', "Content-Type": "application/json"}
    if role:
        headers["Authorization"] = f"Bearer {attackers.tokens[role]}"
    while True:
        headers["Idempotency-Key"] = str(uuid4())
        content = None if body is None else json.dumps(body).encode()
        answer = CLIENT.request(operation.method, url + path, params=dict(query), headers=headers, content=content)
        if answer.status_code != 412 or headers["If-Match"] != '"1"':
            return answer
        headers["If-Match"] = f'"{answer.json()["version"]}"'
