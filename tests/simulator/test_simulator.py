"""Relays, followers and reactions when everything that can go wrong between them does, in whatever order."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from backbone.follower.projection import Projection
from backbone.follower.sources import StreamSource
from backbone.relay import Relay
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.controls import known_by_sequence, position_apart, trusting_cursor
from tests.simulator.machine import Simulation
from tests.simulator.world import World, simulated

BRIEF = settings(max_examples=100, stateful_step_count=40)
UNTIL_IT_FAILS = settings(
    max_examples=2000, stateful_step_count=40, database=None, phases=[Phase.generate], report_multiple_bugs=False
)
FIRST_RELAY, SECOND_RELAY = 0, 1


@pytest.fixture(autouse=True)
def simulation() -> Iterator[None]:
    with simulated():
        yield


def test_nothing_is_lost_or_done_twice_whatever_happens_between() -> None:
    run_state_machine_as_test(Simulation, settings=BRIEF)


@pytest.mark.parametrize("later", range(12))
def test_a_relay_that_saw_an_empty_stream_tells_nothing_twice(later: int) -> None:
    """Another one tells while it looks; and the time in which repetitions are recognised is over."""
    world = World()
    for _ in range(3):
        world.registry.decide(box=0)
    world.step(FIRST_RELAY, later)
    world.step(SECOND_RELAY, 20)
    world.stream.forget()
    world.step(FIRST_RELAY, 30)
    assert world.told() == world.log()


@pytest.mark.parametrize(
    ("kind", "method", "wrong"),
    [
        (Relay, "_resume", trusting_cursor.resume),
        (StreamSource, "read", known_by_sequence.read),
        (Projection, "_write", position_apart.write),
    ],
)
def test_a_platform_with_a_fault_in_it_is_found_out(
    kind: type[object], method: str, wrong: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind, method, wrong)
    monkeypatch.setattr(position_apart, "BETWEEN", 0)
    with pytest.raises((AssertionError, ExceptionGroup)):
        run_state_machine_as_test(Simulation, settings=UNTIL_IT_FAILS)
