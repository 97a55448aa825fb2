"""Bad input on every route: a problem that names what is wrong, and nothing changed."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from backbone.identity import Role
from mentoring.platform import Platform
from operations import CLIENT, Operation, operations, pointers

SERVICES = ("registry", "programs", "notifications", "reporting")
PROBLEM = "application/problem+json"
TOLD_OF_ANYBODY = {"get_timetable"}
"""A person of whom nothing is known has no lessons."""


@dataclass(frozen=True)
class Stranger:
    """Somebody with a sound token of a school that has nothing; whatever they try, no event may bear their name."""

    platform: Platform
    person: UUID
    school: UUID

    @cache  # noqa: B019  lives as long as the test session
    def bearer(self, role: Role) -> dict[str, str]:
        school = None if role is Role.OFFICE else self.school
        token = self.platform.access.token(role, person=self.person, school=school)
        return {"Authorization": f"Bearer {token}"}

    def send(self, operation: Operation, role: Role | None, body: object = None, **headers: str) -> httpx.Response:
        sent = {**(self.bearer(role) if role else {}), **headers}
        url = self.platform.access.urls[operation.service] + operation.url
        return CLIENT.request(operation.method, url, headers=sent, json=body)

    def command(self, operation: Operation, body: object, **headers: str) -> httpx.Response:
        """As the first role that may, with a key and any version."""
        role = sorted(operation.roles)[0]
        sent = {"Idempotency-Key": str(uuid4()), "If-Match": '"1"', **headers}
        return self.send(operation, role, body, **sent)


@pytest.fixture(scope="module")
def stranger(platform: Platform) -> Stranger:
    return Stranger(platform, uuid4(), uuid4())


@pytest.fixture(scope="module", params=SERVICES)
def every(request: pytest.FixtureRequest, platform: Platform) -> list[Operation]:
    found = [item for item in operations(request.param, platform.access.urls[request.param]) if item.roles]
    assert found
    return found


@pytest.fixture(autouse=True, scope="module")
def nothing_changed(platform: Platform, stranger: Stranger) -> Iterator[None]:
    yield
    for service in ("registry", "programs", "notifications"):
        dsn = platform.servers.postgres.dsn(service)
        with psycopg.connect(dsn) as connection:
            row = connection.execute(
                f"SELECT count(*) FROM {service}_events WHERE position(%s in convert_from(state, 'UTF8')) > 0",
                (str(stranger.person),),
            ).fetchone()
        assert row == (0,), f"{service} recorded something of a stranger"


def expect(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, f"{answer.request.method} {answer.request.url}: {answer.text}"
    assert answer.headers["content-type"].startswith(PROBLEM)
    problem: dict[str, Any] = answer.json()
    assert problem["title"]
    assert problem["status"] == status
    return problem


def test_without_a_token_nobody_is_let_in(every: list[Operation], stranger: Stranger) -> None:
    for operation in every:
        answer = stranger.send(operation, None, operation.body)
        expect(answer, 401)
        assert "WWW-Authenticate" in answer.headers


def test_a_role_the_table_does_not_name_is_refused(every: list[Operation], stranger: Stranger) -> None:
    for operation in every:
        for role in sorted(set(Role) - operation.roles):
            expect(stranger.send(operation, role, operation.body), 403)


def test_a_command_without_a_key_is_refused(every: list[Operation], stranger: Stranger) -> None:
    for operation in every:
        if operation.commands:
            role = sorted(operation.roles)[0]
            expect(stranger.send(operation, role, operation.body, **{"If-Match": '"1"'}), 400)


def test_a_change_without_a_version_is_refused(every: list[Operation], stranger: Stranger) -> None:
    for operation in every:
        if operation.needs_version:
            role = sorted(operation.roles)[0]
            key = {"Idempotency-Key": str(uuid4())}
            expect(stranger.send(operation, role, operation.body, **key), 428)


def test_an_unknown_field_is_named(every: list[Operation], stranger: Stranger) -> None:
    for operation in every:
        if operation.body is not None:
            problem = expect(stranger.command(operation, {**operation.body, "surplus": 1}), 422)
            assert "/surplus" in pointers(problem)


def test_a_missing_field_is_named(every: list[Operation], stranger: Stranger) -> None:
    for operation in every:
        for field in operation.required:
            body = {name: value for name, value in (operation.body or {}).items() if name != field}
            problem = expect(stranger.command(operation, body), 422)
            assert f"/{field}" in pointers(problem)


def test_a_value_of_the_wrong_type_is_named(every: list[Operation], stranger: Stranger) -> None:
    for operation in every:
        for field in operation.body or {}:
            problem = expect(stranger.command(operation, {**(operation.body or {}), field: [[{}]]}), 422)
            assert any(pointer.startswith(f"/{field}") for pointer in pointers(problem))


def test_what_is_not_json_is_refused(every: list[Operation], stranger: Stranger) -> None:
    for operation in every:
        if operation.body is not None:
            role = sorted(operation.roles)[0]
            headers = {**stranger.bearer(role), "Idempotency-Key": str(uuid4()), "If-Match": '"1"'}
            url = stranger.platform.access.urls[operation.service] + operation.url
            sent = {**headers, "Content-Type": "application/json"}
            expect(CLIENT.request(operation.method, url, headers=sent, content=b'{"half": '), 400)


def test_what_nobody_has_is_not_found(every: list[Operation], stranger: Stranger) -> None:
    """Sound input about an unknown object. Where only the person himself may act, that is said without looking."""
    for operation in every:
        if "{" in operation.path and operation.id not in TOLD_OF_ANYBODY:
            for role in sorted(operation.roles):
                headers = {"Idempotency-Key": str(uuid4()), "If-Match": '"1"'} if operation.commands else {}
                answer = stranger.send(operation, role, operation.body, **headers)
                expect(answer, 403 if "сам участник" in answer.text else 404)


def test_a_method_that_an_address_does_not_know_is_refused_with_those_it_knows(
    every: list[Operation], stranger: Stranger
) -> None:
    methods: dict[str, set[str]] = defaultdict(set)
    for operation in every:
        methods[operation.path].add(operation.method)
    for operation in every:
        url = stranger.platform.access.urls[operation.service] + operation.path.format_map(defaultdict(uuid4))
        answer = CLIENT.request("PATCH", url)
        expect(answer, 405)
        assert set(answer.headers["Allow"].split(", ")) >= methods[operation.path]
