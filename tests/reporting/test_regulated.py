"""What the regulation asks to be measured is answered over HTTP, each figure for the rows that call for it."""

import httpx
import pytest

from tests.reporting.asking import HEAD, answered, totals
from tests.reporting.municipality import named


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("figure", "value"),
    [
        pytest.param("K-05-actualised", 1, marks=pytest.mark.row("R-3.4-02")),
        pytest.param("K-06-kind", 1, marks=pytest.mark.row("R-2.2-04")),
        pytest.param("K-06-purpose", 1, marks=pytest.mark.row("R-1.2-05")),
        pytest.param("K-15", 50.0, marks=pytest.mark.row("R-A.4-05", "R-3.4-08", "R-5.1-01")),
        pytest.param("K-16", 1, marks=pytest.mark.row("R-3.5-06", "R-4.2-05", "R-4.2-07")),
        pytest.param("K-16-guests", 6.0, marks=pytest.mark.row("R-A.7-04")),
        pytest.param("K-16-kind", 6, marks=pytest.mark.row("R-3.4-07", "R-A.2-04", "R-A.3-01", "R-A.6-01", "R-A.7-07")),
        pytest.param("K-16-structure", 1, marks=pytest.mark.row("R-4.2-02")),
        pytest.param("K-17", 4, marks=pytest.mark.row("R-A.6-02")),
        pytest.param("K-17-tasks", 3, marks=pytest.mark.row("R-2.3-09", "R-4.1-04")),
        pytest.param("K-18-reason", 1, marks=pytest.mark.row("R-7.1-02")),
        pytest.param("K-19", 50.0, marks=pytest.mark.row("R-5.2-02")),
        pytest.param("K-20", 50.0, marks=pytest.mark.row("R-1.2-03")),
        pytest.param("K-21", 50.0, marks=pytest.mark.row("R-1.2-12", "R-2.2-06")),
        pytest.param("K-22", 3.0, marks=pytest.mark.row("R-2.2-07", "R-5.2-06")),
        pytest.param("K-23", 76.7, marks=pytest.mark.row("R-2.1-02", "R-2.2-01", "R-5.2-09", "R-A.7-01")),
        pytest.param("K-24", 50.0, marks=pytest.mark.row("R-2.1-03", "R-2.2-05")),
        pytest.param("K-25", 2.0, marks=pytest.mark.row("R-2.2-08")),
        pytest.param("K-26", 3, marks=pytest.mark.row("R-2.3-11")),
        pytest.param("K-27", 1, marks=pytest.mark.row("R-1.4-03")),
        pytest.param("K-28", 1, marks=pytest.mark.row("R-3.5-09")),
        pytest.param("K-28-proposals", 1, marks=pytest.mark.row("R-5.1-04")),
        pytest.param("K-29", 1, marks=pytest.mark.row("R-A.7-06")),
        pytest.param("K-30", 2, marks=pytest.mark.row("R-1.3-02")),
        pytest.param("K-31", 1, marks=pytest.mark.row("R-2.2-03", "R-3.3-06")),
        pytest.param("K-32", 1, marks=pytest.mark.row("R-3.3-07")),
        pytest.param("K-33", 14.3, marks=pytest.mark.row("R-8.1-01")),
    ],
)
def test_what_a_row_asks_to_be_measured_is_answered(client: httpx.Client, figure: str, value: float) -> None:
    told = answered(client, f"/statistics/{figure}", HEAD, as_of="2026-02-01")
    assert totals(told, named("a")) == {figure: value}


@pytest.mark.row("R-A.5-03")
@pytest.mark.usefixtures("year")
def test_how_long_people_wait_for_a_mentor_is_answered(client: httpx.Client) -> None:
    told = answered(client, "/statistics/K-13", HEAD, **{"from": "2025-09-01", "to": "2026-02-01"})
    assert totals(told, named("a")) == {"K-13": 10.0}
