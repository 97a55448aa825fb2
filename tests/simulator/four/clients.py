"""Clients, and the network between them and the services."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from itertools import count

import httpx
from backbone.identity.testing import Issuer
from backbone.roles import Role
from mentoring.story.transport import Caller, Line

from tests.simulator.four.fuse import FUSE
from tests.simulator.four.process import Process
from tests.simulator.four.time import Time
from tests.simulator.network import Fate
from tests.simulator.steps import Crash

PATIENCE = 6
"""How often a client waits for the others to go on."""


class Clients(httpx.BaseTransport):
    """`fates` are what befalls the next requests; `front` says which of a service's processes answers them, and
    `acknowledged` what was confirmed: services and keys."""

    def __init__(self, processes: Sequence[Process], time: Time, issuer: Issuer, wait: Callable[[], None]) -> None:
        self.fates: list[Fate] = []
        self.front = 0
        self.acknowledged: list[tuple[str, str]] = []
        self._processes, self._time, self._issuer, self._wait = processes, time, issuer, wait
        self._token = cache(self._issued)
        self._loop = asyncio.new_event_loop()

    def line(self) -> Line:
        waited, http = count(), httpx.Client(transport=self)
        services = {process.name: f"http://{process.name}" for process in self._processes}
        return Line(services, self._token, PATIENCE, http, lambda _: self._wait(), lambda: next(waited))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        fate = self.fates.pop(0) if self.fates else Fate.WELL
        if fate is Fate.LOST:
            raise httpx.ConnectError("nobody has got it")
        answer = self._answered(request)
        if fate is not Fate.WELL:
            raise httpx.ReadTimeout("the answer has not come")
        if request.method == "POST" and answer.is_success:
            self.acknowledged.append((request.url.host, request.headers["Idempotency-Key"]))
        return answer

    def begin_again(self) -> None:
        self.fates.clear()
        self.front = 0
        self.acknowledged.clear()

    def close(self) -> None:
        self._loop.close()

    def _answered(self, request: httpx.Request) -> httpx.Response:
        """Raises httpx.ReadError when the process dies of it."""
        self._time.pass_(seconds=1)
        process = [one for one in self._processes if one.name == request.url.host][self.front]
        with suppress(Crash):
            answer = self._loop.run_until_complete(process.answer(request))
        if not FUSE.dead:
            return answer
        process.die()
        FUSE.forget()
        raise httpx.ReadError("the process is gone")

    def _issued(self, caller: Caller) -> str:
        return self._issuer.token(Role(caller.role), school=caller.school, person=caller.person)
