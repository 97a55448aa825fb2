"""What followers have in common: tables of contents, keyed by the facts they deal with."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from backbone.database import Database
from backbone.events import Event
from backbone.eventstore import EventSourced
from backbone.eventstore.mapper import EventMapper
from backbone.follower.positions import Place
from backbone.letters import Delivery, Letter, Message, opened

H = TypeVar("H")
A = TypeVar("A", bound=EventSourced, contravariant=True)


class Work(Protocol[A]):
    """What is done with letters. `limit` is how many at once; `reader` ends the name of the stream's consumer."""

    @property
    def name(self) -> str: ...
    @property
    def kinds(self) -> Sequence[type[Message]]: ...
    @property
    def limit(self) -> int: ...
    @property
    def reader(self) -> str: ...

    def process(self, app: A, place: Place, letters: Sequence[Letter]) -> None: ...
    def rewind(self, database: Database, place: Place, kept: int) -> None:
        """What came after `kept` has never been, since the source was restored."""


def by_name(table: Mapping[type[Message], H]) -> dict[str, tuple[type[Message], H]]:
    return {name_of(kind): (kind, handler) for kind, handler in table.items()}


def name_of(kind: type[Message]) -> str:
    return kind.TOPIC if issubclass(kind, Event) else kind.TYPE


def sources(work: Work[A], service: str) -> list[str]:
    """Own events come from the own log, contracts from the stream of the service that tells them."""
    for kind in work.kinds:
        if not issubclass(kind, Event) and kind.TYPE.startswith(f"{service}."):
            raise ValueError(f"{work.name} follows {kind.TYPE}, which {service} tells itself: follow its event")
    return sorted({service if issubclass(kind, Event) else kind.TYPE.partition(".")[0] for kind in work.kinds})


def open_letter(app: EventSourced, letter: Letter, kind: type[Message]) -> Delivery[Message]:
    """Raises ValueError when it can't be read."""
    assert isinstance(app.mapper, EventMapper)
    return opened(letter, kind, app.mapper)
