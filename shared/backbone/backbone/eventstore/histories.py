"""Histories read lately. A history only grows, so what is known of it is its beginning for ever: whoever has to know
the rest reads from there, and whoever does not, says at the commit which version he knew."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from uuid import UUID

from backbone.events import Recorded

History = tuple[Recorded, ...]
MOST = 10_000
"""Events remembered, of all aggregates together: some 20 MB."""


class Histories:
    """`read` gives the events of an aggregate after a version."""

    def __init__(self, read: Callable[[UUID, int], Iterable[Recorded]], most: int = MOST) -> None:
        self._read = read
        self._most = most
        self._lock = Lock()
        self._known: OrderedDict[UUID, History] = OrderedDict()
        self._events = 0

    def known(self, id: UUID) -> History:
        """As far as it was when somebody last looked; empty when nobody has."""
        with self._lock:
            if id in self._known:
                self._known.move_to_end(id)
            return self._known.get(id, ())

    def fresh(self, id: UUID) -> History:
        """As it is now. The last known event is read again: after a restore there may be another in its place."""
        known = self.known(id)
        found = tuple(self._read(id, max(0, len(known) - 1)))
        if known and found[:1] != known[-1:]:
            known, found = (), tuple(self._read(id, 0))
        self._keep(id, history := (*known[:-1], *found))
        return history

    def learn(self, added: Iterable[Recorded]) -> None:
        """What has just been committed."""
        with self._lock:
            for recorded in added:
                known = self._known.get(recorded.originator_id, ())
                if len(known) + 1 == recorded.originator_version:
                    self._put(recorded.originator_id, (*known, recorded))

    def _keep(self, id: UUID, history: History) -> None:
        with self._lock:
            self._put(id, history)

    def _put(self, id: UUID, history: History) -> None:
        self._events += len(history) - len(self._known.pop(id, ()))
        self._known[id] = history
        while self._events > self._most:
            _, forgotten = self._known.popitem(last=False)
            self._events -= len(forgotten)
