"""The service as it runs: fed by real streams, waited for by position, rebuilt from the streams."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from backbone.bus import Bus
from backbone.follower import rebuild
from backbone.migrate import migrate_store
from mentoring.nats_server import NatsServer
from mentoring.roles import Databases
from mentoring.secrets import Secrets
from mentoring.settings import Folder, Ports
from mentoring.streams import ensure_streams
from mentoring.supervisor import Supervisor
from reporting.application import Reporting
from reporting.main import SERVICE
from reporting.settings import Settings
from reporting.views import VIEWS

from tests.reporting.dump import dump
from tests.reporting.municipality import TakeIn
from tests.reporting.town import Town, serving
from tests.reporting.year import a_year


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, database: Callable[[], Databases]) -> Iterator[Town]:
    """On a NATS server of its own: here both streams are written by the tests."""
    folder, ports, databases = Folder.at(tmp_path_factory.mktemp("reporting")), Ports.free(), database()
    secrets, supervisor = Secrets(folder.secrets), Supervisor(folder.logs, folder.root)
    server = NatsServer(folder.root / "nats", ports.nats, ports.monitor, secrets)
    migrate_store(SERVICE.application, databases.owner_url, databases.url, SERVICE.migrations)
    try:
        supervisor.start(server)
        asyncio.run(ensure_streams(server.url, str(secrets.seed_file("deploy"))))
        settings = Settings(
            database_url=databases.url,
            keys_database_url=databases.keys_url,
            nats_url=server.url,
            nats_seed_file=secrets.seed_file("reporting"),
            issuer="https://issuer.test",
            port=0,
        )
        with serving(settings, lambda name: Bus(name, server.url, secrets.seed_file(name)), a_year()) as town:
            town.publish()
            yield town
    finally:
        supervisor.stop()


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
    rebuild(town.app.database, VIEWS)
    town.catch_up()
    assert town.rows() == live
    assert sum(map(len, live.values())) > 60
