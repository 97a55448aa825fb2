"""The service as it runs: fed by real streams, waited for by position, rebuilt from the streams."""

from datetime import date
from typing import Any

from reporting.application import Reporting

from tests.reporting.dump import dump
from tests.reporting.municipality import TakeIn
from tests.reporting.town import Town


def total(town: Town, figure: str, **query: str) -> float | None:
    answer = town.client.get(f"/statistics/{figure}", params={**query, "min_position": town.positions})
    assert answer.status_code == 200, answer.text
    statistics: Any = answer.json()
    assert {source["source"]: source["position"] for source in statistics["sources"]} == {
        source: len(log) for source, log in town.told.told.items()
    }
    number: float | None = statistics["figures"][0]["cells"][0]["value"]
    return number


def test_what_is_told_is_counted_at_the_position_waited_for(town: Town) -> None:
    town.catch_up()
    assert total(town, "K-01", as_of="2025-10-15") == 4
    town.told.asks("b", "gus", date(2025, 10, 1))
    town.publish()
    assert total(town, "K-01", as_of="2025-10-15") == 5


def test_the_streams_build_the_rows_that_the_messages_build_when_handed_over(
    town: Town, take: TakeIn, reporting: Reporting
) -> None:
    town.catch_up()
    take(town.told.everything)
    with reporting.database.transaction() as cursor:
        assert town.rows() == dump(cursor)


def test_a_rebuild_under_way_ends_with_the_same_rows(town: Town) -> None:
    town.catch_up()
    live = town.rows()
    town.rebuild()
    town.catch_up()
    assert town.rows() == live
    assert sum(map(len, live.values())) > 60
