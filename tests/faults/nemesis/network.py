"""Packets are dropped or late between a service and a server, connections end."""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from tests.faults.grounds.line import BOTH, SWIFT, Pace, Way
from tests.faults.grounds.lined import Lined

FLAPS = 6
DELAYS, RATES = (0.02, 0.3), (20_000, 100_000)
"""Seconds, bytes a second."""


@contextmanager
def part(
    services: Sequence[str], server: str, ways: Sequence[Way], platform: Lined, chance: random.Random
) -> Iterator[None]:
    """Both sides live and do not hear of each other."""
    lines = [platform.lines[service, server] for service in services]
    for line in lines:
        platform.wires.do(partial(line.hold, ways))
    try:
        yield
    finally:
        for line in lines:
            platform.wires.do(partial(line.free, ways))


@contextmanager
def flap(services: Sequence[str], server: str, platform: Lined, chance: random.Random) -> Iterator[None]:
    """Again and again for a moment, and whoever had a connection has none."""
    for _ in range(FLAPS):
        with part(services, server, BOTH, platform, chance):
            time.sleep(chance.uniform(0.05, 0.3))
            for service in services:
                platform.wires.do(platform.lines[service, server].cut)
        time.sleep(chance.uniform(0.05, 0.3))
    yield


@contextmanager
def slow(services: Sequence[str], server: str, platform: Lined, chance: random.Random) -> Iterator[None]:
    pace = Pace(chance.uniform(*DELAYS), chance.uniform(*RATES))
    lines = [platform.lines[service, server] for service in services]
    for line in lines:
        platform.wires.do(partial(line.slow, pace))
    try:
        yield
    finally:
        for line in lines:
            platform.wires.do(partial(line.slow, SWIFT))


@contextmanager
def reset(services: Sequence[str], server: str, platform: Lined, chance: random.Random) -> Iterator[None]:
    """Again and again, in the middle of whatever is said."""
    for _ in range(FLAPS):
        for service in services:
            platform.wires.do(platform.lines[service, server].cut)
        time.sleep(chance.uniform(0.05, 0.5))
    yield


@contextmanager
def half_close(services: Sequence[str], server: str, platform: Lined, chance: random.Random) -> Iterator[None]:
    """To one of two it seems that the other has nothing more to say; the other goes on."""
    for service in services:
        platform.wires.do(partial(platform.lines[service, server].end, chance.choice(BOTH)))
    yield
