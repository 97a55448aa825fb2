"""The interface: who may ask what, and how it is answered."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.web import build_app
from backbone.web.testing import running
from contracts.registry import SchoolOriginsDeclared
from reporting.access import ACCESS
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.main import interface

from tests.reporting.municipality import BIRTH, TakeIn, a_year, named

ISSUER = Issuer()
OFFICE = ISSUER.bearer(Role.OFFICE)
HEAD = ISSUER.bearer(Role.HEAD, school=named("a"), person=uuid4())
AUTUMN = {"as_of": "2025-10-15"}


@pytest.fixture(scope="module")
def client(app: Reporting) -> Iterator[httpx.Client]:
    with running(build_app(interface(app, ISSUER.verifier))) as client:
        yield client


@pytest.fixture
def year(take: TakeIn) -> None:
    take(a_year().everything)


def answered(client: httpx.Client, path: str, headers: dict[str, str], **query: str) -> Any:
    answer = client.get(path, headers=headers, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def totals(statistics: Any, school: UUID | None) -> dict[str, float | None]:
    """Of each figure the number for everything."""
    wanted = None if school is None else str(school)
    return {
        figure["id"]: cell["value"]
        for figure in statistics["figures"]
        for cell in figure["cells"]
        if cell["school"] == wanted and cell["key"] is None
    }


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


def test_every_operation_is_in_the_access_table_and_asks_for_a_token(client: httpx.Client) -> None:
    assert set(ACCESS) >= {"get_statistics", "get_figure", "list_figure_events", "list_figures"}
    assert client.get("/statistics").status_code == 401


@pytest.mark.usefixtures("year")
def test_the_answer_says_at_which_positions_it_is_true_and_how_fresh_it_is(
    client: httpx.Client, reporting: Reporting
) -> None:
    with reporting.database.transaction() as cursor:
        cursor.execute(
            "INSERT INTO positions (follower, source, position, error) VALUES ('views', 'registry', 19, 'x')"
        )
    sources = answered(client, "/statistics/K-03", OFFICE)["sources"]
    told = a_year().told
    assert sources == [
        {"source": "programs", "position": 0, "newest": _utc(told["programs"][-1]), "stalled": False},
        {"source": "registry", "position": 19, "newest": _utc(told["registry"][-1]), "stalled": True},
    ]


@pytest.mark.usefixtures("reporting")
def test_where_nothing_was_told_there_are_no_numbers_but_reasons(client: httpx.Client) -> None:
    statistics = answered(client, "/statistics", OFFICE)
    assert set(totals(statistics, None).values()) == {None}
    assert all(cell["reason"] for figure in statistics["figures"] for cell in figure["cells"])
    assert [source["newest"] for source in statistics["sources"]] == [None, None]


@pytest.mark.usefixtures("year")
def test_a_period_is_half_open_and_ends_at_the_latest_today(client: httpx.Client, reporting: Reporting) -> None:
    asked = {"from": "2025-12-20", "to": "2099-01-01"}
    statistics = answered(client, "/statistics/K-18", OFFICE, **asked)
    tomorrow = reporting.clock.today() + timedelta(days=1)
    assert (statistics["as_of"], statistics["from"], statistics["to"]) == (None, "2025-12-20", tomorrow.isoformat())
    assert totals(statistics, None) == {"K-18": 50.0}
    until_then = answered(client, "/statistics/K-18", OFFICE, **{"from": "2025-09-01", "to": "2025-12-20"})
    assert totals(until_then, None) == {"K-18": None}


@pytest.mark.usefixtures("reporting")
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"as_of": "2099-01-01"}, "as_of"),
        ({"as_of": "2025-13-01"}, "as_of"),
        ({"as_of": "2025-10-15", "from": "2025-09-01", "to": "2025-10-01"}, "as_of"),
        ({"from": "2025-09-01"}, "to"),
        ({"to": "2025-09-01"}, "from"),
        ({"from": "2025-09-01", "to": "2025-09-01"}, "to"),
        ({"from": "2099-09-01", "to": "2099-10-01"}, "from"),
        ({"school": "school 5"}, "school"),
        ({"known_at": "2025-09-01T00:00:00"}, "known_at"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(client: httpx.Client, query: dict[str, str], parameter: str) -> None:
    answer = client.get("/statistics", headers=OFFICE, params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == parameter


@pytest.mark.usefixtures("reporting")
@pytest.mark.parametrize("path", ["/statistics/K-99", "/statistics/K-99/events"])
def test_an_unknown_figure_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers=OFFICE).json()["detail"] == "Такого показателя нет"


@pytest.mark.usefixtures("year")
def test_the_office_sees_events_but_not_whom_they_are_about(client: httpx.Client) -> None:
    query = {**AUTUMN, "school": str(named("a"))}
    office, head = (answered(client, "/statistics/K-01/events", who, **query)["items"] for who in (OFFICE, HEAD))
    assert [event | {"aggregate": None} for event in head] == office
    assert {event["aggregate"] for event in office} == {None}
    assert None not in {event["aggregate"] for event in head}
    people = [str(named(person)) for person in ("ann", "ben", "cat", "dan", "eve", "fay")]
    assert not [person for person in people if person in str(office)]


@pytest.mark.usefixtures("year")
def test_events_are_paged(client: httpx.Client) -> None:
    path, found = "/statistics/K-05/events?as_of=2025-10-15&limit=2", []
    while path:
        answer = client.get(path, headers=OFFICE)
        found += answer.json()["items"]
        path = answer.headers.get("Link", "").partition(">")[0].removeprefix("<")
    assert found == answered(client, "/statistics/K-05/events", OFFICE, **AUTUMN)["items"]
    assert len(found) > 2


@pytest.mark.usefixtures("year")
def test_known_at_leaves_out_what_was_recorded_later(client: httpx.Client) -> None:
    first = a_year().told["registry"][1].meta.recorded_at.isoformat()
    statistics = answered(client, "/statistics/K-01", OFFICE, **AUTUMN, known_at=first)
    assert (len(statistics["schools"]), totals(statistics, None)) == (2, {"K-01": 0})


@pytest.mark.usefixtures("reporting")
def test_the_dictionary_names_every_figure_with_its_formula_and_clause(client: httpx.Client) -> None:
    figures = answered(client, "/figures", HEAD)
    assert [figure["id"] for figure in figures] == list(FIGURES)
    assert all(figure[what] for figure in figures for what in ("name", "formula", "unit", "clause"))


def test_a_schools_frontend_is_let_in_from_the_origins_it_declared_last(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.tell("b", BIRTH, SchoolOriginsDeclared(school=named("b"), origins=("https://new.example",)))
    take(municipality.everything)
    with running(build_app(interface(reporting, ISSUER.verifier))) as client:
        for origin, status in {"https://a.example": 200, "https://new.example": 200, "https://b.example": 400}.items():
            preflight = {"Origin": origin, "Access-Control-Request-Method": "GET"}
            assert client.options("/statistics", headers=preflight).status_code == status


def _utc(delivery: Any) -> str:
    moment: str = delivery.meta.recorded_at.isoformat()
    return moment.replace("+00:00", "Z")
