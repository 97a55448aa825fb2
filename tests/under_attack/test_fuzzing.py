"""Schemathesis on the running platform, for a moment: `make fuzz` goes on for as long as one likes."""

from collections.abc import Callable

import httpx
import pytest
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from stores import settle

from tests.under_attack.edges import drive
from tests.under_attack.fuzzing import EXCLUDED, Effort, attack
from tests.under_attack.schools import Attackers, Canary

SHORT = Effort(phases=("examples", "fuzzing"), examples=2, one_of=8)
FEW = 12
"""One of so many edges."""


@pytest.mark.parametrize("service", SERVICES)
def test_every_answer_is_as_documented_and_of_nobody_else(
    told: Platform, attackers: Attackers, canary: Canary, service: str, record_property: Callable[[str, int], None]
) -> None:
    tried = attack(told.access.urls[service], attackers, canary, SHORT)
    record_property("schemathesis cases", tried.cases)
    record_property("schemathesis operations", len(tried.operations))
    assert tried.failures == {}
    assert tried.cases >= len(tried.operations) > 0


@pytest.mark.parametrize("service", SERVICES)
def test_no_value_at_its_edge_brings_a_service_down(
    told: Platform, attackers: Attackers, service: str, record_property: Callable[[str, int], None]
) -> None:
    tried = drive(service, told.access.urls[service], attackers, FEW)
    record_property("edges", tried.cases)
    assert tried.failures == {}
    assert tried.cases


def test_afterwards_everybody_goes_on(told: Platform, attackers: Attackers) -> None:
    """Nothing that came in stopped whoever follows."""
    assert attackers
    settle(told)
    for service in SERVICES:
        status = httpx.get(f"{told.access.urls[service]}/status").json()
        assert not any(follower["parked"] or follower["error"] for follower in status["followers"]), status


def test_what_is_left_out_has_a_reason() -> None:
    assert all(reason for reasons in EXCLUDED.values() for reason in reasons.values())
