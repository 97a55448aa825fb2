"""The year of a school in small, in any order, and all that may go wrong meanwhile."""

from collections import Counter
from typing import ClassVar

import httpx
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from mentoring.story.transport import GaveUp, Problem

from tests.simulator.four import judging
from tests.simulator.four.fuse import FUSE, End
from tests.simulator.four.ground import SERVICES
from tests.simulator.four.school import BEGUN, DEEDS, LIFE, PAIRINGS, Deed
from tests.simulator.four.world import AT_ONCE, TWINS, World
from tests.simulator.network import Fate

PROCESSES = st.integers(0, TWINS * len(SERVICES) - 1)
PLACES = st.sampled_from(list(SERVICES))
SCHOOLS = st.integers(0, 1)
PAIRS = st.integers(0, len(PAIRINGS) - 1)
SOME = st.integers(1, 16)
FATES = st.lists(st.sampled_from(Fate), min_size=1, max_size=6)
ENDS = st.sampled_from(End)


class Year(RuleBasedStateMachine):
    """`world` is the same for all of them, and begins again with each."""

    world: ClassVar[World]
    totals: ClassVar[Counter[str]] = Counter()
    """Over all of them: what was simulated."""

    def __init__(self) -> None:
        super().__init__()
        self.world.begin_again()
        self._lived = {(school, pair): BEGUN[pair] for school in range(2) for pair in range(len(PAIRINGS))}
        self._seen: dict[str, tuple[int, int]] = {}

    @rule(school=SCHOOLS, pair=PAIRS, deeds=st.integers(1, 4))
    def live(self, school: int, pair: int, deeds: int) -> None:
        """What comes next in the life of a pair; meanwhile messages are on their way."""
        for deed in LIFE[self._lived[school, pair] :][:deeds]:
            if not self._done(school, pair, deed):
                return
            self._lived[school, pair] += 1
            self.world.all_go_on(AT_ONCE)

    @rule(school=SCHOOLS, pair=PAIRS, deed=st.sampled_from(DEEDS))
    def try_(self, school: int, pair: int, deed: Deed) -> None:
        """Allowed or not."""
        self._done(school, pair, deed)

    @rule(school=SCHOOLS, pair=PAIRS, words=st.integers(0, 60), end=ENDS, heard=st.booleans())
    def live_in_danger(self, school: int, pair: int, words: int, end: End, heard: bool) -> None:
        """Whoever works for them dies, or loses his connection."""
        FUSE.light(words, end, heard=heard)
        self.live(school, pair, deeds=2)
        FUSE.forget()

    @rule(fates=FATES)
    def bad_line(self, fates: list[Fate]) -> None:
        """To the services, for clients."""
        self.world.clients.fates[:] = fates

    @rule()
    def other_in_front(self) -> None:
        self.world.clients.front = 1 - self.world.clients.front

    @rule(days=st.integers(1, 3))
    def days_pass(self, days: int) -> None:
        self.world.days_pass(days)

    @rule(process=PROCESSES, times=SOME)
    def go_on(self, process: int, times: int) -> None:
        self.world.go_on(self.world.processes[process], times)

    @rule(process=PROCESSES, actor=st.integers(0, 9), times=SOME)
    def one_goes_on(self, process: int, actor: int, times: int) -> None:
        of = self.world.processes[process]
        self.world.step(of, of.actors[actor % len(of.actors)], times)

    @rule(times=SOME)
    def all_go_on(self, times: int) -> None:
        self.world.all_go_on(times)

    @rule(process=PROCESSES)
    def die(self, process: int) -> None:
        self.world.processes[process].die()

    @rule(process=PROCESSES, words=st.integers(0, 60), end=ENDS, heard=st.booleans())
    def go_on_in_danger(self, process: int, words: int, end: End, heard: bool) -> None:
        FUSE.light(words, end, heard=heard)
        self.world.go_on(self.world.processes[process], 2 * AT_ONCE)
        FUSE.forget()

    @rule(place=PLACES, fates=FATES)
    def bad_weather(self, place: str, fates: list[Fate]) -> None:
        self.world.streams[place].fates[:] = fates

    @rule(place=PLACES, share=st.integers(0, 9))
    def older_stream(self, place: str, share: int) -> None:
        stream = self.world.streams[place]
        stream.cut_to(len(stream.messages) * share // 10)

    @rule(place=PLACES)
    def repetitions_forgotten(self, place: str) -> None:
        self.world.streams[place].forget()

    @rule(process=PROCESSES)
    def redrive(self, process: int) -> None:
        self.world.redrive(self.world.processes[process])

    @invariant()
    def streams_are_beginnings_of_the_logs(self) -> None:
        for name, stream in self.world.streams.items():
            now = stream.life, len(stream.messages)
            if self._seen.get(name) != now:
                judging.stream_is_a_beginning_of_the_log(self.world, name)
                self._seen[name] = now

    def teardown(self) -> None:
        """Nothing is lost, nothing is done twice, and everything can be made again."""
        self.world.come_to_rest()
        events = sum(len(self.world.log(name)) for name in SERVICES)
        self.totals.update(
            simulations=1, steps=self.world.steps, commands=len(self.world.clients.acknowledged), events=events
        )
        self.streams_are_beginnings_of_the_logs()
        judging.nothing_is_parked(self.world)
        judging.nothing_acknowledged_is_lost(self.world)
        judging.reactions_came_once(self.world)
        judging.schools_are_apart(self.world)
        judging.what_comes_again_late_changes_nothing(self.world)
        judging.projections_are_what_they_would_be_anew(self.world)
        judging.what_was_learned_is_what_would_be_learned_anew(self.world)

    def _done(self, school: int, pair: int, deed: Deed) -> bool:
        try:
            deed(self.world.schools[school], PAIRINGS[pair])
        except GaveUp:
            self.totals["given up"] += 1
            return False
        except Problem as problem:
            if problem.status >= httpx.codes.INTERNAL_SERVER_ERROR:
                raise
            self.totals["refused"] += 1
            return False
        self.totals["done"] += 1
        return True
