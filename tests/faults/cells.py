"""What a cell is: a fault, where it happens, what it needs, what must be zero besides."""

import random
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mentoring.platform import Platform

from tests.faults.needs import Need

Fault = Callable[[Any, random.Random], AbstractContextManager[None]]
"""Given the platform it happens to, and chance. Entering breaks something, leaving lets it heal."""
Also = Callable[[Any, datetime], Mapping[str, int]]
"""Further figures that must be zero, once everything that was there has been followed; given when it began."""


def nothing_else(_: Platform, __: datetime) -> Mapping[str, int]:
    return {}


@dataclass(frozen=True)
class Ground:
    """What kind of platform a fault can happen to."""

    made: Callable[[Path], Platform] = Platform
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Cell:
    """`lasts` are seconds, from and to, between breaking and healing."""

    name: str
    fault: Fault
    ground: Ground
    lasts: tuple[float, float] = (0, 0)
    needs: tuple[Need, ...] = ()
    also: Also = nothing_else

    @property
    def missing(self) -> list[str]:
        """What it needs and this machine does not have: then it is not run."""
        return [need.name for need in (*self.ground.needs, *self.needs) if not need.met()]
