"""Reads one stream in order, from any place in it, without acknowledging anything."""

from contextlib import suppress

from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import NotFoundError

from backbone.bus import Bus

PATIENCE = 1.0
REST = 0.01
"""Seconds to wait for a message, and for others on its heels."""
FORGOTTEN_AFTER = 600.0
"""Seconds without a reader until the server drops the consumer; it holds nothing that we need."""


class ReaderLost(Exception):
    """The server's idea of where we are is not ours: begin again from the own position."""


class StreamReader:
    """`consumer` is a name the service may use. The server keeps the place only while the reader lives; the truth is
    the follower's position."""

    def __init__(self, bus: Bus, stream: str, consumer: str) -> None:
        self._bus = bus
        self._stream = stream
        self._consumer = consumer
        self._subscription: JetStreamContext.PullSubscription | None = None
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
        self._subscription = await jetstream.pull_subscribe_bind(self._consumer, self._stream)
        self._last = sequence - 1

    async def fetch(self, limit: int) -> list[Msg]:
        """What comes within PATIENCE, nothing if nothing does. Raises ReaderLost when something should have come."""
        assert self._subscription
        try:
            messages = await self._subscription.fetch(1, timeout=PATIENCE)
        except TimeoutError:
            await self._verify()
            return []
        if limit > 1:
            with suppress(TimeoutError):
                messages += await self._subscription.fetch(limit - 1, timeout=REST)
        self._last = messages[-1].metadata.sequence.stream
        return messages

    async def stop(self) -> None:
        subscription, self._subscription = self._subscription, None
        if subscription:
            with suppress(NatsError):
                await subscription.unsubscribe()

    async def _verify(self) -> None:
        """Silence is the same for "nothing new", "consumer gone" and "request lost": ask which it is."""
        jetstream = await self._bus.jetstream()
        try:
            info = await jetstream.consumer_info(self._stream, self._consumer)
        except NotFoundError:
            raise ReaderLost(f"the consumer {self._consumer} of {self._stream} is gone") from None
        if info.num_pending or info.delivered.stream_seq != self._last:
            raise ReaderLost(f"{self._consumer} of {self._stream}: {info.num_pending} messages wait for nobody")
