"""The interface: how a question is asked and answered."""

from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.figures.question import Question

from tests.reporting.asking import AUTUMN, HEAD, OFFICE, answered, totals
from tests.reporting.year import a_year


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
    assert client.get(path, headers=OFFICE).json()["detail"] == "Показателя K-99 нет"


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


@pytest.mark.usefixtures("year")
def test_beside_the_year_before(client: httpx.Client) -> None:
    asked = {"as_of": "2026-10-15", "year_before": "true"}
    cells = answered(client, "/statistics/K-03", OFFICE, **asked)["figures"][0]["cells"]
    municipality = {cell["key"]: cell for cell in cells if cell["school"] is None}
    assert municipality[None]["value"] == 0
    assert municipality[None]["year_before"] == {"value": 2, "reason": None, "hidden": False, "more": -2}
    share = answered(client, "/statistics/K-04", OFFICE, **asked)["figures"][0]["cells"][0]
    assert (share["year_before"]["value"], share["year_before"]["more"]) == (66.7, -66.7)
    never = answered(client, "/statistics/K-03", OFFICE, as_of="2025-10-15", year_before="true")
    assert all(cell["year_before"] is None or cell["year_before"]["more"] is None for cell in _cells(never))
    assert (
        answered(client, "/statistics/K-03", OFFICE, as_of="2025-10-15")["figures"][0]["cells"][0]["year_before"]
        is None
    )


def _cells(statistics: Any) -> list[Any]:
    return [cell for figure in statistics["figures"] for cell in figure["cells"]]


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        (Question.as_of(date(2026, 3, 31)), Question.as_of(date(2025, 3, 31))),
        (Question.as_of(date(2028, 2, 29)), Question.as_of(date(2027, 2, 28))),
        (Question(date(2025, 9, 1), date(2026, 9, 1)), Question(date(2024, 9, 1), date(2025, 9, 1))),
    ],
)
def test_the_year_before_ends_on_the_same_day(asked: Question, before: Question) -> None:
    assert asked.year_before == before


@pytest.mark.usefixtures("reporting")
def test_the_dictionary_names_every_figure_with_its_formula_and_clause(client: httpx.Client) -> None:
    figures = answered(client, "/figures", HEAD)
    assert [figure["id"] for figure in figures] == list(FIGURES)
    assert all(figure[what] for figure in figures for what in ("name", "formula", "unit", "clause"))


def _utc(delivery: Any) -> str:
    moment: str = delivery.meta.recorded_at.isoformat()
    return moment.replace("+00:00", "Z")
