"""How fast the real projection of reporting takes in what the others tell: in batches, and an event a transaction."""

import asyncio
import time
from collections.abc import Sequence
from statistics import median

import psycopg
from backbone.bus import Bus
from backbone.clock import Clock
from backbone.follower import Follower
from backbone.follower.positions import place
from backbone.follower.sources import StreamSource
from backbone.follower.stream import StreamReader
from backbone.letters import Letter
from backbone.migrate import migrate_store
from mentoring.roles import Databases, ensure_databases
from mentoring.servers import Servers
from psycopg import sql
from reporting.application import Reporting
from reporting.main import SERVICE
from reporting.views import TABLES, VIEWS

from tests.bench.copies import letters
from tests.bench.figures import Figure
from tests.bench.part import Effort, Found, Say
from tests.bench.streams import emptied, published

EVENTS = 60_000
"""Of each source."""
SOURCES = ("registry", "programs")


def projecting(servers: Servers, effort: Effort, say: Say) -> Found:
    databases = ensure_databases(servers.postgres, "bench_reporting", servers.secrets)
    migrate_store(Reporting, databases.owner_url, databases.url, SERVICE.migrations)
    told = [list(letters(source, EVENTS // effort.scale)) for source in SOURCES]
    app = Reporting(databases.url, Clock())
    rates: dict[str, list[float]] = {"in batches": [], "an event a transaction": [], "from the streams": []}
    try:
        for round in range(effort.rounds):
            say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
            found = (
                _taken(app, databases, told, VIEWS.limit, effort.seconds * 4),
                _taken(app, databases, told, 1, effort.seconds),
                asyncio.run(_followed(servers, app, databases, told)),
            )
            if round:
                for name, rate in zip(rates, found, strict=True):
                    rates[name].append(rate)
    finally:
        app.close()
    lines = [f"{name:28}{median(measured):12,.0f} events a second" for name, measured in rates.items()]
    return Found(lines, [_ratio("in batches", rates, at_least=20), _ratio("from the streams", rates)])


def _ratio(name: str, rates: dict[str, list[float]], at_least: float | None = None) -> Figure:
    pairs = zip(rates[name], rates["an event a transaction"], strict=True)
    return Figure(f"projection, {name} / an event a transaction", tuple(a / b for a, b in pairs), at_least)


def _taken(app: Reporting, databases: Databases, told: Sequence[list[Letter]], limit: int, seconds: float) -> float:
    """Events a second, both sources by turns, as a follower hands them over."""
    _empty(databases)
    done, begun = 0, time.perf_counter()
    for start in range(0, min(map(len, told)), limit):
        for log in told:
            some = log[start : start + limit]
            VIEWS.process(app, place(app.database, VIEWS.name, some[0].source), some)
            done += len(some)
        if time.perf_counter() - begun > seconds:
            break
    return done / (time.perf_counter() - begun)


async def _followed(servers: Servers, app: Reporting, databases: Databases, told: Sequence[list[Letter]]) -> float:
    """Events a second, from full streams by the real followers until everything is taken in."""
    _empty(databases)
    for log in told:
        await emptied(servers, log[0].source)
        await published(servers, log)
    bus = Bus("reporting", servers.nats_url, servers.seed_file("reporting"))
    readers = [StreamReader(bus, source.upper(), "reporting_rebuild") for source in SOURCES]
    followers = [
        Follower(app, VIEWS, StreamSource(source, reader)) for source, reader in zip(SOURCES, readers, strict=True)
    ]
    done, begun = 0, time.perf_counter()
    running = [asyncio.create_task(follower.run(lambda: None)) for follower in followers]
    while done < sum(map(len, told)):
        await asyncio.sleep(0.02)
        done = sum(place(app.database, VIEWS.name, source).position for source in SOURCES)
    rate = done / (time.perf_counter() - begun)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await bus.close()
    return rate


def _empty(databases: Databases) -> None:
    with psycopg.connect(databases.owner_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(map(sql.Identifier, (*TABLES, "positions"))))
        )
