"""Packets are dropped between a service and a server."""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from tests.faults.grounds.line import BOTH, Way
from tests.faults.grounds.lined import Lined

FLAPS = 6


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
