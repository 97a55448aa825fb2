"""How fast the real projection of reporting takes in what the others tell: in batches, and an event a transaction."""

import asyncio
import time
from collections.abc import Iterator, Sequence
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
from tests.bench.municipality import fill
from tests.bench.part import Effort, Found, Say
from tests.bench.streams import emptied, published

EVENTS = 60_000
"""Of each source."""
PROGRAMS = 300
"""Of which the tables know when an event comes, at the least data; some fourteen rows each."""
BEFORE = 10**9
"""The position of the last event that they know."""
SOURCES = ("registry", "programs")
BATCHES, ROWS, STREAMS = "in batches", "an event a transaction", "from the streams"
Rates = dict[tuple[str, int], list[float]]
"""Events a second by round, of each way at each growth."""


def projecting(servers: Servers, effort: Effort, say: Say) -> Found:
    databases = ensure_databases(servers.postgres, "bench_reporting", servers.secrets)
    migrate_store(Reporting, databases.owner_url, databases.url, SERVICE.migrations)
    told = [list(letters(source, EVENTS // effort.scale, BEFORE)) for source in SOURCES]
    app = Reporting(databases.url, Clock())
    rates: Rates = {}
    try:
        for round in range(effort.rounds):
            say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
            for times in effort.growth:
                programs = max(1, PROGRAMS * times // effort.scale)
                for name, limit, seconds in ((BATCHES, VIEWS.limit, effort.seconds * 4), (ROWS, 1, effort.seconds)):
                    _prepare(app, databases, programs)
                    _note(rates, round, (name, times), _taken(app, told, limit, seconds))
            _prepare(app, databases, 0)
            _note(rates, round, (STREAMS, 1), asyncio.run(_followed(servers, app, told)))
    finally:
        app.close()
    return Found(list(_lines(rates)), list(_figures(rates)))


def _note(rates: Rates, round: int, measured: tuple[str, int], rate: float) -> None:
    if round:
        rates.setdefault(measured, []).append(rate)


def _lines(rates: Rates) -> Iterator[str]:
    yield "events a second"
    for (name, times), measured in rates.items():
        yield f"{name:28}{f'at {times} × data':>20}{median(measured):12,.0f}"


def _figures(rates: Rates) -> Iterator[Figure]:
    for (name, times), measured in rates.items():
        if name != ROWS:
            ratios = tuple(a / b for a, b in zip(measured, rates[ROWS, times], strict=True))
            at_least = 20 if name == BATCHES else None
            yield Figure(f"projection, {name} / an event a transaction", ratios, at_least, data=times)


def _taken(app: Reporting, told: Sequence[list[Letter]], limit: int, seconds: float) -> float:
    """Events a second, both sources by turns, as a follower hands them over."""
    done, begun = 0, time.perf_counter()
    for start in range(0, min(map(len, told)), limit):
        for log in told:
            some = log[start : start + limit]
            VIEWS.process(app, place(app.database, VIEWS.name, some[0].source), some)
            done += len(some)
        if time.perf_counter() - begun > seconds:
            break
    return done / (time.perf_counter() - begun)


async def _followed(servers: Servers, app: Reporting, told: Sequence[list[Letter]]) -> float:
    """Events a second, from full streams by the real followers until everything is taken in."""
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
        done = sum(place(app.database, VIEWS.name, source).position - BEFORE for source in SOURCES)
    rate = done / (time.perf_counter() - begun)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await bus.close()
    return rate


def _prepare(app: Reporting, databases: Databases, programs: int) -> None:
    with psycopg.connect(databases.owner_url, autocommit=True) as connection:
        tables = sql.SQL(", ").join(map(sql.Identifier, (*TABLES, "report_list", "positions")))
        connection.execute(sql.SQL("TRUNCATE {}").format(tables))
    fill(databases.owner_url, programs, app.clock.today())
    with psycopg.connect(databases.owner_url) as connection:
        connection.execute("TRUNCATE positions")
        for source in SOURCES:
            connection.execute(
                "INSERT INTO positions (follower, source, position) VALUES (%s, %s, %s)", (VIEWS.name, source, BEFORE)
            )
