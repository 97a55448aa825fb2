"""The access table: complete, and the only place that says who may."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.web import PUBLIC, Allow, Routes
from backbone.web.access import AccessTableError
from backbone.web.testing import running
from shelf import ACCESS, PERSON, SCHOOL, api, open_door

ISSUER = Issuer()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with running(api(ISSUER, None)) as client:
        yield client


def twice() -> Routes:
    routes = Routes()
    routes.get("/a")(open_door)
    routes.get("/b")(open_door)
    return routes


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"access": {name: allow for name, allow in ACCESS.items() if name != "fail"}}, "without an entry: fail"),
        ({"access": {**ACCESS, "gone": PUBLIC}}, "without a route: gone"),
        ({"access": {**ACCESS, "fail": Allow()}}, "without a role: fail"),
        ({"access": {name: allow for name, allow in ACCESS.items() if name != "livez"}}, "without an entry: livez"),
        ({"access": {"open_door": PUBLIC}, "routes": [twice()]}, "two routes: open_door"),
    ],
)
def test_a_service_whose_table_and_routes_differ_does_not_start(parts: dict[str, Any], told: str) -> None:
    with pytest.raises(AccessTableError, match=told):
        api(ISSUER, None, **parts)


@pytest.mark.parametrize(
    ("roles", "acting"),
    [
        ([Role.HEAD, Role.CURATOR], Role.CURATOR),
        ([Role.MENTOR, Role.HEAD], Role.HEAD),
        ([Role.MENTEE, Role.MENTOR], Role.MENTOR),
    ],
)
def test_of_several_roles_the_first_in_the_table_acts(client: httpx.Client, roles: list[Role], acting: Role) -> None:
    answer = client.get("/whoami", headers=ISSUER.bearer(*roles, school=SCHOOL, person=PERSON))
    assert answer.json() == {"person": str(PERSON), "school": str(SCHOOL), "role": acting}


@pytest.mark.parametrize("roles", [[], [Role.MENTEE], [Role.SYSADMIN, Role.ASSOCIATION]])
def test_another_role_is_refused(client: httpx.Client, roles: list[Role]) -> None:
    answer = client.get("/whoami", headers=ISSUER.bearer(*roles, school=SCHOOL))
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:mentoring:problem:forbidden")


def test_a_role_of_a_school_needs_a_school(client: httpx.Client) -> None:
    answer = client.get("/whoami", headers=ISSUER.bearer(Role.HEAD, person=PERSON))
    assert answer.status_code == 403
    assert answer.json()["detail"] == "В удостоверении не указана школа"


def test_the_office_has_no_school_unless_the_operation_says_so(client: httpx.Client) -> None:
    office = ISSUER.bearer(Role.OFFICE, school=SCHOOL)
    assert client.get("/whoami", headers=office).json()["school"] is None
    assert client.get("/inspection", headers=office).json()["school"] == str(SCHOOL)
    assert client.get("/inspection", headers=ISSUER.bearer(Role.OFFICE)).status_code == 403


def test_a_service_acts_with_or_without_a_school(client: httpx.Client) -> None:
    assert client.get("/whoami", headers=ISSUER.bearer(Role.SERVICE)).json()["school"] is None
    assert client.get("/whoami", headers=ISSUER.bearer(Role.SERVICE, school=SCHOOL)).json()["school"] == str(SCHOOL)


def test_what_is_declared_public_is_open_and_nothing_else(client: httpx.Client) -> None:
    open_to_all = {path for path in ("/door", "/livez", "/readyz", "/status", "/openapi.json")}
    closed = {"/whoami", "/rows", f"/boxes/{uuid4()}", "/failures/bug", "/inspection"}
    assert {client.get(path).status_code for path in open_to_all} == {200}
    assert {client.get(path).status_code for path in closed} == {401}
    assert client.post("/boxes").status_code == client.post("/import").status_code == 401
