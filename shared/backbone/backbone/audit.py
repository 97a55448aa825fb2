"""The history of an object in words: who, for whom, when it was true, when recorded, on what basis, what changed."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from string import Formatter
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, JsonValue

from backbone.events import Event, Recorded

_EXAMPLE: dict[str, JsonValue] = {
    "version": 3,
    "event": "programs.ProgramExtended",
    "words": "Программа продлена приказом с 01.03.2026 до 01.06.2026",
    "on": "2026-02-16",
    "recorded_at": "2026-02-16T08:30:00Z",
    "actor": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "role": "head",
    "on_behalf_of": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "basis": "7b1f9a52-6a0c-4c38-9d0e-0f3c4a5b6c7d",
    "edition": "5c2d8f3a-0b7e-4c1d-8a9f-6e5d4c3b2a10",
    "correlation_id": "0d4c1f1e-52a7-4a5c-8a53-7c9b6f1f2a10",
    "causation_id": "9a7b6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d",
    "changes": {"until": "2026-06-01"},
}

_STEP: dict[str, JsonValue] = {
    **{name: _EXAMPLE[name] for name in ("version", "event", "words", "on", "recorded_at")},
    "document": "registry:/orders/7b1f9a52-6a0c-4c38-9d0e-0f3c4a5b6c7d/document",
}

BASIS = "order"
"""The field in which an event names what it rests on."""


class HistoryEntry(BaseModel):
    """`on` is the business date, `recorded_at` UTC. `basis` is the order or document the event rests on, by id."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    version: int
    event: str
    words: str
    on: date
    recorded_at: datetime
    actor: str
    role: str
    on_behalf_of: str | None
    basis: UUID | None
    edition: UUID | None
    correlation_id: UUID
    causation_id: UUID | None
    changes: dict[str, JsonValue]

    @classmethod
    def of(cls, recorded: Recorded, words: str) -> Self:
        """Everything that is to be told of an event."""
        meta, event = recorded.meta, recorded.event
        return cls(
            version=recorded.originator_version,
            event=event.TOPIC,
            words=words,
            on=event.on,
            recorded_at=meta.recorded_at,
            actor=meta.actor,
            role=meta.role,
            on_behalf_of=meta.on_behalf_of,
            basis=getattr(event, BASIS, None),
            edition=meta.edition,
            correlation_id=meta.correlation_id,
            causation_id=meta.causation_id,
            changes=event.model_dump(mode="json", exclude={"on"}),
        )


class TrailEntry(BaseModel):
    """An event as who checks a number needs it: never by whom, never what was written. `document`: where the paper that
    it rests on is, `service:path`."""

    model_config = ConfigDict(json_schema_extra={"examples": [_STEP]})

    version: int
    event: str
    words: str
    on: date
    recorded_at: datetime
    document: str | None


class Words:
    """Russian sentences by kind of event; `{field}` stands for a field of the event, codes by their labels.

    Every event of a service needs its sentence: `missing` names those without one.
    """

    def __init__(self, sentences: Mapping[type[Event], str]) -> None:
        self._sentences = sentences

    def tell(self, recorded: Recorded) -> HistoryEntry:
        return HistoryEntry.of(recorded, self.sentence(recorded.event))

    def step(self, recorded: Recorded, document: Callable[[HistoryEntry], str | None]) -> TrailEntry:
        """`document` finds the paper."""
        told = self.tell(recorded)
        return TrailEntry.model_validate({**told.model_dump(), "document": document(told)})

    def sentence(self, event: Event) -> str:
        template = self._sentences[type(event)]
        fields = {name for _, name, _, _ in Formatter().parse(template) if name}
        return template.format(**{name: _said(getattr(event, name)) for name in fields})

    def missing(self, kinds: list[type[Event]]) -> list[str]:
        return [kind.TOPIC for kind in kinds if kind not in self._sentences]


def _said(value: Any) -> str:
    """Dates as people write them, codes by their label, lists with commas."""
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, list | tuple):
        return ", ".join(_said(item) for item in value)
    return str(getattr(value, "label", value))
