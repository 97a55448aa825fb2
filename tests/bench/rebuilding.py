"""How fast projections are made anew from a log: beside reading and decoding it and doing nothing else."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import orjson
import psycopg
from backbone.clock import Clock
from backbone.follower import rebuild
from backbone.follower.positions import place
from backbone.keys import Keys
from backbone.letters import Letter
from backbone.migrate import migrate_store
from mentoring.roles import Databases, ensure_databases
from mentoring.servers import Servers
from programs.application import Programs
from programs.main import SERVICE
from programs.views import VIEWS
from programs.views.rights import RIGHTS
from programs.views.surveys import SURVEYS

from tests.bench.figures import Figure
from tests.bench.lives import lived
from tests.bench.part import Effort, Found, Say

PROJECTIONS = (VIEWS, SURVEYS, RIGHTS)
SIZES = (100_000, 1_000_000)
"""Events in the log."""
LARGE = 10_000_000
"""Read and rebuilt once, to see whether the rate holds."""
OUT = """COPY (SELECT originator_id, topic, state FROM programs_events ORDER BY notification_id)
         TO STDOUT (FORMAT BINARY)"""
OURS, FLOOR, FOLD, ROWS = "rebuild", "copied out and decoded", "folded in memory, not written", "an event a transaction"
Rates = dict[tuple[str, int], list[float]]
"""Events a second, by round."""


@dataclass
class Log:
    """Of programs, of so many events."""

    app: Programs
    databases: Databases
    events: int

    def rebuilt(self) -> int:
        asyncio.run(rebuild(self.app, self.databases.owner_url, PROJECTIONS, {}, lambda _: None))
        return self.events

    def decoded(self) -> int:
        for _ in self._states():
            pass
        return self.events

    def folded(self) -> int:
        """The last word of each field, whatever event said it."""
        programs: dict[Any, dict[str, Any]] = {}
        for program, state in self._states():
            programs.setdefault(program, {}).update(state["data"])
        return self.events

    def row_by_row(self, seconds: float) -> int:
        """As many as are done in the time."""
        with psycopg.connect(self.databases.owner_url) as connection:
            connection.execute("TRUNCATE program_list, meeting_list, decision_list, positions")
        stored = self.app.recorder.select_notifications(None, 10_000)
        letters = [Letter.of_stored(one, "programs", one.id, one.id - 1) for one in stored]
        done, begun = 0, time.perf_counter()
        for letter in letters:
            VIEWS.process(self.app, place(self.app.database, VIEWS.name, "programs"), [letter])
            done += 1
            if time.perf_counter() > begun + seconds:
                break
        return done

    def _states(self) -> Iterator[tuple[Any, Any]]:
        with psycopg.connect(self.databases.owner_url) as connection, connection.cursor().copy(OUT) as copy:
            copy.set_types(["uuid", "text", "bytea"])
            for program, _, state in copy.rows():
                yield program, orjson.loads(state)


def rebuilding(servers: Servers, effort: Effort, say: Say) -> Found:
    databases = ensure_databases(servers.postgres, "bench_programs", servers.secrets)
    migrate_store(Programs, databases.owner_url, databases.url, SERVICE.migrations)
    app = Programs(databases.url, Clock(), Keys(databases.keys_url, Path()))
    rates: Rates = {}
    sizes, large = [size // effort.scale for size in SIZES], LARGE // effort.scale
    try:
        for size in sizes:
            log = Log(app, databases, lived(app, databases.owner_url, size))
            say(f"{log.events:,} events")
            for round in range(effort.rounds):
                for name, rate in _round(log, effort.seconds):
                    if round:
                        rates.setdefault((name, size), []).append(rate)
        log = Log(app, databases, lived(app, databases.owner_url, large))
        say(f"{log.events:,} events")
        for name, measured in ((OURS, log.rebuilt), (FLOOR, log.decoded)):
            rates[name, large] = [_timed(measured)]
    finally:
        app.close()
    return Found(list(_lines(rates, [*sizes, large])), list(_figures(rates, sizes, large)))


def _round(log: Log, seconds: float) -> Iterator[tuple[str, float]]:
    for name, measured in (
        (OURS, log.rebuilt),
        (FLOOR, log.decoded),
        (FOLD, log.folded),
        (ROWS, lambda: log.row_by_row(seconds)),
    ):
        yield name, _timed(measured)


def _timed(measured: Callable[[], int]) -> float:
    """Events a second."""
    begun = time.perf_counter()
    done = measured()
    return done / (time.perf_counter() - begun)


def _figures(rates: Rates, sizes: list[int], large: int) -> Iterator[Figure]:
    for size in sizes:
        for to, at_least in ((FLOOR, 0.3), (FOLD, None), (ROWS, None)):
            yield _ratio(f"rebuild, {size:,} events / {to}", rates[OURS, size], rates[to, size], at_least)
    yield _ratio(f"rebuild, {large:,} events / {FLOOR}", rates[OURS, large], rates[FLOOR, large], 0.3)
    few, many = sizes
    yield _ratio(f"rebuild, rate at {many:,} events / at {few:,}", rates[OURS, many], rates[OURS, few])
    usual = [median(rates[OURS, many])]
    yield _ratio(f"rebuild, rate at {large:,} events / at {many:,}", rates[OURS, large], usual, at_least=0.8)


def _ratio(name: str, ours: list[float], theirs: list[float], at_least: float | None = None) -> Figure:
    return Figure(name, tuple(a / b for a, b in zip(ours, theirs, strict=True)), at_least)


def _lines(rates: Rates, sizes: list[int]) -> Iterator[str]:
    yield f"{'events a second, of a log of':32}" + "".join(f"{size:>16,}" for size in sizes)
    for name in (OURS, FLOOR, FOLD, ROWS):
        seen = (rates.get((name, size)) for size in sizes)
        yield f"{name:32}" + "".join(f"{f'{median(rate):,.0f}' if rate else '':>16}" for rate in seen)
