"""Staff brought in from a list: line by line judged, all good lines in one command, told what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from backbone.intent import Intent
from backbone.web import View
from pydantic import Field

from registry.api.staff_entries import Judged, StaffEntry
from registry.application.people import Entry
from registry.application.registry import Registry
from registry.directory import Directory
from registry.domain.participant.card import differs


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


class ReportLine(View):
    line: int
    outcome: Outcome
    participant: UUID | None
    errors: tuple[str, ...] = Field((), examples=[["Электронная почта: обязательное поле не заполнено"]])


class ImportReport(View):
    lines: tuple[ReportLine, ...]
    position: str = Field(examples=["registry:123"])


@dataclass(frozen=True)
class StaffImport:
    app: Registry
    people: Directory

    def rehearse(self, intent: Intent, judged: Sequence[Judged]) -> ImportReport:
        """What would become of each line; nothing is written."""
        entries = {line.number: self._entry(intent, line.said) for line in judged if line.said}
        outcomes = {number: self._expected(intent, entry) for number, entry in entries.items()}
        return _report(judged, entries, outcomes, self.app.recorder.max_notification_id() or 0)

    def perform(self, intent: Intent, judged: Sequence[Judged]) -> ImportReport:
        entries = {line.number: self._entry(intent, line.said) for line in judged if line.said}
        sealings = [
            self.people.sealing(entries[line.number].participant, line.said.words)
            for line in judged
            if line.said and entries[line.number].fields
        ]
        receipt = self.app.import_staff(replace(intent, tied=(*intent.tied, *sealings)), list(entries.values()))
        outcomes = {number: self._recorded(intent, entry) for number, entry in entries.items()}
        return _report(judged, entries, outcomes, receipt.position)

    def _entry(self, intent: Intent, said: StaffEntry) -> Entry:
        person = said.entry(intent.school).participant
        return said.entry(intent.school, self.people.differing(person, said.words))

    def _expected(self, intent: Intent, entry: Entry) -> Outcome:
        known = self.app.known(entry.participant, intent.school)
        if known is None:
            return Outcome.CREATED
        return Outcome.UPDATED if differs(known, entry.card, entry.fields) else Outcome.UNCHANGED

    def _recorded(self, intent: Intent, entry: Entry) -> Outcome:
        """As the log tells it, so that a repeated request gets the first answer."""
        history = self.app.history(entry.participant, intent.school)
        mine = (intent.actor.id, intent.command_id)
        done = [item.originator_version for item in history if (item.meta.actor, item.meta.command_id) == mine]
        if not done:
            return Outcome.UNCHANGED
        return Outcome.CREATED if done[0] == 1 else Outcome.UPDATED


def _report(
    judged: Sequence[Judged], entries: dict[int, Entry], outcomes: dict[int, Outcome], position: int
) -> ImportReport:
    lines = tuple(
        ReportLine(
            line=line.number,
            outcome=outcomes.get(line.number, Outcome.REJECTED),
            participant=entries[line.number].participant if line.said else None,
            errors=line.errors,
        )
        for line in judged
    )
    return ImportReport(lines=lines, position=f"registry:{position}")
