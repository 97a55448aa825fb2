"""The running service, and the two streams it reads."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import httpx
from backbone.bus import Bus
from backbone.events import Event, Recorded
from backbone.follower import Waiter
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.letters import Delivery, Letter
from backbone.service import Parts, rebuilt
from backbone.web import build_app
from backbone.web.testing import running
from contracts.base import Contract
from reporting.application import Reporting
from reporting.main import SERVICE, compose
from reporting.reactions import REACTIONS
from reporting.settings import Settings
from reporting.views import VIEWS

from tests.reporting.dump import dump
from tests.reporting.municipality import Municipality

PATIENCE = 20.0


class Happened(Event):
    """Stands for the private event behind a contract."""


@dataclass
class Town:
    parts: Parts
    client: httpx.Client
    issuer: Issuer
    bus: Callable[[str], Bus]
    told: Municipality
    settings: Settings

    @property
    def app(self) -> Reporting:
        assert isinstance(self.parts.app, Reporting)
        return self.parts.app

    @property
    def positions(self) -> str:
        """Of everything told so far."""
        return ",".join(f"{source}:{len(log)}" for source, log in self.told.told.items())

    def rebuild(self) -> None:
        rebuilt(SERVICE, self.settings, lambda _: None)

    def publish(self) -> None:
        """Tells what the streams do not have yet."""
        asyncio.run(self._publish())

    async def _publish(self) -> None:
        for source, log in self.told.told.items():
            bus = self.bus(source)
            jetstream = await bus.jetstream()
            known = (await jetstream.stream_info(source.upper())).state.messages
            for letter in map(letter_of, log[known:]):
                await jetstream.publish(letter.subject, letter.data, headers=dict(letter.headers))
            await bus.close()

    def catch_up(self) -> None:
        waiter = Waiter(self.app, [VIEWS, REACTIONS])
        for source, log in self.told.told.items():
            assert asyncio.run(_arrived(waiter, source, len(log)))

    def rows(self) -> dict[str, list[str]]:
        with self.app.database.transaction() as cursor:
            return dump(cursor)


async def _arrived(waiter: Waiter, source: str, position: int) -> bool:
    return await waiter(source, position, PATIENCE)


def letter_of(delivery: Delivery[Contract]) -> Letter:
    recorded = Recorded(delivery.aggregate, delivery.version, delivery.meta, Happened(on=delivery.on))
    return Letter.of_contract(delivery.fact, recorded, delivery.source, delivery.position, delivery.previous)


@contextmanager
def serving(settings: Settings, bus: Callable[[str], Bus], told: Municipality) -> Iterator[Town]:
    """The office asks."""
    issuer = Issuer()
    with compose(settings).open() as parts:
        waiter = Waiter(parts.app, parts.followers)
        api = replace(parts.api, verifier=issuer.verifier, lifespan=parts.worker().running, waiter=waiter)
        with running(build_app(api), issuer.bearer(Role.OFFICE)) as client:
            yield Town(parts, client, issuer, bus, told, settings)
