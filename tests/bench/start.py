"""How soon the platform is up again on data that it has, and what it takes while nobody asks anything of it.

Memory is PSS: of every page its share, so that the sum over all processes is what the platform takes. In RSS each page
counts in every process that has it, which are many times the shared buffers.
"""

import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from mentoring.probing import well
from mentoring.servers import Servers
from mentoring.settings import SERVICES, Folder, Ports
from mentoring.state import running

from tests.bench import grown_platform
from tests.bench.figures import Figure
from tests.bench.part import Effort, Found, Say

MENTORING = Path(sys.executable).with_name("mentoring")
PATIENCE = 900
"""Seconds for the story to be played, for the platform to come up, for it to end."""
OFTEN = 0.02
EVENTS = 10_000
"""About as many as the story leaves, times as much data as wanted."""
REST = 7
"""Of the effort's seconds: so long it is left alone, and then once more while its CPU is measured."""
MIB = 2**20


@dataclass(frozen=True)
class Taken:
    """MiB, and the share of one core."""

    pss: float
    rss: float
    cpu: float


class Round(dict[str, Taken]):
    """By process; PostgreSQL counts with its children, the nursery without those that were born there."""

    def total(self) -> Taken:
        return Taken(*(sum(column) for column in zip(*(astuple(taken) for taken in self.values()), strict=True)))


def start(_: Servers, effort: Effort, say: Say) -> Found:
    lines, figures = list[str](), list[Figure]()
    for data in effort.growth:
        with tempfile.TemporaryDirectory(prefix="mentoring-start-") as root:
            folder, ports = Folder.named(Path(root) / "data"), Ports.free()
            figures += _filled(folder, ports, data, effort, say)
            begun, rests = _started(folder, ports, effort, say)
        lines += [f"at {data} × data", *_lines(rests)]
        figures += _figures(begun, [rest.total() for rest in rests], data)
    return Found(lines, figures)


def _filled(folder: Folder, ports: Ports, data: int, effort: Effort, say: Say) -> Iterator[Figure]:
    """The least data are a municipality's year, or what the first start makes where less is wanted."""
    if data > 1:
        events = EVENTS * data // effort.scale
        say(f"a log of {events:,} events")
        grown_platform.make(folder.root, ports, events)
    elif effort.scale == 1:
        say("playing the story")
        with _platform(folder, ports, "--story", until=folder.story.exists):
            yield Figure("memory after the story (PSS), MiB", (_rest(folder, 0.1).total().pss,))


def _started(folder: Folder, ports: Ports, effort: Effort, say: Say) -> tuple[list[float], list[Round]]:
    begun, rests = list[float](), list[Round]()
    for round in range(effort.rounds):
        say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
        with _platform(folder, ports, "--no-story", until=_all_ready(ports)) as took:
            time.sleep(effort.seconds * REST)
            rest = _rest(folder, effort.seconds * REST)
        if round:
            begun.append(took)
            rests.append(rest)
    return begun, rests


def _figures(begun: Iterable[float], rests: Iterable[Taken], data: int) -> Iterator[Figure]:
    yield Figure("cold start with data, seconds", tuple(begun), at_most=5, data=data)
    pss, rss, cpu = zip(*(astuple(rest) for rest in rests), strict=True)
    yield Figure("memory at rest (PSS), MiB", pss, at_most=600, data=data)
    yield Figure("memory at rest (RSS), MiB", rss, data=data)
    yield Figure("CPU at rest, share of one core", cpu, data=data)


@contextmanager
def _platform(folder: Folder, ports: Ports, story: str, until: Callable[[], bool]) -> Iterator[float]:
    """How many seconds it took."""
    named = [option for name, port in ports.model_dump().items() for option in ("--port", f"{name}={port}")]
    began = time.monotonic()
    command = [str(MENTORING), "up", story, "--data", str(folder.root), *named]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            while not until():
                if process.poll() is not None or time.monotonic() > began + PATIENCE:
                    raise RuntimeError(f"{MENTORING.name} up did not come up: {process.returncode}")
                time.sleep(OFTEN)
            yield time.monotonic() - began
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _all_ready(ports: Ports) -> Callable[[], bool]:
    return lambda: all(well(f"{ports.url(service)}/readyz") for service in SERVICES)


def _rest(folder: Folder, seconds: float) -> Round:
    state = running(folder)
    everybody = {"supervisor": [psutil.Process(state.supervisor.pid)]}
    named = {process.pid for process in state.processes.values()}
    for name, process in state.processes.items():
        first = psutil.Process(process.pid)
        everybody[name] = [first, *(child for child in first.children(recursive=True) if child.pid not in named)]
    before = {name: _worked(processes) for name, processes in everybody.items()}
    time.sleep(seconds)
    after = {name: _worked(processes) for name, processes in everybody.items()}
    taken = Round()
    for name, processes in everybody.items():
        memory = list(_of_the_living(processes, psutil.Process.memory_full_info))
        cpu = sum(worked - before[name][pid] for pid, worked in after[name].items()) / seconds
        taken[name] = Taken(sum(one.pss for one in memory) / MIB, sum(one.rss for one in memory) / MIB, cpu)
    return taken


def _worked(processes: Iterable[psutil.Process]) -> dict[int, float]:
    """Seconds of CPU by process."""
    return dict(_of_the_living(processes, lambda one: (one.pid, sum(one.cpu_times()[:2]))))


def _of_the_living(processes: Iterable[psutil.Process], what: Callable[[psutil.Process], Any]) -> Iterator[Any]:
    """PostgreSQL ends some of its processes by itself."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            yield what(process)


def _lines(rests: Iterable[Round]) -> Iterator[str]:
    by_name: dict[str, list[Taken]] = defaultdict(list)
    for rest in rests:
        for name, taken in {**rest, "everything": rest.total()}.items():
            by_name[name].append(taken)
    yield f"{'at rest':20}{'PSS, MiB':>12}{'RSS, MiB':>12}{'CPU, of a core':>16}"
    for name, found in by_name.items():
        pss, rss, cpu = (median(column) for column in zip(*(astuple(taken) for taken in found), strict=True))
        yield f"{name:20}{pss:>12.0f}{rss:>12.0f}{cpu:>16.3f}"
