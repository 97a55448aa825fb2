"""How long a fact takes from a command to another service's projection, beside the bare path of the same servers."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median

from backbone.bus import Bus
from backbone.clock import Clock
from backbone.follower import Follower
from backbone.follower.sources import StreamSource
from backbone.follower.stream import StreamReader
from backbone.migrate import migrate_store
from backbone.relay import Relay
from backbone.watch import LogWatch
from mentoring.roles import Databases, ensure_databases
from mentoring.servers import Servers
from twins import COPY, EVERYTHING, TABLES, Programs, Registry, intent

from tests.bench.bare import Bare, bare
from tests.bench.figures import Figure
from tests.bench.filling import fill
from tests.bench.part import Effort, Found, Say
from tests.bench.streams import emptied
from tests.bench.watched import Arrivals, Watched

REST = 0.01
"""Seconds between two facts, when the platform is idle."""
LOAD = 300
"""Facts a second, under load."""
MILLI = 1000.0
EVENTS = 1_000
"""Told and taken in before anything is measured, at the least data."""
Round = dict[str, tuple[float, float]]
"""Seconds: the median and the 99th percentile of each way."""


def delivery(servers: Servers, effort: Effort, say: Say) -> Found:
    measured = {times: asyncio.run(_rounds(servers, times, effort, say)) for times in effort.growth}
    lines = [f"{'milliseconds':44}{'p50':>8}{'p99':>8}"]
    for times, rounds in measured.items():
        lines.append(f"after {EVENTS * times // effort.scale:,} events")
        for name in rounds[0]:
            medians = [median(round[name][place] for round in rounds) for place in (0, 1)]
            lines.append(f"  {name:42}" + "".join(f"{MILLI * value:8.1f}" for value in medians))
    return Found(lines, [figure for times, rounds in measured.items() for figure in _figures(rounds, times)])


def _figures(rounds: list[Round], times: int) -> Iterator[Figure]:
    for way, median_at_most, worst_at_most in (("acknowledged to visible", 3, 10), ("given to visible", None, None)):
        for place, (name, at_most) in enumerate((("p50", median_at_most), ("p99", worst_at_most))):
            ratios = tuple(round[way][place] / round["bare: given to visible"][place] for round in rounds)
            yield Figure(f"delivery, {way}, {name} / bare", ratios, at_most=at_most, data=times)


async def _rounds(servers: Servers, times: int, effort: Effort, say: Say) -> list[Round]:
    found, events = [], max(1, EVENTS * times // effort.scale)
    names = (f"told_{times}", f"heard_{times}")
    told, heard = (ensure_databases(servers.postgres, name, servers.secrets) for name in names)
    async with AsyncExitStack() as stack:
        raw = await stack.enter_async_context(bare(servers, told, heard))
        registry, arrivals = await stack.enter_async_context(_platform(servers, told, heard, events))
        say(f"{events:,} events are told first")
        await arrivals.of(events)
        for round in range(effort.rounds):
            say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
            measured = await _round(registry, arrivals, raw, effort.seconds * 2)
            if round:
                found.append(measured)
    return found


async def _round(registry: Registry, arrivals: Arrivals, raw: Bare, seconds: float) -> Round:
    given, acknowledged, bare = [], [], []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        begun = time.perf_counter()
        receipt = await registry.open.soon(intent(), "чулан")
        written = time.perf_counter()
        seen = await arrivals.of(receipt.position)
        given.append(seen - begun)
        acknowledged.append(seen - written)
        await asyncio.sleep(REST)
        bare.append(await raw.one())
        await asyncio.sleep(REST)
    return {
        "acknowledged to visible": _places(acknowledged),
        "given to visible": _places(given),
        "bare: given to visible": _places(bare),
        f"under load, {LOAD} a second": _places(await _loaded(registry, arrivals, seconds)),
    }


async def _loaded(registry: Registry, arrivals: Arrivals, seconds: float) -> list[float]:
    """From acknowledged to visible."""

    async def one(after: float) -> float:
        await asyncio.sleep(after)
        receipt = await registry.open.soon(intent(), "чулан")
        written = time.perf_counter()
        return await arrivals.of(receipt.position) - written

    return await asyncio.gather(*(one(number / LOAD) for number in range(max(1, int(LOAD * seconds)))))


@asynccontextmanager
async def _platform(
    servers: Servers, told: Databases, heard: Databases, events: int
) -> AsyncIterator[tuple[Registry, Arrivals]]:
    """Registry with its relay and a log, programs with a projection, as two services have them."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "0001_tables.sql").write_text(TABLES)
        migrate_store(Registry, told.owner_url, told.url)
        migrate_store(Programs, heard.owner_url, heard.url, [Path(folder)])
    await emptied(servers, "registry")
    registry, programs = Registry(told.url, Clock()), Programs(heard.url, Clock())
    fill(registry, told.owner_url, events)
    buses = [Bus(name, servers.nats_url, servers.seed_file(name)) for name in ("registry", "programs")]
    watch, arrivals = LogWatch(registry), Arrivals()
    reader = StreamReader(buses[1], "REGISTRY", f"programs{COPY.reader}")
    tasks = (
        watch.run,
        Relay(registry, EVERYTHING, buses[0], watch).run,
        Follower(programs, Watched(COPY, arrivals), StreamSource("registry", reader)).run,
    )
    async with registry.serving():
        running = [asyncio.create_task(task(lambda: None)) for task in tasks]
        yield registry, arrivals
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    for bus in buses:
        await bus.close()
    registry.close()
    programs.close()


def _places(seconds: list[float]) -> tuple[float, float]:
    ordered = sorted(seconds)
    return median(ordered), ordered[int(0.99 * (len(ordered) - 1))]
