"""Staff brought in from a list: line by line judged, all good lines in one command, told what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from backbone.events import Event
from backbone.intent import Intent
from backbone.web import View
from pydantic import Field

from registry.api.staff_entries import Judged
from registry.application.registry import Registry
from registry.application.staff import Entry
from registry.directory import Directory
from registry.domain.participant.absence import ParticipantAway
from registry.domain.participant.card import ParticipantRegistered
from registry.domain.participant.leaving import ParticipantLeft
from registry.views.queries import Views


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT = "left"
    AWAY = "away"
    REJECTED = "rejected"
    SKIPPED = "skipped"


class ReportLine(View):
    line: int
    outcome: Outcome
    participant: UUID | None
    errors: tuple[str, ...] = Field((), examples=[["Электронная почта: обязательное поле не заполнено"]])


class ImportReport(View):
    """`skipped` – строка не о сотруднике. `leavers` – кого нет в полном списке: отмечены выбывшими. Если в списке есть
    отклонённые строки, выбывшие не отмечаются: `leavers_held_back`."""

    lines: tuple[ReportLine, ...]
    leavers: tuple[UUID, ...]
    leavers_held_back: bool
    position: str = Field(examples=["registry:123"])


@dataclass(frozen=True)
class StaffImport:
    """`complete` is a list of the whole staff: who is not in it has left."""

    app: Registry
    people: Directory
    lists: Views
    complete: bool

    def rehearse(self, intent: Intent, judged: Sequence[Judged]) -> ImportReport:
        """What would become of each line; nothing is written."""
        entries = self._entries(intent, judged)
        imported = self.app.imported(intent, list(entries.values()), self._missing(intent, judged))
        return self._report(
            judged, entries, {one.id: one.pending for one in imported}, self.app.recorder.max_notification_id() or 0
        )

    def perform(self, intent: Intent, judged: Sequence[Judged]) -> ImportReport:
        entries, missing = self._entries(intent, judged), self._missing(intent, judged)
        sealings = [
            self.people.sealing(entries[one.line.number].participant, one.said.words)
            for one in judged
            if one.said and entries[one.line.number].fields
        ]
        told = replace(intent, tied=(*intent.tied, *sealings))
        receipt = self.app.import_staff(told, list(entries.values()), missing)
        ids = [*(entry.participant for entry in entries.values()), *missing]
        return self._report(judged, entries, {id: self._recorded(intent, id) for id in ids}, receipt.position)

    def _entries(self, intent: Intent, judged: Sequence[Judged]) -> dict[int, Entry]:
        """By the number of the line."""
        return {one.line.number: self._entry(intent, one) for one in judged if one.said}

    def _entry(self, intent: Intent, one: Judged) -> Entry:
        assert one.said is not None
        entry = replace(one.said.entry(intent.school), presence=one.line.presence)
        return entry if entry.gone else replace(entry, fields=self.people.differing(entry.participant, one.said.words))

    def _missing(self, intent: Intent, judged: Sequence[Judged]) -> list[UUID]:
        """Nobody, where a refused line may speak of any of them."""
        if not self.complete or _has_refused(judged):
            return []
        listed = {one.said.participant(intent.school) for one in judged if one.said}
        return [id for id in self.lists.staff(intent.school) if id not in listed]

    def _recorded(self, intent: Intent, id: UUID) -> list[Event]:
        """As the log tells it, so that a repeated request gets the first answer."""
        if self.app.known(id, intent.school) is None:
            return []
        mine = (intent.actor.id, intent.command_id)
        history = self.app.history(id, intent.school)
        return [item.event for item in history if (item.meta.actor, item.meta.command_id) == mine]

    def _report(
        self, judged: Sequence[Judged], entries: dict[int, Entry], events: dict[UUID, list[Event]], position: int
    ) -> ImportReport:
        listed = {entry.participant for entry in entries.values()}
        return ImportReport(
            lines=tuple(_line(one, entries.get(one.line.number), events) for one in judged),
            leavers=tuple(id for id, done in events.items() if id not in listed and done),
            leavers_held_back=self.complete and _has_refused(judged),
            position=f"registry:{position}",
        )


def _has_refused(judged: Sequence[Judged]) -> bool:
    return any(one.errors for one in judged)


def _line(one: Judged, entry: Entry | None, events: dict[UUID, list[Event]]) -> ReportLine:
    if entry is None:
        outcome = Outcome.REJECTED if one.errors else Outcome.SKIPPED
    else:
        outcome = _outcome(events[entry.participant])
    return ReportLine(line=one.line.number, outcome=outcome, participant=entry and entry.participant, errors=one.errors)


def _outcome(events: Sequence[Event]) -> Outcome:
    for kind, outcome in (
        (ParticipantLeft, Outcome.LEFT),
        (ParticipantRegistered, Outcome.CREATED),
        (ParticipantAway, Outcome.AWAY),
    ):
        if any(isinstance(event, kind) for event in events):
            return outcome
    return Outcome.UPDATED if events else Outcome.UNCHANGED
