"""Every operation of every service, in every role: open or refused exactly as the matrix says."""

import importlib
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from backbone.identity import Role
from backbone.web.access import PUBLIC
from mentoring.platform import Platform
from operations import METHODS

from tests.access.matrix import COLUMNS, SERVICES, Operation, matrix
from tests.access.summary import Summary

REFUSED = "Эта операция не для вашей роли"
PLACE = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
"""Nobody's id."""


def documented(platform: Platform) -> Iterator[tuple[Operation, str, str]]:
    """Operation, method and path of everything that the services publish."""
    for service in SERVICES:
        document = httpx.get(f"{platform.access.urls[service]}/openapi.json").raise_for_status().json()
        for path, methods in document["paths"].items():
            for method, operation in methods.items():
                if method in METHODS:
                    yield (service, operation["operationId"]), method, path


@pytest.fixture(scope="module")
def every(platform: Platform) -> list[tuple[Operation, str, str]]:
    return list(documented(platform))


def test_every_operation_is_in_one_row_of_the_matrix_or_has_a_reason_not_to_be(
    every: list[tuple[Operation, str, str]],
) -> None:
    assert {operation for operation, _, _ in every} == set(matrix().places)
    assert {operation: rows for operation, rows in matrix().places.items() if len(set(rows)) != 1} == {}


def test_the_matrix_has_88_cells_and_grants_nothing_that_there_is_not() -> None:
    assert (len(matrix().rows), len(matrix().cells)) == (11, 88)
    assert matrix().unused == set()


def test_the_services_tables_are_the_matrix() -> None:
    tables = {service: importlib.import_module(f"{service}.access").ACCESS for service in SERVICES}
    entries = {(service, name): allow for service, table in tables.items() for name, allow in table.items()}
    open_to_all = {operation for operation, allow in entries.items() if allow is PUBLIC}
    assert open_to_all == matrix().public
    assert {operation: frozenset(allow.roles) for operation, allow in entries.items()} == matrix().roles


@pytest.mark.row("R-3.4-05")
@pytest.mark.parametrize("role", [*(role for roles in COLUMNS.values() for role in roles), Role.SERVICE])
def test_a_role_may_do_what_the_matrix_says_and_nothing_else(
    platform: Platform, every: list[tuple[Operation, str, str]], role: Role, access_summary: Summary
) -> None:
    """What is open is tried without a body or key, so that nothing happens: it fails later than at the door."""
    school = None if role in (Role.OFFICE, Role.SERVICE) else uuid4()
    headers = {"Authorization": f"Bearer {platform.access.token(role, person=uuid4(), school=school)}"}
    wrong = []
    with httpx.Client(headers=headers, timeout=30) as client:
        for operation, method, path in every:
            status, detail = answer(client, method, platform.access.urls[operation[0]] + plausible(path))
            let_in = not (status == httpx.codes.FORBIDDEN and detail == REFUSED)
            expected = operation in matrix().public or role in matrix().roles[operation]
            if let_in != expected or status == httpx.codes.UNAUTHORIZED or status >= 500:
                wrong.append((operation, status, detail))
            access_summary.asked += 1
    assert wrong == []


@pytest.mark.row("R-1.3-07")
def test_who_does_not_say_who_he_is_is_let_in_where_everybody_is(
    platform: Platform, every: list[tuple[Operation, str, str]]
) -> None:
    with httpx.Client(timeout=30) as client:
        for operation, method, path in every:
            status, _ = answer(client, method, platform.access.urls[operation[0]] + plausible(path))
            assert (status == httpx.codes.UNAUTHORIZED) == (operation not in matrix().public), operation


def plausible(path: str) -> str:
    steps = ["K-01" if step == "{figure}" else PLACE if step.startswith("{") else step for step in path.split("/")]
    return "/".join(steps)


def answer(client: httpx.Client, method: str, url: str) -> tuple[int, str]:
    """Status and detail; a stream is not read."""
    with client.stream(method, url) as told:
        if told.headers.get("content-type", "") != "application/problem+json":
            return told.status_code, ""
        told.read()
        problem: dict[str, Any] = told.json()
        return told.status_code, str(problem.get("detail", ""))
