"""Services that do not agree about the time."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from tests.faults.grounds.lined import Lined
from tests.faults.grounds.wound import Wound


@contextmanager
def another_day(service: str, days: int, platform: Lined, chance: random.Random) -> Iterator[None]:
    """By the platform's own clock, which its dates come from."""
    with platform.other_time(service, timedelta(days=days)):
        yield


@contextmanager
def another_time(service: str, seconds: int, platform: Wound, chance: random.Random) -> Iterator[None]:
    """By the machine's clock, which moments and the expiry of tokens come from."""
    with platform.other_time(service, seconds):
        yield
