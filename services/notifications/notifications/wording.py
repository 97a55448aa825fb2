"""Turns a template and its facts into Russian, at the moment of reading or sending."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from string import Formatter
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from contracts.codes import (
    Code,
    ConsentPurpose,
    DecisionCause,
    Direction,
    MediationOutcome,
    OrderKind,
    PetitionKind,
    PetitionOutcome,
    PublicationKind,
    RecordKind,
    ReportKind,
    StoppingDelay,
    SurveyForm,
)
from pydantic import JsonValue

from notifications.reminders.labels import LABELS
from notifications.templates import TEMPLATES

Facts = Mapping[str, JsonValue]
Names = Mapping[UUID, str | None]
"""The names of persons asked for; None for those forgotten."""

FORGOTTEN = "данные удалены"
UNKNOWN = "имя сейчас недоступно"


class Words(NamedTuple):
    title: str
    text: str


def read(template: str, facts: Facts, names: Names, zone: ZoneInfo) -> Words:
    """What the inbox shows. Persons missing in `names` could not be asked for."""
    chosen = TEMPLATES[template]
    wording = _Wording(names, zone)
    return Words(wording.vformat(chosen.title, (), facts), wording.vformat(chosen.text, (), facts))


def letter(template: str, facts: Facts, zone: ZoneInfo) -> Words:
    """What an e-mail says: nothing that needs a name."""
    chosen = TEMPLATES[template]
    wording = _Wording({}, zone)
    return Words(wording.vformat(chosen.title, (), facts), wording.vformat(chosen.letter, (), facts))


def persons(template: str, facts: Facts) -> set[UUID]:
    """Whom the words name."""
    named = {field for field, how in placeholders(template) if how == "names"}
    return {UUID(id) for field in named for id in _ids(facts[field])}


def placeholders(template: str) -> set[tuple[str, str]]:
    """Fields of a template's words and how each is said."""
    chosen = TEMPLATES[template]
    parsed = (part for text in (chosen.title, chosen.text, chosen.letter) for part in Formatter().parse(text))
    return {(field, how or "") for _, field, how, _ in parsed if field}


def plural(number: int, one: str, few: str, many: str) -> str:
    """1 день, 2 дня, 5 дней, 11 дней, 21 день."""
    if number % 10 == 1 and number % 100 != 11:
        return f"{number} {one}"
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return f"{number} {few}"
    return f"{number} {many}"


class _Wording(Formatter):
    def __init__(self, names: Names, zone: ZoneInfo) -> None:
        self._names = names
        self._zone = zone

    def format_field(self, value: JsonValue, how: str) -> str:
        match how:
            case "names":
                return ", ".join(self._name(UUID(id)) for id in _ids(value))
            case "moment":
                moment = datetime.fromisoformat(str(value)).astimezone(self._zone)
                return f"{moment:%d.%m.%Y} в {moment:%H:%M}"
            case "":
                return str(value)
        return HOW[how](value)

    def _name(self, id: UUID) -> str:
        return (self._names[id] or FORGOTTEN) if id in self._names else UNKNOWN


def _ids(value: JsonValue) -> list[str]:
    return [str(id) for id in value] if isinstance(value, list) else [str(value)]


def _label(codes: type[Code], value: JsonValue) -> str:
    return next((code.label for code in codes if code.value == value), str(value))


def _date(value: JsonValue) -> str:
    return f"{date.fromisoformat(value):%d.%m.%Y}" if isinstance(value, str) else "—"


def _matters(value: JsonValue) -> str:
    """The kinds of open deadlines and how many there are."""
    counts = value if isinstance(value, dict) else {}
    return ", ".join(f"{LABELS.get(kind, kind)} – {count}" for kind, count in counts.items())


HOW: dict[str, Callable[[JsonValue], str]] = {
    "date": _date,
    "days": lambda value: plural(int(str(value)), "день", "дня", "дней"),
    "people": lambda value: plural(int(str(value)), "человек", "человека", "человек"),
    "remote": lambda value: "дистанционно" if value else "очно",
    "direction": lambda value: _label(Direction, value),
    "record": lambda value: _label(RecordKind, value),
    "publication": lambda value: _label(PublicationKind, value),
    "order": lambda value: f"«{_label(OrderKind, value)}»",
    "petition": lambda value: _label(PetitionKind, value),
    "decision": lambda value: _label(PetitionOutcome, value),
    "mediation": lambda value: _label(MediationOutcome, value),
    "purpose": lambda value: _label(ConsentPurpose, value),
    "delay": lambda value: _label(StoppingDelay, value),
    "cause": lambda value: _label(DecisionCause, value),
    "report": lambda value: _label(ReportKind, value).capitalize(),
    "matters": _matters,
    "survey": lambda value: _label(SurveyForm, value),
}
