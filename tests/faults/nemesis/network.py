"""Packets are dropped or late between a service and a server, connections end."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from tests.faults.grounds.line import BOTH, SWIFT, Line, Pace, Way
from tests.faults.grounds.lined import Lined

FLAPS = 6
DELAYS, RATES = (0.02, 0.3), (20_000, 100_000)
"""Seconds, bytes a second."""


@contextmanager
def changed(
    services: Sequence[str], server: str, platform: Lined, there: Callable[[Line], None], back: Callable[[Line], None]
) -> Iterator[None]:
    """The lines of these services, for as long as it lasts."""
    lines = [platform.lines[service, server] for service in services]
    for line in lines:
        platform.wires.do(partial(there, line))
    try:
        yield
    finally:
        for line in lines:
            platform.wires.do(partial(back, line))


@contextmanager
def part(
    services: Sequence[str], server: str, ways: Sequence[Way], platform: Lined, chance: random.Random
) -> Iterator[None]:
    """Both sides live and do not hear of each other."""
    with changed(services, server, platform, partial(Line.hold, ways=ways), partial(Line.free, ways=ways)):
        yield


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
    with changed(services, server, platform, partial(Line.slow, pace=pace), partial(Line.slow, pace=SWIFT)):
        yield


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
