"""What an attempt at a command has read: the decision is written only if all of it is still so."""

from collections.abc import Callable
from contextvars import ContextVar
from uuid import UUID

from backbone.eventstore.histories import History

Reading = Callable[[UUID], History]


class Reads:
    """Every history once, so that an attempt sees one state of each."""

    def __init__(self, read: Reading) -> None:
        self._read = read
        self._seen: dict[UUID, History] = {}

    def history(self, id: UUID) -> History:
        if id not in self._seen:
            self._seen[id] = self._read(id)
        return self._seen[id]

    @property
    def versions(self) -> dict[UUID, int]:
        """0 of what was looked for and not there."""
        return {id: len(history) for id, history in self._seen.items()}


_current: ContextVar[Reads | None] = ContextVar("reads", default=None)


def current() -> Reads | None:
    return _current.get()


class reading:
    """As a context: what is read inside is read so, and once."""

    def __init__(self, read: Reading) -> None:
        self._read = read

    def __enter__(self) -> None:
        self._token = _current.set(Reads(self._read))

    def __exit__(self, *_: object) -> None:
        _current.reset(self._token)
