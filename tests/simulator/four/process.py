"""A process of a service, put together as its composition root does it. Its clock, its bus and its waiting are the
simulator's; its database, its writer and its interface are its own."""

from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any
from unittest.mock import patch

import httpx
from backbone.eventstore.histories import Histories
from backbone.follower import Follower, Waiter
from backbone.follower.handlers import sources
from backbone.follower.sources import LogSource, StreamSource
from backbone.identity.testing import Issuer
from backbone.relay import Relay
from backbone.service import Parts
from backbone.web import build_app
from backbone.worker import Job

from tests.simulator.four.ground import SERVICES, Store
from tests.simulator.four.time import Time
from tests.simulator.network import Reader, Stream, Way
from tests.simulator.steps import Actor, in_thread, pause

NOT_PLAYED = {"mail"}
"""Jobs that speak to the world outside."""


class Watch:
    """How far the log has come, looked up at once."""

    def __init__(self, parts: Parts) -> None:
        self._recorder = parts.app.recorder

    @property
    def head(self) -> int:
        return self._recorder.max_notification_id() or 0

    async def beyond(self, position: int, timeout: float) -> bool:
        await pause()
        return self.head > position


class Process:
    def __init__(self, name: str, store: Store, streams: Mapping[str, Stream], time: Time, issuer: Issuer) -> None:
        self.name = name
        with _put_together_here(name, time):
            self.parts = SERVICES[name].compose(store.settings)
            waiter = Waiter(self.parts.app, self.parts.followers)
            api = replace(self.parts.api, verifier=issuer.verifier, waiter=partial(_looked_once, waiter))
            self._web = httpx.ASGITransport(build_app(api))
        self._streams, self._watch = streams, Watch(self.parts)
        jobs = [job for job in self.parts.jobs if job.name not in NOT_PLAYED]
        self.jobs = {job.name for job in jobs}
        self.actors = [
            Actor("relay", self._relay),
            *(
                Actor(f"{work.name} of {source}", partial(self._follow, work, source))
                for work in self.parts.followers
                for source in sources(work, name)
            ),
            *(Actor(job.name, partial(_repeated, job)) for job in jobs),
        ]

    async def answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._web.handle_async_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

    def die(self) -> None:
        """And begin again, remembering nothing."""
        for actor in self.actors:
            actor.die()
        app: Any = self.parts.app
        Histories.__init__(app.histories, app._after)

    def close(self) -> None:
        self.die()
        with self.parts.open():
            pass

    def _relay(self) -> Coroutine[Any, Any, None]:
        bus: Any = Way(self._streams[self.name])
        watch: Any = self._watch
        return Relay(self.parts.app, self.parts.publishes, bus, watch).run(lambda: None)

    def _follow(self, work: Any, source: str) -> Coroutine[Any, Any, None]:
        app, watch = self.parts.app, self._watch
        reader: Any = Reader(self._streams[source])
        place: Any = LogSource(app, watch) if source == self.name else StreamSource(source, reader)  # type: ignore[arg-type]
        return Follower(app, work, place).run(lambda: None)


@contextmanager
def _put_together_here(name: str, time: Time) -> Iterator[None]:
    """The interface's description is made and examined elsewhere: here it would only cost time."""
    with (
        patch(f"{name}.main.Clock", lambda *_: time),
        patch(f"{name}.main.in_thread", in_thread, create=True),
        patch("backbone.web.app.openapi.check"),
    ):
        yield


async def _looked_once(waiter: Waiter, source: str, position: int, timeout: float) -> bool:
    """Who has to wait comes again: meanwhile others go on."""
    return await waiter(source, position, 0)


async def _repeated(job: Job) -> None:
    while True:
        await job.run()
        await pause()
