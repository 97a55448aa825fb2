"""What the story does not do, and versions of events that it no longer writes, come from the samples of stored events:
each in a recorded history of an object that it can befall."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import takewhile
from uuid import uuid5

import orjson
from backbone.events import event_class, event_classes
from stores import MAINS

from tests.corpus.histories import HERE, Fact, History
from tests.corpus.states import kind_born_as

CANNOT = (AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What an object does with an event that can't befall it."""
Kind = tuple[str, int]


def stored() -> set[Kind]:
    """Topic and version of everything that may lie in a log."""
    return {
        (kind.TOPIC, version)
        for kind in event_classes()
        if kind.TOPIC.partition(".")[0] in MAINS
        for version in range(1, kind.VERSION + 1)
    }


def completed(kept: Sequence[History]) -> list[History]:
    """Raises LookupError where events fit nowhere."""
    whole = list(kept)
    missing = sorted(stored() - {kind for history in kept for kind in history.kinds})
    while missing:
        found = [history for kind in missing if (history := _with(kind, whole))]
        if not found:
            raise LookupError(f"{missing} fit into no history")
        whole += found
        missing = [kind for kind in missing if not any(kind in history.kinds for history in found)]
    return whole


def _with(kind: Kind, kept: Sequence[History]) -> History | None:
    for candidate in sorted(kept, key=lambda history: _distance(kind[0], history)):
        for history in _ways(kind, candidate):
            with suppress(*CANNOT):
                history.folded()
                return history
    return None


def _distance(topic: str, history: History) -> tuple[bool, int]:
    """Such an event is there already; else the nearer the object is defined, the better."""
    place = event_class(topic).__module__.split(".")
    born = kind_born_as(event_class(history.facts[0].topic)).__module__.split(".")
    shared = takewhile(lambda names: names[0] == names[1], zip(place, born, strict=False))
    return topic not in {fact.topic for fact in history.facts}, -len(list(shared))


def _ways(kind: Kind, history: History) -> Iterator[History]:
    """In the place of one of the same topic, at the end, or at the beginning."""
    topic, version = kind
    sample = orjson.loads((HERE.parent / topic.partition(".")[0] / "samples" / f"{topic}.v{version}.json").read_bytes())
    last = history.facts[-1]
    fact = Fact(topic=topic, state=last.state | {"version": version, "data": sample})
    id = uuid5(history.id, f"{topic} {version}")
    for place, one in enumerate(history.facts):
        if one.topic == topic:
            yield History(id=id, facts=[*history.facts[:place], fact, *history.facts[place + 1 :]])
    yield History(id=id, facts=[*history.facts, fact])
    yield History(id=id, facts=[fact])
