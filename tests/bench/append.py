"""How fast commands reach the log, and against whom that is measured."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from backbone.migrate import migrate_store
from boxes import Boxes
from mentoring.roles import Databases, ensure_databases
from mentoring.servers import Servers

from tests.bench.figures import Figure, Rates
from tests.bench.part import Effort, Found, Say

ROOT = Path(__file__).parents[2]
NAMES = ("ours", "ours, changing", "library", "library, changing", "raw, a commit each", "floor")
IN_FLIGHT = (1, 8, 32, 128)
ABSENT = ("Emmett (it is a Node package)", "message-db (it installs into a PostgreSQL of one's own)")
"""Peers that a Python environment cannot install."""


def append(servers: Servers, effort: Effort, say: Say) -> Found:
    for peer in ABSENT:
        say(f"skipped: {peer}")
    databases = ensure_databases(servers.postgres, "bench", servers.secrets)
    migrate_store(Boxes, databases.owner_url, databases.url, None)
    rates = Rates()
    with _processes(databases) as processes:
        for round in range(effort.rounds):
            say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
            for in_flight in IN_FLIGHT:
                for name, process in processes.items():
                    measured = _ask(process, in_flight, effort.seconds)
                    if round:
                        rates.add(name, in_flight, measured)
    return Found(list(rates.lines()), list(_figures(rates)))


def _figures(rates: Rates) -> Iterator[Figure]:
    library, changing = "bare library", "bare library, load + change + save"
    yield rates.ratio(f"append, 128 in flight / {library}", ("ours", 128), ("library", 128), at_least=20)
    yield rates.ratio(f"append, 128 in flight / {changing}", ("ours, changing", 128), ("library, changing", 128))
    yield rates.ratio("append, 128 in flight / raw batched floor", ("ours", 128), ("floor", 128), at_least=0.5)
    yield rates.ratio(f"append, one at a time / {library}", ("ours", 1), ("library", 1), at_least=1.5)
    yield rates.ratio(f"append, one at a time / {changing}", ("ours, changing", 1), ("library, changing", 1))
    for in_flight in IN_FLIGHT:
        name = f"append, {in_flight} in flight / raw, a commit each"
        yield rates.ratio(name, ("ours", in_flight), ("raw, a commit each", in_flight))


@contextmanager
def _processes(databases: Databases) -> Iterator[dict[str, subprocess.Popen[str]]]:
    with ExitStack() as stack:
        yield {name: stack.enter_context(_process(name, databases)) for name in NAMES}


@contextmanager
def _process(name: str, databases: Databases) -> Iterator[subprocess.Popen[str]]:
    dsn = databases.url if name.startswith("ours") else databases.owner_url
    command = [sys.executable, "-m", "tests.bench.process", name, dsn]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests" / "backbone")}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as process:
        yield process


def _ask(process: subprocess.Popen[str], in_flight: int, seconds: float) -> float:
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{in_flight} {seconds}\n")
    process.stdin.flush()
    return float(process.stdout.readline())
