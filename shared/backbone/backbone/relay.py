"""The service's log into its stream. The stream's head is the position: nothing else can disagree with it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eventsourcing.persistence import Notification
from nats.js import JetStreamContext
from nats.js.api import PubAck, RawStreamMsg
from nats.js.errors import NotFoundError

from backbone import tracing
from backbone.bus import Bus
from backbone.database import Database
from backbone.events import Event, Recorded
from backbone.eventstore import EventSourced
from backbone.eventstore.mapper import EventMapper
from backbone.letters import Letter, Told
from backbone.logs import logger
from backbone.restores import told as told_undone
from backbone.restores import undone_in
from backbone.tasks import Beat, in_thread
from backbone.watch import LogWatch

Publishes = Mapping[type[Event], Callable[[Recorded], Told]]
"""What a service tells: private event → public contract. An event without an entry stays private."""

WINDOW = 256
"""Messages on their way at once; what each expects before it keeps the order."""

TIMEOUT = 5.0
PAUSE = 0.05
"""Seconds to wait for acknowledgements, and to stand back after somebody else has published."""
NO_SUCH_MESSAGE = 10037

log = logger("backbone.relay")


class AnotherHistory(Exception):
    """The stream tells what this log does not know."""


@dataclass(frozen=True)
class Head:
    """The last message of the stream: its sequence there; the position in our log of the event that it tells, 0 for
    none, and the event's id."""

    sequence: int
    position: int
    event: str = ""


class Relay:
    """Any number may run at once: every message names what it must follow, so only one of them gets through. That is
    the one before it; a sequence would fit again where somebody else has put as many messages in between."""

    def __init__(self, app: EventSourced, publishes: Publishes, bus: Bus, watch: LogWatch) -> None:
        assert isinstance(app.mapper, EventMapper)
        self.service = app.name
        self._app, self._mapper, self._publishes, self._bus, self._watch = app, app.mapper, publishes, bus, watch
        self._undone: dict[str, str] = {}

    async def run(self, beat: Beat) -> None:
        jetstream = await self._bus.jetstream()
        head: Head | None = None
        while True:
            head = head or await self._resume(jetstream)
            letters = await in_thread(self._untold, head)
            told = await self._publish(jetstream, letters, head)
            if letters:
                await in_thread(_remember, self._app.database, told)
                tracing.told(letters, told.position)
            if letters and told.position != letters[-1].position:
                head = None  # somebody else published, or we don't know whether we did: the stream knows
                await asyncio.sleep(PAUSE)
                continue
            beat()
            grown = await self._watch.beyond(told.position, timeout=1)
            head = told if grown else None  # in quiet times look whether the stream is still as we left it

    async def _resume(self, jetstream: JetStreamContext) -> Head:
        """Raises AnotherHistory, or NotFoundError when nobody has made the stream."""
        self._undone = await in_thread(_undone, self._app.database)
        remembered = await in_thread(_remembered, self._app.database)  # before: the stream can only be further
        stream = self.service.upper()
        try:
            last = await jetstream.get_last_msg(stream, f"events.{self.service}.>")
        except NotFoundError as error:
            if error.err_code != NO_SUCH_MESSAGE:
                raise
            state = (await jetstream.stream_info(stream)).state
            if state.messages:  # somebody has told in between
                return await self._resume(jetstream)
            head = Head(state.last_seq, 0)
        else:
            head = await self._told(jetstream, last)
        if head.position < remembered:
            log.error("stream_lost_messages", stream=stream, has=head.position, had=remembered, now="told again")
            await in_thread(_note_refill, self._app.database, head.position, remembered)
        elif head.position > remembered:  # a relay ended between telling and remembering
            await in_thread(_remember, self._app.database, head)
        return head

    async def _told(self, jetstream: JetStreamContext, last: RawStreamMsg) -> Head:
        """Our last letter, and where the stream ends; what somebody else has written behind it is passed over."""
        end = last.seq or 0
        while True:
            try:
                letter = Letter.read(last.subject or "", last.headers, last.data or b"")
            except ValueError as error:
                log.error("not_from_a_relay", error=str(error))
                if last.seq in (None, 1):
                    return Head(end, 0)
                last = await jetstream.get_msg(self.service.upper(), last.seq - 1)
                continue
            head = Head(end, letter.position, letter.get("id") or "")
            await in_thread(self._following, head, 0)
            return head

    def _following(self, head: Head, limit: int) -> Sequence[Notification]:
        """Raises AnotherHistory: a database that was restored, or has lost its end, lacks events that the stream tells,
        and may by now have others in their places."""
        if not head.position:
            return self._app.recorder.select_notifications(None, limit)
        found = self._app.recorder.select_notifications(head.position, limit + 1)
        ours = found and found[0].id == head.position and self._mapper.recorded(found[0]).meta.event_id
        if str(ours) != head.event:
            raise AnotherHistory(f"the stream ends with {head.event} at {head.position}, which our log lacks")
        return found[1:]

    def _untold(self, head: Head) -> list[Letter]:
        """The next letters; they end where the log was read to."""
        stored, previous = self._following(head, WINDOW), head.position
        letters: list[Letter] = []
        for notification in stored:
            recorded = self._mapper.recorded(notification)
            if tell := self._publishes.get(type(recorded.event)):
                letters.append(Letter.of_contract(tell(recorded), recorded, self.service, notification.id, previous))
            elif notification is stored[-1]:
                letters.append(Letter.of_progress(recorded, self.service, notification.id, previous))
            previous = letters[-1].position if letters else previous
        return letters

    async def _publish(self, jetstream: JetStreamContext, letters: list[Letter], head: Head) -> Head:
        """The head after what was certainly stored, one after another."""
        fence, sent = {"Nats-Expected-Last-Sequence": str(head.sequence)}, []
        for letter in letters:
            id = f"{self.service}.{letter.position}"
            headers = letter.headers | self._undone | fence | {"Nats-Msg-Id": id}
            # not publish_async, which in nats-py 2.16 answers a refusal with silence
            sent.append(jetstream.publish(letter.subject, letter.data, TIMEOUT, self.service.upper(), headers))
            fence = {"Nats-Expected-Last-Msg-Id": id}
        answers = await asyncio.gather(*sent, return_exceptions=True)
        for letter, answer in zip(letters, answers, strict=True):
            stored = isinstance(answer, PubAck) and not answer.duplicate and answer.seq == head.sequence + 1
            if not stored:
                log.debug("relay_fenced", position=letter.position, answer=type(answer).__name__)
                break
            head = Head(head.sequence + 1, letter.position, letter.get("id") or "")
        return head


def _undone(database: Database) -> dict[str, str]:
    """The header that tells it, none where nothing was ever restored."""
    with database.transaction() as cursor:
        said = told_undone(undone_in(cursor))
    return {"ce-undone": said} if said else {}


def _remembered(database: Database) -> int:
    with database.transaction() as cursor:
        row = cursor.execute("SELECT position FROM relay").fetchone()
        return int(row["position"]) if row else 0


def _remember(database: Database, head: Head) -> None:
    with database.transaction() as cursor:
        cursor.execute(
            "UPDATE relay SET position = %s, sequence = %s, changed_at = now()", (head.position, head.sequence)
        )


def _note_refill(database: Database, has: int, had: int) -> None:
    with database.transaction() as cursor:
        cursor.execute("UPDATE relay SET refilled_from = %s, refilled_to = %s, refilled_at = now()", (has, had))
