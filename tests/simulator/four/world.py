"""The four services in one process: two processes of each, their streams, their databases, two schools and a clock."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from unittest.mock import patch

from backbone.follower import Reaction, redrive
from backbone.identity.testing import Issuer
from backbone.letters import Letter
from mentoring.story.client import Client
from mentoring.story.stage import School

from tests.simulator import steps
from tests.simulator.four import school
from tests.simulator.four.clients import Clients
from tests.simulator.four.fuse import FUSE, words_counted
from tests.simulator.four.ground import SERVICES, Store
from tests.simulator.four.process import Process
from tests.simulator.four.time import Time
from tests.simulator.network import Message, Stream
from tests.simulator.steps import Actor
from tests.simulator.world import turn

QUIET = (
    "relay",
    "follower.follower",
    "follower.reaction",
    "follower.sources",
    "eventstore.writer",
    "web.envelope",
    "web.guard",
)
"""What has something to say of all that goes wrong here."""
TWINS = 2
AT_ONCE = 8
"""Steps that everybody takes while a client waits."""
ENOUGH = 400
"""Rounds in which everybody must have come to the end when nothing goes wrong any more."""


@contextmanager
def simulated_four() -> Iterator[None]:
    with ExitStack() as stack:
        for place in ("relay", "follower.follower", "follower.sources"):
            stack.enter_context(patch(f"backbone.{place}.in_thread", steps.in_thread))
        for place in QUIET:
            stack.enter_context(patch(f"backbone.{place}.log"))
        stack.enter_context(patch("backbone.relay.asyncio", steps.Together))
        stack.enter_context(patch("backbone.follower.follower.turn", turn))
        stack.enter_context(words_counted())
        yield


class World:
    def __init__(self, stores: Mapping[str, Store]) -> None:
        self.stores, self.time = stores, Time()
        self.streams = {name: Stream() for name in SERVICES}
        issuer = Issuer()
        self.processes = [
            Process(name, stores[name], self.streams, self.time, issuer) for _ in range(TWINS) for name in SERVICES
        ]
        self.clients = Clients(self.processes, self.time, issuer, lambda: self.all_go_on(AT_ONCE))
        self.steps = 0
        self.schools = [school.founded(name, self) for name in ("first", "second")]
        self.come_to_rest()
        self._remember()

    # What can be done to it

    def step(self, process: Process, actor: Actor, times: int = 1) -> None:
        for _ in range(times):
            self.steps += 1
            lives = actor.step()
            if FUSE.dead:
                process.die()
                FUSE.forget()
            if not lives:
                return

    def go_on(self, process: Process, times: int) -> None:
        for actor in process.actors:
            self.step(process, actor, times)

    def all_go_on(self, times: int) -> None:
        """The first of each service; the others are those that are taken for dead."""
        for process in self.processes[: len(SERVICES)]:
            self.go_on(process, times)

    def days_pass(self, days: int) -> None:
        self.time.pass_(days=days)
        for one in self.schools:
            one.today = self.time.today()

    def redrive(self, process: Process) -> None:
        for work in process.parts.followers:
            if isinstance(work, Reaction):
                redrive(process.parts.app, work)

    def come_to_rest(self) -> None:
        """With good weather from now on."""
        self.clients.fates.clear()
        FUSE.forget()
        for stream in self.streams.values():
            stream.fates.clear()
        for _ in range(ENOUGH):
            late = self.late()
            if not late and not (late := self._parked()):
                return
            for process, actor in late:
                self.step(process, actor, AT_ONCE)
        raise AssertionError(f"no end: {[f'{process.name} {actor.name}' for process, actor in late]}")

    def late(self) -> list[tuple[Process, Actor]]:
        """Of the first process of each service: who has not come to the end."""
        heads = {name: self.log(name)[-1:] for name in SERVICES}
        found = []
        for process in self.processes[: len(SERVICES)]:
            places = self.stores[process.name].rows("SELECT follower || ' of ' || source, position FROM positions")
            reached = {who: [position] if position else [] for who, position in places}
            reached["relay"] = self.told(process.name)[-1:]
            for actor in process.actors:
                head = heads[actor.name.rpartition(" of ")[2] if " of " in actor.name else process.name]
                if actor.name not in process.jobs and reached.get(actor.name) != head:
                    found.append((process, actor))
        return found

    def _parked(self) -> list[tuple[Process, Actor]]:
        """Once more; whoever is right now goes on."""
        for process in self.processes[: len(SERVICES)]:
            if self.stores[process.name].rows("SELECT FROM parked LIMIT 1"):
                self.redrive(process)
        return self.late()

    def log(self, name: str) -> list[int]:
        query = f"SELECT notification_id FROM {name}_events ORDER BY 1"
        return [position for (position,) in self.stores[name].rows(query)]

    def told(self, name: str) -> list[int]:
        return [int(message.headers["ce-sequence"]) for message in self.streams[name].messages]

    def since_the_beginning(self, name: str) -> list[Letter]:
        """What the service has told in this simulation."""
        messages = self.streams[name].messages[len(self._kept_streams[name]) :]
        return [Letter.read(one.subject, one.headers, one.data, one.sequence) for one in messages]

    # From one simulation to the next

    def _remember(self) -> None:
        for store in self.stores.values():
            store.remember()
        self._kept_streams: dict[str, list[Message]] = {
            name: list(stream.messages) for name, stream in self.streams.items()
        }
        self._kept_schools, self._kept_moment = self._copied(self.schools), self.time.moment

    def begin_again(self) -> None:
        for process in self.processes:
            process.die()
        for store in self.stores.values():
            store.begin_again()
        for name, stream in self.streams.items():
            stream.messages[:] = self._kept_streams[name]
            stream.known.clear()
            stream.life += 1
            stream.fates.clear()
        self.clients.begin_again()
        FUSE.forget()
        self.steps = 0
        self.time.moment = self._kept_moment
        self.schools = self._copied(self._kept_schools)

    def _copied(self, schools: list[School]) -> list[School]:
        return [deepcopy(one, {id(one.client): Client(self.clients.line())}) for one in schools]

    def close(self) -> None:
        for process in self.processes:
            process.close()
        self.clients.close()
