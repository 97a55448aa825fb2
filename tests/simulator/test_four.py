"""The four services, whatever befalls them, their bus, their databases and their clients; and what was found so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from mentoring.servers import Servers

from tests.simulator.four import judging
from tests.simulator.four.ground import stores
from tests.simulator.four.machine import Year
from tests.simulator.four.school import RUNNING, declare_origins, replace
from tests.simulator.four.world import World, simulated_four

BRIEF = settings(max_examples=4, stateful_step_count=12, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def everybody(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with simulated_four():
        world = World(stores(servers.postgres, servers.secrets, tmp_path_factory.mktemp("four")))
        yield world
        world.close()


@pytest.fixture
def world(everybody: World) -> World:
    everybody.begin_again()
    return everybody


def test_nothing_is_lost_or_done_twice_in_a_school_whatever_happens(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Year, "world", world, raising=False)
    run_state_machine_as_test(Year, settings=BRIEF)


@pytest.mark.parametrize("deed", [declare_origins, replace])
def test_what_comes_late_from_a_process_taken_for_dead_undoes_nothing(world: World, deed: object) -> None:
    school = world.schools[0]
    late = world.process("programs", 1)
    reaction = late.actor("reactions of registry")
    declare_origins(school, RUNNING)
    world.come_to_rest()
