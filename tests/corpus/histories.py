"""Recorded histories of one object each, with the state that they made when they were recorded."""

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from backbone.eventstore.mapper import EventMapper
from eventsourcing.persistence import JSONTranscoder, StoredEvent
from pydantic import BaseModel

from tests.corpus.states import kind_born_as, state_of

HERE = Path(__file__).parent
OF_A_KIND = 3
"""Histories of every kind of object that are kept at least, where there are so many."""
MAPPER = EventMapper(JSONTranscoder())


class Fact(BaseModel):
    """As it is stored: `state` is the envelope with the version and the data."""

    topic: str
    state: dict[str, Any]


class History(BaseModel):
    """`made`: a digest of every attribute of the object that it makes."""

    id: UUID
    facts: list[Fact]
    made: dict[str, str] = {}

    @property
    def kinds(self) -> set[tuple[str, int]]:
        return {(fact.topic, fact.state["version"]) for fact in self.facts}

    def folded(self) -> dict[str, str]:
        """What it makes today."""
        stored = (
            StoredEvent(self.id, version, fact.topic, orjson.dumps(fact.state))
            for version, fact in enumerate(self.facts, 1)
        )
        recorded = [MAPPER.recorded(one) for one in stored]
        events = [one.event for one in recorded]
        return state_of(kind_born_as(type(events[0])).replay(self.id, events, recorded[0].meta.school))


def chosen(histories: Iterable[History]) -> list[History]:
    """The shortest that together have every kind of event, and a few of every kind of object."""
    kept: list[History] = []
    seen: set[tuple[str, int]] = set()
    born: Counter[str] = Counter()
    for history in sorted(histories, key=lambda history: (len(history.facts), history.id)):
        first = history.facts[0].topic
        if born[first] < OF_A_KIND or not history.kinds <= seen:
            kept.append(history)
            seen |= history.kinds
            born[first] += 1
    return kept


def read(file: Path) -> Iterator[History]:
    with gzip.open(file, "rt") as lines:
        for line in lines:
            yield History.model_validate_json(line)


def write(file: Path, histories: Sequence[History]) -> None:
    """The same histories make the same bytes."""
    with file.open("wb") as packed, gzip.GzipFile("", "wb", mtime=0, fileobj=packed) as lines:
        lines.writelines(history.model_dump_json().encode() + b"\n" for history in histories)
