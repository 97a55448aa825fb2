"""What the regulation asks to be measured is answered over HTTP, each figure for the rows that call for it."""

import httpx
import pytest

from tests.reporting.asking import HEAD, answered, totals
from tests.reporting.municipality import named

MEASURED = [
    ("K-05-actualised", 1, ["R-3.4-02"]),
    ("K-06-kind", 1, ["R-2.2-04"]),
    ("K-06-purpose", 1, ["R-1.2-05"]),
    ("K-15", 50.0, ["R-A.4-05", "R-3.4-08", "R-5.1-01"]),
    ("K-16", 1, ["R-3.5-06", "R-4.2-05", "R-4.2-07"]),
    ("K-16-kind", 5, ["R-3.4-07", "R-A.2-04", "R-A.3-01", "R-A.6-01", "R-A.7-07"]),
    ("K-16-structure", 1, ["R-4.2-02"]),
    ("K-17", 4, ["R-A.6-02"]),
    ("K-17-tasks", 3, ["R-2.3-09", "R-4.1-04"]),
    ("K-19", 50.0, ["R-5.2-02"]),
    ("K-20", 50.0, ["R-1.2-03"]),
    ("K-21", 50.0, ["R-1.2-12", "R-2.2-06"]),
    ("K-22", 3.0, ["R-2.2-07", "R-5.2-06"]),
    ("K-23", 76.7, ["R-2.1-02", "R-2.2-01", "R-5.2-09", "R-A.7-01"]),
    ("K-24", 50.0, ["R-2.1-03", "R-2.2-05"]),
    ("K-25", 2.0, ["R-2.2-08"]),
    ("K-26", 3, ["R-2.3-11"]),
    ("K-27", 1, ["R-1.4-03"]),
    ("K-28", 1, ["R-3.5-09"]),
    ("K-29", 1, ["R-A.7-06"]),
    ("K-30", 2, ["R-1.3-02"]),
    ("K-31", 1, ["R-2.2-03", "R-3.3-06"]),
    ("K-32", 1, ["R-3.3-07"]),
]


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("figure", "value"),
    [pytest.param(figure, value, marks=pytest.mark.row(*rows)) for figure, value, rows in MEASURED],
)
def test_what_a_row_asks_to_be_measured_is_answered(client: httpx.Client, figure: str, value: float) -> None:
    told = answered(client, f"/statistics/{figure}", HEAD, as_of="2026-02-01")
    assert totals(told, named("a")) == {figure: value}
