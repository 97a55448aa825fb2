"""What may happen, in any order; and what must be true at any moment and in the end."""

from collections import Counter, defaultdict
from typing import Any, ClassVar

from backbone.events import Recorded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.simulator.network import Fate
from tests.simulator.services import LASTING, TRANSIENT
from tests.simulator.world import World

ACTORS = st.integers(0, 5)
SOME = st.integers(1, 12)


class Simulation(RuleBasedStateMachine):
    totals: ClassVar[Counter[str]] = Counter()
    """Over all of them: what was simulated."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()

    @rule(box=st.integers(0, 2), times=st.integers(1, 4))
    def decide(self, box: int, times: int) -> None:
        for _ in range(times):
            self.world.registry.decide(box)

    @rule(actor=ACTORS, times=SOME)
    def go_on(self, actor: int, times: int) -> None:
        self.world.step(actor, times)

    @rule(times=SOME)
    def all_go_on(self, times: int) -> None:
        for _ in range(times):
            for actor in range(len(self.world.actors)):
                self.world.step(actor)

    @rule(actor=ACTORS)
    def die_waiting(self, actor: int) -> None:
        self.world.actors[actor].die()

    @rule(actor=ACTORS, statements=st.integers(0, 8))
    def die_writing(self, actor: int, statements: int) -> None:
        self.world.crash_within(actor, statements)

    @rule(fates=st.lists(st.sampled_from(Fate), min_size=1, max_size=6))
    def bad_weather(self, fates: list[Fate]) -> None:
        self.world.stream.fates[:] = fates

    @rule(left=st.integers(0, 10))
    def older_stream(self, left: int) -> None:
        self.world.stream.cut_to(left)

    @rule()
    def repetitions_forgotten(self) -> None:
        self.world.stream.forget()

    @rule(position=st.integers(1, 12), error=st.sampled_from([TRANSIENT, LASTING]))
    def trouble(self, position: int, error: type[Exception]) -> None:
        self.world.programs.trouble[position] = error

    @rule(position=st.integers(1, 12))
    def trouble_over(self, position: int) -> None:
        self.world.programs.trouble.pop(position, None)

    @rule()
    def redrive(self) -> None:
        self.world.redrive()

    @invariant()
    def stream_is_a_beginning_of_the_log(self) -> None:
        letters = [self.world.letter(number) for number in range(len(self.world.stream.messages))]
        assert [letter.position for letter in letters] == self.world.log()[: len(letters)]
        assert [letter.previous for letter in letters] == [0, *self.world.log()][: len(letters)]

    @invariant()
    def view_is_what_its_position_says(self) -> None:
        seen = [row["position"] for row in self._rows("SELECT position FROM told ORDER BY position")]
        assert seen == self.world.log()[: len(seen)]
        places = self._rows("SELECT position FROM positions WHERE follower = 'copy'")
        assert len(seen) == (places[0]["position"] if places else 0)

    @invariant()
    def effects_come_once_and_in_order(self) -> None:
        causes = {str(recorded.meta.event_id): recorded for recorded in self._recorded()}
        by_box: dict[str, list[int]] = defaultdict(list)
        for row in self._rows("SELECT * FROM effects ORDER BY number"):
            by_box[row["aggregate"]].append(causes[row["cause"]].originator_version)
        assert all(done == list(range(1, len(done) + 1)) for done in by_box.values()), by_box

    @invariant()
    def parked_explains_itself(self) -> None:
        assert all(row["error"] for row in self._rows("SELECT error FROM parked"))

    def teardown(self) -> None:
        """Nothing is lost: everything decided is told, seen, and has had its effect."""
        self.world.come_to_rest()
        log = self.world.log()
        self.totals.update(simulations=1, steps=self.world.steps, events=len(log))
        assert self.world.told() == log
        assert [row["position"] for row in self._rows("SELECT position FROM told ORDER BY position")] == log
        assert self._rows("SELECT count(*) AS n FROM effects") == [{"n": len(log)}]
        assert self._rows("SELECT * FROM parked") == []
        self.effects_come_once_and_in_order()

    def _rows(self, query: str) -> list[dict[str, Any]]:
        return self.world.programs.database.rows(query)

    def _recorded(self) -> list[Recorded]:
        registry = self.world.registry
        return [registry.mapper.recorded(one) for one in registry.recorder.select_notifications(None, 10_000)]
