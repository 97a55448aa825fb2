"""Where letters come from: the service's own log, or another service's stream. Each in order and without holes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from nats.aio.msg import Msg

from backbone.eventstore import EventSourced
from backbone.follower.stream import ReaderLost, StreamReader
from backbone.letters import Letter
from backbone.logs import logger
from backbone.restores import surviving
from backbone.tasks import in_thread
from backbone.watch import LogWatch

log = logger("backbone.follower")


@dataclass(frozen=True)
class Batch:
    """The letters that follow, and how many more the source has; those behind a hole count too."""

    letters: Sequence[Letter]
    behind: int


class Source(Protocol):
    name: str

    async def read(self, position: int, sequence: int, limit: int) -> Batch:
        """What follows the position; waits about a second for it, then says there is nothing. Raises Restored."""
        ...


class Hole(Exception):
    """The stream lacks messages in its middle. Only making it anew helps: the relay fills an empty stream."""


class Restored(Exception):
    """The source was restored to an earlier state: of what was read there is only what came up to `kept`."""

    def __init__(self, kept: int) -> None:
        super().__init__(kept)
        self.kept = kept


class LogSource:
    def __init__(self, app: EventSourced, watch: LogWatch) -> None:
        self.name = app.name
        self._recorder = app.recorder
        self._watch = watch

    async def read(self, position: int, sequence: int, limit: int) -> Batch:
        await self._watch.beyond(position, timeout=1)
        stored = await in_thread(self._recorder.select_notifications, position, limit, inclusive_of_start=False)
        letters = []
        for notification in stored:
            letters.append(Letter.of_stored(notification, self.name, notification.id, position))
            position = notification.id
        return Batch(letters, max(0, self._watch.head - position))


class StreamSource:
    """The position decides; the sequence is only where to look first, since a stream made anew counts from 1 again."""

    def __init__(self, name: str, reader: StreamReader) -> None:
        self.name = name
        self._reader = reader
        self._sequence: int | None = None
        self._from_beginning = False

    async def read(self, position: int, sequence: int, limit: int) -> Batch:
        known, self._sequence = self._sequence, None  # until it has gone well
        try:
            if known != sequence:
                await self._find(position, sequence)
            messages = await self._reader.fetch(limit)
        except ReaderLost as lost:
            log.warning("reader_lost", source=self.name, error=str(lost))
            return Batch([], 0)
        found = [letter for message in messages if (letter := _letter(message))]
        _must_still_be(position, found)
        letters, hole = following(found, position)
        if letters:
            self._sequence = None if hole else letters[-1].sequence
        else:
            await self._look_behind(position, hole)
            self._sequence = sequence
        self._from_beginning = self._from_beginning and bool(messages) and not letters
        pending = messages[-1].metadata.num_pending if messages else 0
        return Batch(letters, pending + (hole is not None))

    async def _look_behind(self, position: int, hole: Letter | None) -> None:
        """What is missing may stand further ahead in the stream than we look."""
        if hole and self._from_beginning:
            raise Hole(
                f"{self.name} tells nothing from {position} to {hole.previous}, which came before {hole.position}"
            )
        if hole:
            await self._begin()

    async def _find(self, position: int, sequence: int) -> None:
        """The place after the sequence, if what stands there can be what we have seen; else the beginning."""
        if sequence > 0:
            await self._reader.start_at(sequence)
            found = [_letter(message) for message in await self._reader.fetch(1)]
            _must_still_be(position, filter(None, found))
            if found and found[0] and found[0].sequence == sequence and found[0].position <= position:
                self._from_beginning = False
                return
            log.warning("stream_is_another", source=self.name, sequence=sequence, position=position)
        await self._begin()

    async def _begin(self) -> None:
        await self._reader.start_at(1)
        self._from_beginning = True


def following(letters: Sequence[Letter], position: int) -> tuple[list[Letter], Letter | None]:
    """What follows the position without a hole, and the letter before which the first hole is.

    A repeated letter is left out. A late one can't be taken for it: nothing passes the hole that it leaves.
    """
    found: list[Letter] = []
    for letter in letters:
        if letter.position <= position:
            continue
        if letter.previous > position:
            return found, letter
        found.append(letter)
        position = letter.position
    return found, None


def _must_still_be(position: int, letters: Iterable[Letter]) -> None:
    """Any message tells it, also one that was read long ago. Raises Restored."""
    for letter in letters:
        if (kept := surviving(position, letter.undone)) < position:
            raise Restored(kept)


def _letter(message: Msg) -> Letter | None:
    try:
        return Letter.read(message.subject, message.headers, message.data, message.metadata.sequence.stream)
    except ValueError as error:
        log.error("not_from_a_relay", error=str(error))
        return None
