"""The bare path of a fact: a commit, a message acknowledged, taken, a commit in another database. Nothing around it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from backbone.bus import Bus
from mentoring.roles import Databases
from mentoring.servers import Servers
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig
from psycopg import AsyncConnection

from tests.bench.baselines import STATE
from tests.bench.streams import emptied

TABLE = "CREATE TABLE IF NOT EXISTS bare (id bigserial PRIMARY KEY, state bytea)"
INSERT = "INSERT INTO bare (state) VALUES (%s)"


@dataclass
class Bare:
    here: AsyncConnection
    there: AsyncConnection
    jetstream: JetStreamContext
    subscription: JetStreamContext.PullSubscription

    async def one(self) -> float:
        """Seconds."""
        coming = asyncio.create_task(self.subscription.fetch(1, timeout=30))
        await asyncio.sleep(0)
        begun = time.perf_counter()
        await self.here.execute(INSERT, [STATE])
        await self.jetstream.publish("events.reporting.bare.Bare", STATE)
        await self.there.execute(INSERT, [(await coming)[0].data])
        return time.perf_counter() - begun


@asynccontextmanager
async def bare(servers: Servers, told: Databases, heard: Databases) -> AsyncIterator[Bare]:
    await emptied(servers, "reporting")
    bus = Bus("reporting", servers.nats_url, servers.seed_file("reporting"))
    jetstream = await bus.jetstream()
    await jetstream.add_consumer(
        "REPORTING", ConsumerConfig(name="reporting", ack_policy=AckPolicy.NONE, inactive_threshold=600)
    )
    subscription = await jetstream.pull_subscribe_bind("reporting", "REPORTING")
    async with (
        await AsyncConnection.connect(told.owner_url, autocommit=True) as here,
        await AsyncConnection.connect(heard.owner_url, autocommit=True) as there,
    ):
        await here.execute(TABLE)
        await there.execute(TABLE)
        yield Bare(here, there, jetstream, subscription)
    await bus.close()
