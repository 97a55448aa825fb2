"""Reads one stream in order, from any place in it, without acknowledging anything."""

import asyncio
import json
from collections import deque
from contextlib import suppress

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import NotFoundError

from backbone.bus import Bus

PATIENCE = 1.0
"""Seconds to wait for a message until we ask whether there is one."""
EXPIRES = 60
"""Seconds for which the server remembers that we want messages."""
FORGOTTEN_AFTER = 600.0
"""Seconds without a reader until the server drops the consumer; it holds nothing that we need."""


class ReaderLost(Exception):
    """The server's idea of where we are is not ours: begin again from the own position."""


class StreamReader:
    """`consumer` is a name the service may use. The server keeps the place only while the reader lives; the truth is
    the follower's position. A message is given out as soon as it is here; the next ones are on their way meanwhile."""

    def __init__(self, bus: Bus, stream: str, consumer: str) -> None:
        self._bus, self._stream, self._consumer = bus, stream, consumer
        self._subscription: Subscription | None = None
        self._came: deque[Msg] = deque()
        self._something_came = asyncio.Event()
        self._wanted = 0
        self._last = 0

    async def start_at(self, sequence: int) -> None:
        jetstream = await self._bus.jetstream()
        await self.stop()
        with suppress(NotFoundError):
            await jetstream.delete_consumer(self._stream, self._consumer)
        await jetstream.add_consumer(
            self._stream,
            ConsumerConfig(
                name=self._consumer,
                deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
                opt_start_seq=sequence,
                ack_policy=AckPolicy.NONE,
                inactive_threshold=FORGOTTEN_AFTER,
                mem_storage=True,
            ),
        )
        client = await self._bus.client()
        self._subscription = await client.subscribe(client.new_inbox(), cb=self._take, pending_bytes_limit=0)
        self._last = sequence - 1

    async def fetch(self, limit: int) -> list[Msg]:
        """What is there; waits up to PATIENCE for something. Raises ReaderLost when something should have come."""
        client = await self._bus.client()
        if not self._came:
            await self._want(client, limit)
            self._something_came.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await self._something_came.wait()
        if not self._came:
            await self._verify()
            return []
        messages = [self._came.popleft() for _ in range(min(limit, len(self._came)))]
        await self._want(client, limit)
        self._last = messages[-1].metadata.sequence.stream
        return messages

    async def stop(self) -> None:
        subscription, self._subscription = self._subscription, None
        self._came.clear()
        self._wanted = 0
        if subscription:
            with suppress(NatsError):
                await subscription.unsubscribe()

    async def _want(self, client: Client, count: int) -> None:
        """Asks for so many, unless we still wait for some."""
        assert self._subscription
        if self._wanted <= 0:
            self._wanted = count
            wish = json.dumps({"batch": count, "expires": EXPIRES * 1_000_000_000}).encode()
            subject = f"$JS.API.CONSUMER.MSG.NEXT.{self._stream}.{self._consumer}"
            await client.publish(subject, wish, reply=self._subscription.subject)

    async def _take(self, message: Msg) -> None:
        """A message without a reply subject is the server's word that it will send no more."""
        if message.reply:
            self._came.append(message)
            self._wanted -= 1
        else:
            self._wanted = 0
        self._something_came.set()

    async def _verify(self) -> None:
        """Silence is the same for "nothing new", "consumer gone" and "request lost": ask which it is."""
        jetstream = await self._bus.jetstream()
        try:
            info = await jetstream.consumer_info(self._stream, self._consumer)
        except NotFoundError:
            raise ReaderLost(f"the consumer {self._consumer} of {self._stream} is gone") from None
        if not self._came and (info.num_pending or info.delivered.stream_seq != self._last):
            raise ReaderLost(f"{self._consumer} of {self._stream}: {info.num_pending} messages wait for nobody")
