"""The four services in one process: two processes of each, their streams, their databases, two schools and a clock."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from functools import cache
from unittest.mock import patch

import httpx
from backbone.follower import Reaction, redrive
from backbone.identity.testing import Issuer
from backbone.letters import Letter
from backbone.roles import Role
from mentoring.story.client import Client
from mentoring.story.stage import School
from mentoring.story.transport import Caller, Line

from tests.simulator import steps
from tests.simulator.four import school
from tests.simulator.four.fuse import FUSE, words_counted
from tests.simulator.four.ground import SERVICES, Store
from tests.simulator.four.process import Process, sent
from tests.simulator.four.time import Time
from tests.simulator.network import Fate, Message, Stream
from tests.simulator.steps import Actor, Crash
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
PATIENCE, AT_ONCE = 6, 8
"""How often a client waits for the others to go on, and the steps that each of them takes meanwhile."""
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


class World(httpx.BaseTransport):
    """Stands for the network between clients and services as well. `fates` are what befalls the next requests."""

    def __init__(self, stores: Mapping[str, Store]) -> None:
        self.stores, self.time = stores, Time()
        self.streams = {name: Stream() for name in SERVICES}
        self.issuer, self.loop = Issuer(), asyncio.new_event_loop()
        self.processes = [
            Process(name, stores[name], self.streams, self.time, self.issuer) for _ in range(TWINS) for name in SERVICES
        ]
        self.fates: list[Fate] = []
        self.front = 0
        self.steps = 0
        self.acknowledged: list[tuple[str, str]] = []
        self.token = cache(self._token)
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
        self.fates.clear()
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

    # Clients and the network before them

    def line(self) -> Line:
        waited = iter(range(1_000_000))
        return Line(
            {name: f"http://{name}" for name in SERVICES},
            self.token,
            PATIENCE,
            httpx.Client(transport=self),
            lambda _: self.all_go_on(AT_ONCE),
            lambda: next(waited),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        fate = self.fates.pop(0) if self.fates else Fate.WELL
        if fate is Fate.LOST:
            raise httpx.ConnectError("nobody has got it")
        process = self._asked(request.url.host)
        self.time.pass_(seconds=1)
        try:
            answer = sent(self.loop, process, request)
        except Crash:
            assert FUSE.dead
        if FUSE.dead:
            process.die()
            FUSE.forget()
            raise httpx.ReadError("the process is gone")
        if fate is not Fate.WELL:
            raise httpx.ReadTimeout("the answer has not come")
        if request.method == "POST" and answer.is_success:
            self.acknowledged.append((process.name, request.headers["Idempotency-Key"]))
        return answer

    def _asked(self, name: str) -> Process:
        """Now of one, now of the other process, as who is in front decides."""
        return [one for one in self.processes if one.name == name][self.front]

    def _token(self, caller: Caller) -> str:
        return self.issuer.token(Role(caller.role), school=caller.school, person=caller.person)

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
        self.fates.clear()
        FUSE.forget()
        self.front = self.steps = 0
        self.acknowledged.clear()
        self.time.moment = self._kept_moment
        self.schools = self._copied(self._kept_schools)

    def _copied(self, schools: list[School]) -> list[School]:
        return [deepcopy(one, {id(one.client): Client(self.line())}) for one in schools]

    def close(self) -> None:
        for process in self.processes:
            process.close()
        self.loop.close()
