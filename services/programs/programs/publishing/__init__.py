"""What programs tells the others: private event → public contract, one table of contents for each kind of object."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from backbone.aggregate import Aggregate
from backbone.events import Event, Recorded
from backbone.relay import Publishes
from contracts.base import Contract

from programs.application import Programs
from programs.domain.program import Program
from programs.publishing.programs import PROGRAMS

A = TypeVar("A", bound=Aggregate)


def publishes(app: Programs) -> Publishes:
    return {**_told_of(app, Program, PROGRAMS)}


PUBLISHES: frozenset[type[Event]] = frozenset({*PROGRAMS})


def _told_of(app: Programs, kind: type[A], table: Mapping[type[Event], Callable[[Event, A], Contract]]) -> Publishes:
    """The object is loaded as it was then: its event does not repeat what it says of itself."""

    def tell(how: Callable[[Event, A], Contract], recorded: Recorded) -> Contract:
        return how(recorded.event, app.load(kind, recorded.originator_id, None, version=recorded.originator_version))

    return {event: partial(tell, how) for event, how in table.items()}
