"""Who may ask what: the office everything in numbers, a school its own, and nobody else."""

from uuid import uuid4

import httpx
import pytest
from backbone.identity import Role
from backbone.web import build_app
from backbone.web.testing import running
from contracts.registry import SchoolOriginsDeclared
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.main import interface

from tests.reporting.asking import AUTUMN, HEAD, ISSUER, OFFICE, answered, documents, totals
from tests.reporting.municipality import BIRTH, TakeIn, named
from tests.reporting.year import a_year


@pytest.mark.usefixtures("year")
def test_the_office_sees_the_municipality_and_each_school(client: httpx.Client) -> None:
    statistics = answered(client, "/statistics", OFFICE, **AUTUMN)
    assert [figure["id"] for figure in statistics["figures"]] == list(FIGURES)
    assert [school["name"] for school in statistics["schools"]] == ["Школа a", "Школа b"]
    found = [totals(statistics, school)["K-01"] for school in (None, named("a"), named("b"))]
    assert found == [4, 3, 1]


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("role", [Role.HEAD, Role.ACTING_HEAD, Role.CURATOR])
def test_a_school_sees_the_same_figures_of_its_own_and_nothing_of_others(client: httpx.Client, role: Role) -> None:
    headers = ISSUER.bearer(role, school=named("a"), person=uuid4())
    own = answered(client, "/statistics", headers, **AUTUMN)
    office = answered(client, "/statistics", OFFICE, **AUTUMN)
    assert totals(own, named("a")) == totals(office, named("a"))
    assert {cell["school"] for figure in own["figures"] for cell in figure["cells"]} == {str(named("a"))}
    assert [school["id"] for school in own["schools"]] == [str(named("a"))]


@pytest.mark.usefixtures("year")
def test_the_office_may_look_at_one_school(client: httpx.Client) -> None:
    statistics = answered(client, "/statistics/K-01", OFFICE, **AUTUMN, school=str(named("b")))
    assert totals(statistics, named("b")) == {"K-01": 1}
    assert totals(statistics, None) == {}


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("path", ["/statistics", "/statistics/K-03", "/statistics/K-03/events"])
def test_another_school_is_not_there_for_a_school_and_an_unknown_one_for_nobody(
    client: httpx.Client, path: str
) -> None:
    for headers, school in ((HEAD, named("b")), (HEAD, uuid4()), (OFFICE, uuid4())):
        assert client.get(path, headers=headers, params={"school": str(school)}).status_code == 404


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE, Role.ASSOCIATION, Role.SYSADMIN, Role.SERVICE])
@pytest.mark.parametrize("path", ["/figures", "/statistics", "/statistics/K-03", "/statistics/K-03/events"])
def test_others_see_no_figures(client: httpx.Client, path: str, role: Role) -> None:
    assert client.get(path, headers=ISSUER.bearer(role, school=named("a"), person=uuid4())).status_code == 403


@pytest.mark.parametrize("path", ["/figures", "/statistics", "/statistics/K-03", "/statistics/K-03/events"])
def test_nobody_asks_without_a_token(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 401


@pytest.mark.usefixtures("year")
def test_the_office_sees_events_but_not_whom_they_are_about(client: httpx.Client) -> None:
    query = {**AUTUMN, "school": str(named("a"))}
    office, head = (answered(client, "/statistics/K-01/events", who, **query)["items"] for who in (OFFICE, HEAD))
    assert [event | {"aggregate": None, "version": None} for event in head] == office
    assert {event["aggregate"] for event in office} == {None}
    assert None not in {event["aggregate"] for event in head}
    people = [str(named(person)) for person in ("ann", "ben", "cat", "dan", "eve", "fay")]
    assert not [person for person in people if person in str(office)]


def test_a_schools_frontend_is_let_in_from_the_origins_it_declared_last(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.tell("b", BIRTH, SchoolOriginsDeclared(school=named("b"), origins=("https://new.example",)))
    take(municipality.everything)
    with running(build_app(interface(reporting, ISSUER.verifier, documents(reporting)))) as client:
        for origin, status in {"https://a.example": 200, "https://new.example": 200, "https://b.example": 400}.items():
            preflight = {"Origin": origin, "Access-Control-Request-Method": "GET"}
            assert client.options("/statistics", headers=preflight).status_code == status
