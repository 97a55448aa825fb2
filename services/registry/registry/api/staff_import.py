"""Staff brought in from a list: line by line judged, all good lines in one command, told what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from backbone.intent import Intent
from backbone.web import Body, View
from backbone.web.messages import MESSAGES, OTHERWISE
from pydantic import Field, ValidationError

from registry.api.parts import Email, Name, StaffNumber
from registry.application.people import Entry
from registry.application.registry import Registry
from registry.directory import Directory
from registry.domain.participant.card import differs
from registry.domain.participant.participant import Card, participant_id
from registry.staff_list import COLUMNS, Line

YES_OR_NO = "Нужно «да» или «нет»"


class ExternalBasis(Body):
    """Договор с партнёром, поручение работодателя; `valid_until` – последний день действия."""

    reference: str = Field(min_length=1, max_length=500, examples=["Договор о сотрудничестве № 5"])
    valid_until: date


class StaffEntry(Body):
    staff_number: StaffNumber
    name: Name
    email: Email
    position: str = Field(min_length=1, max_length=200, examples=["учитель физики"])
    pedagogical: bool
    deputy_head: bool = False
    experience_years: int = Field(ge=0, le=80, examples=[12])
    young: bool
    external_basis: ExternalBasis | None = None

    @property
    def words(self) -> dict[str, str]:
        """What is sealed and never told."""
        words = self.model_dump(include={"staff_number", "name", "email", "position"})
        return words | ({"external_basis": self.external_basis.reference} if self.external_basis else {})

    def entry(self, school: UUID, changed: tuple[str, ...] = ()) -> Entry:
        card = Card(
            pedagogical=self.pedagogical,
            deputy_head=self.deputy_head,
            experience_years=self.experience_years,
            young=self.young,
            external_until=self.external_basis.valid_until if self.external_basis else None,
        )
        return Entry(participant_id(school, self.staff_number), card, changed)


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
class Judged:
    """A line of the list: what it says, or what is wrong with it."""

    number: int
    said: StaffEntry | None
    errors: tuple[str, ...] = ()


def judge(lines: Sequence[Line]) -> list[Judged]:
    judged: list[Judged] = []
    seen: dict[str, int] = {}
    for line in lines:
        one = _read(line)
        if one.said is not None:
            first = seen.setdefault(one.said.staff_number.casefold(), line.number)
            if first != line.number:
                one = Judged(line.number, None, (f"Табельный номер уже есть в строке {first}",))
        judged.append(one)
    return judged


def _read(line: Line) -> Judged:
    try:
        return Judged(line.number, StaffEntry.model_validate(line.cells))
    except ValidationError as error:
        return Judged(line.number, None, tuple(_told(str(item["loc"][0]), item) for item in error.errors()))


def _told(field: str, item: object) -> str:
    assert isinstance(item, dict)
    if item["type"] in ("bool_type", "bool_parsing"):
        said = YES_OR_NO
    else:
        said = MESSAGES.get(item["type"], OTHERWISE).format_map(item.get("ctx", {}))
    return f"{COLUMNS[field].capitalize()}: {said[0].lower()}{said[1:]}"


@dataclass(frozen=True)
class StaffImport:
    app: Registry
    people: Directory

    def rehearse(self, intent: Intent, judged: Sequence[Judged]) -> ImportReport:
        """What would become of each line; nothing is written."""
        entries = {line.number: self._entry(intent, line.said) for line in judged if line.said}
        outcomes = {number: self._expected(intent, entry) for number, entry in entries.items()}
        return self._report(judged, entries, outcomes)

    def perform(self, intent: Intent, judged: Sequence[Judged]) -> ImportReport:
        entries = {line.number: self._entry(intent, line.said) for line in judged if line.said}
        sealings = [
            self.people.sealing(entries[line.number].participant, line.said.words)
            for line in judged
            if line.said and entries[line.number].fields
        ]
        self.app.import_staff(replace(intent, tied=(*intent.tied, *sealings)), list(entries.values()))
        outcomes = {number: self._recorded(intent, entry) for number, entry in entries.items()}
        return self._report(judged, entries, outcomes)

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
        self, judged: Sequence[Judged], entries: dict[int, Entry], outcomes: dict[int, Outcome]
    ) -> ImportReport:
        """The position is the log's head: a repeated request must not name one before its own effects."""
        lines = tuple(
            ReportLine(
                line=line.number,
                outcome=outcomes.get(line.number, Outcome.REJECTED),
                participant=entries[line.number].participant if line.said else None,
                errors=line.errors,
            )
            for line in judged
        )
        return ImportReport(lines=lines, position=f"registry:{self.app.recorder.max_notification_id() or 0}")
