"""The four services, whatever befalls them, their streams, their databases and their clients; and what was found so."""

from collections.abc import Callable, Iterator
from typing import Any

import programs.reactions
import pytest
from backbone.follower import Projection, Reaction, dealt_with
from backbone.follower.handlers import open_letter
from backbone.follower.parked import park
from contracts.registry import SchoolOriginsDeclared
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from mentoring.servers import Servers

from tests.faults.controls import position_apart
from tests.simulator.four import judging
from tests.simulator.four.faults import never, position_before_effect
from tests.simulator.four.fuse import FUSE, End
from tests.simulator.four.ground import SERVICES, stores
from tests.simulator.four.machine import Year
from tests.simulator.four.school import AGREED, RUNNING, declare_origins, fix, replace
from tests.simulator.four.world import AT_ONCE, World, simulated_four

BRIEF = settings(max_examples=4, stateful_step_count=15, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def everybody(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with simulated_four():
        Year.world = World(stores(servers.postgres, servers.secrets, tmp_path_factory.mktemp("four")))
        yield Year.world
        Year.world.close()


@pytest.fixture
def world(everybody: World) -> World:
    everybody.begin_again()
    return everybody


def test_nothing_is_lost_or_done_twice_whatever_happens_in_a_school(everybody: World) -> None:
    run_state_machine_as_test(Year, settings=BRIEF)
    assert everybody.steps


def heard_late(world: World) -> None:
    """What changes twice, and is heard again from the first time on."""
    school = world.schools[0]
    replace(school, RUNNING)
    for _ in range(2):
        declare_origins(school, RUNNING)
        world.come_to_rest()
        world.days_pass(1)
    judging.what_comes_again_late_changes_nothing(world)


def died_at_every_word(world: World) -> None:
    """An order is signed, and whoever hears of it dies at one word after the other."""
    registry, *others = world.processes[: len(SERVICES)]
    fix(world.schools[0], AGREED)
    world.go_on(registry, 2 * AT_ONCE)
    for process in others:
        for actor in process.actors:
            for words in range(24 * actor.name.endswith(registry.name)):
                FUSE.light(words, End.DEATH, heard=bool(words % 2))
                world.step(process, actor, 2 * AT_ONCE)
                FUSE.forget()
    world.come_to_rest()
    judging.reactions_came_once(world)
    judging.projections_are_what_they_would_be_anew(world)


@pytest.mark.parametrize("way", [heard_late, died_at_every_word])
def test_what_was_found_is_mended(world: World, way: Callable[[World], None]) -> None:
    way(world)


def test_what_waits_for_another_attempt_can_still_be_learned(world: World) -> None:
    declare_origins(world.schools[0], RUNNING)
    world.come_to_rest()
    app = next(process.parts.app for process in world.processes if process.name == "programs")
    letter = world.since_the_beginning("registry")[-1]
    told = open_letter(app, letter, SchoolOriginsDeclared)
    with app.database.transaction() as cursor:
        assert dealt_with(cursor, programs.reactions.NAME, told)
        park(cursor, programs.reactions.NAME, letter, "something is missing")
        assert not dealt_with(cursor, programs.reactions.NAME, told)


@pytest.mark.parametrize(
    ("place", "name", "wrong", "way"),
    [
        (programs.reactions, "dealt_with", never, heard_late),
        (Reaction, "_take", position_before_effect, died_at_every_word),
        (Projection, "_write", position_apart.write, died_at_every_word),
    ],
)
def test_services_with_a_fault_in_them_are_found_out(
    world: World,
    place: object,
    name: str,
    wrong: Callable[..., Any],
    way: Callable[[World], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(place, name, wrong)
    monkeypatch.setattr(position_apart, "BETWEEN", 0)
    with pytest.raises(AssertionError):
        way(world)
