"""One school to attack, and one that must not be heard of."""

import pytest
from mentoring.platform import Platform

from tests.under_attack.schools import Attackers, Canary
from tests.under_attack.schools import canary as founded


@pytest.fixture(scope="session")
def canary(told: Platform) -> Canary:
    return founded(told)


@pytest.fixture(scope="session")
def attackers(canary: Canary, told: Platform) -> Attackers:
    """Later than the canary: the clock goes forward only."""
    assert canary
    return Attackers.of(told)
