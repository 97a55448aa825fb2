"""More is asked than can be done; everything is made anew meanwhile; handlers fail."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psutil
from mentoring.platform import Platform
from mentoring.state import running
from stores import database

from tests.faults import flood
from tests.faults.grounds.failing import SERVICE, Failing
from tests.faults.load import founded, today

AT_ONCE = 256
"""Connections that already give registry all it can do."""
REDRIVES = 2
MOST_MEMORY = 512
"""MiB that a service may take, whatever is asked of it."""


@contextmanager
def overload(times: int, platform: Platform, chance: random.Random) -> Iterator[None]:
    """So many times as many connections, each registering one person after another."""
    place = founded(platform.access, today(platform))
    asked = [platform.access.urls["registry"], place.token, str(AT_ONCE * times)]
    command = [sys.executable, "-m", flood.__name__, *asked]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout
        assert asking.stdout.readline(), "nothing is asked"
        try:
            yield
        finally:
            asking.terminate()
            _said(platform).write_text(asking.stdout.read())


def ill_answers(platform: Platform, since: datetime) -> Mapping[str, int]:
    """Answers that are neither yes nor "later", or do not say how much later; and memory that has no bounds."""
    told = json.loads(_said(platform).read_text())
    return {
        "ill_answers": sum(number for status, number in told.items() if status not in ("201", "429+", "503+")),
        "nothing_asked": int(not told),
        **bounded("registry", platform, since),
    }


def bounded(service: str, platform: Platform, since: datetime) -> Mapping[str, int]:
    """Whether what waits in the service has no bounds."""
    taken = psutil.Process(running(platform.folder).processes[service].pid).memory_info().rss // 2**20
    return {"too_much_memory": int(taken > MOST_MEMORY)}


def _said(platform: Platform) -> Path:
    return platform.folder.root / "flood.json"


@contextmanager
def rebuild(platform: Platform, chance: random.Random) -> Iterator[None]:
    """All views of one service, beside those that serve."""
    platform.services.run(chance.choice(platform.services.names), "rebuild")
    yield


@contextmanager
def handlers_fail(platform: Failing, chance: random.Random) -> Iterator[None]:
    """Whatever comes is parked; while nothing has changed, driving it again changes nothing."""
    platform.sign.touch()
    yield
    assert parked(platform), "nothing had to be parked"
    assert "обработано 0," in platform.services.run(SERVICE, "redrive")
    platform.sign.unlink()


def left_parked(platform: Failing, since: datetime) -> Mapping[str, int]:
    """After redriving; what was parked behind others meanwhile wants it once more."""
    for _ in range(REDRIVES):
        platform.services.run(SERVICE, "redrive")
    return {"left_parked": parked(platform)}


def parked(platform: Platform) -> int:
    with database(platform, SERVICE) as connection:
        return len(connection.execute("SELECT FROM parked").fetchall())
