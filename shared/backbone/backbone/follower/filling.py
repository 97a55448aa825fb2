"""Everything that was ever told, into empty tables: folded in memory, written in sets."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from psycopg import Connection
from psycopg.rows import DictRow

from backbone.events import Event
from backbone.eventstore import EventSourced
from backbone.follower import twins
from backbone.follower.handlers import name_of, open_letter, sources
from backbone.follower.history import history
from backbone.follower.projection import Handler, Projection
from backbone.follower.rows import Rows
from backbone.follower.sources import Source
from backbone.letters import Delivery, Message
from backbone.restores import Undone, surviving
from backbone.tasks import told

IN_MEMORY = 500_000
"""Rows that are folded before they are written."""
AT_ONCE = 2_000
"""Events between looks at the clock and at the memory, and letters of a stream at once."""
EVERY = 1.0
"""Seconds between words of progress."""


@dataclass(frozen=True)
class Progress:
    """In one source: positions done and to be done, and the seconds it took so far."""

    source: str
    done: int
    total: int
    seconds: float


Say = Callable[[Progress], None]


class NotBuilt(Exception):
    """Names the event that a handler did not understand."""


@dataclass
class Reached:
    """`behind` counts the letters that a stream has further on."""

    position: int = 0
    sequence: int = 0
    behind: int = AT_ONCE
    undone: Sequence[Undone] = ()
    begun: float = 0.0
    said: float = 0.0


class Filling:
    def __init__(
        self,
        app: EventSourced,
        reader: Connection[DictRow],
        filler: Connection[DictRow],
        projections: Sequence[Projection],
        streams: Mapping[str, Source],
        say: Say,
    ) -> None:
        self.places = {source: Reached() for one in projections for source in sources(one, app.name)}
        self._app, self._reader, self._filler, self._streams, self._say = app, reader, filler, streams, say
        self._tables = [table.name for one in projections for table in one.tables]
        self._cursor = filler.execute(twins.SEEN_FIRST)
        self._rows = [Rows(one.tables, self._cursor, empty=True) for one in projections]
        self._concern: dict[type[Message], list[tuple[Handler, Rows]]] = {}
        self._unfinished = True
        for one, rows in zip(projections, self._rows, strict=True):
            for kind, handle in one.handles.items():
                self._concern.setdefault(kind, []).append((handle, rows))

    async def go_on(self, at_least: Mapping[str, int]) -> None:
        """To the end of the own log. The first time nearly to the end of each stream; always as far as these positions
        are: whoever has come so far already does not ask for more."""
        for source in self.places:
            if source == self._app.name:
                self._own()
            else:
                await self._told(source, self._streams[source], at_least.get(source, 0))
        self._write()

    def _own(self) -> None:
        place = self.places[self._app.name]
        head = self._app.recorder.max_notification_id() or 0
        kinds = [kind for kind in self._concern if issubclass(kind, Event)]
        self._tell(self._app.name, head)
        for some in history(self._app, self._reader, kinds, place.position, head, AT_ONCE):
            self._take(some)
            place.position = some[-1].position
            self._tell(self._app.name, head)
        place.position = head
        self._tell(self._app.name, head, at_last=True)

    async def _told(self, source: str, stream: Source, at_least: int) -> None:
        place = self.places[source]
        kinds = {name_of(kind): kind for kind in self._concern}
        while place.behind >= AT_ONCE or place.position < surviving(at_least, place.undone):
            batch = await stream.read(place.position, place.sequence, AT_ONCE)
            self._take(open_letter(self._app, one, kinds[one.type]) for one in batch.letters if one.type in kinds)
            place.behind = batch.behind
            if batch.letters:
                last = batch.letters[-1]
                place.position, place.sequence, place.undone = last.position, last.sequence, last.undone
            self._tell(source, max(surviving(at_least, place.undone), place.position + place.behind))
        self._tell(source, place.position + place.behind, at_last=True)

    def _take(self, deliveries: Iterable[Delivery[Message]]) -> None:
        for delivery in deliveries:
            try:
                for handle, rows in self._concern[type(delivery.fact)]:
                    handle(rows, delivery)
            except Exception as error:
                what = f"{delivery.source}:{delivery.position} {name_of(type(delivery.fact))}"
                raise NotBuilt(f"{what}: {told(error)}") from error
        if sum(map(len, self._rows)) > IN_MEMORY:
            self._write()

    def _write(self) -> None:
        """The first time into bare tables, which get their indexes after it."""
        with self._filler.transaction():
            for rows in self._rows:
                rows.write()
            if self._unfinished:
                twins.finish(self._cursor, self._tables)
        self._unfinished = False

    def _tell(self, source: str, total: int, *, at_last: bool = False) -> None:
        place, now = self.places[source], time.monotonic()
        place.begun = place.begun or now
        if at_last or now > place.said + EVERY:
            place.said = now
            self._say(Progress(source, place.position, total, now - place.begun))
