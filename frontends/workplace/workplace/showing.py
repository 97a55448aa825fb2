"""Values of answers as people read them: names, Russian labels, dates as they are written here, links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from workplace import words
from workplace.catalogue import Json, Operation
from workplace.visit import Visit

NOTHING, UNNAMED = "—", "имя не показано"


@dataclass(frozen=True)
class Shown:
    """A text, perhaps with a link; or several, one below the other; or facts with their labels."""

    text: str = ""
    href: str = ""
    several: Sequence["Shown"] = ()
    facts: Sequence[tuple[str, "Shown"]] = ()


@dataclass(frozen=True)
class Shower:
    visit: Visit
    operation: Operation

    def text(self, name: str, value: Any, schema: Json) -> str:
        return flat(self.shown(name, value, self.operation.part(schema, name)))

    def of(self, row: Json, path: str, schema: Json) -> Shown:
        """What stands at a path like `edition.number`."""
        value: Any = row
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
            schema = self.operation.part(schema, name)
        return self.shown(path.rpartition(".")[2], value, schema)

    def shown(self, name: str, value: Any, schema: Json) -> Shown:
        told = self.operation.resolved(schema)
        match value:
            case _ if value in (None, "", [], {}):
                return Shown(NOTHING)
            case bool():
                return Shown("да" if value else "нет")
            case list():
                return Shown(several=[self.shown(name, one, told.get("items", {})) for one in value])
            case dict():
                return self._facts(name, value, told)
            case str():
                return self._told(name, value, told)
        return Shown(_number(value))

    def _facts(self, name: str, value: Json, told: Json) -> Shown:
        facts = []
        for key, part in value.items():
            shown = self.shown(key, part, self.operation.part(told, key))
            if shown.text != NOTHING and not _is_id(shown.text):
                facts.append((self._label(name, key), shown))
        return Shown(facts=facts) if facts else Shown(NOTHING)

    def _label(self, name: str, key: str) -> str:
        if key in self.visit.names:
            return self.visit.names[key]
        of = self.operation.key
        return words.field(key, of) if words.known(key, of) else words.code(name, key)

    def _told(self, name: str, value: str, told: Json) -> Shown:
        if label := words.codes(self.operation, told).get(value):
            return Shown(label)
        table = words.read("fields")
        if name in table["people"] and _is_id(value):
            known = self.visit.names.get(value)
            return Shown(known, f"/participant/{value}") if known else Shown(UNNAMED)
        if page := table["links"].get(name):
            return Shown(words.field(name), f"/{page}/{value}") if _is_id(value) else Shown(value)
        if value.startswith(("https://", "http://")):
            return Shown(value, value)
        return Shown(_dated(words.code(name, value), told.get("format", ""), self.visit.zone))


def flat(shown: Shown) -> str:
    if shown.several:
        return ", ".join(flat(one) for one in shown.several)
    return ", ".join(f"{label}: {flat(one)}" for label, one in shown.facts) if shown.facts else shown.text


def _dated(value: str, kind: str, zone: ZoneInfo) -> str:
    try:
        if kind == "date":
            return f"{date.fromisoformat(value):%d.%m.%Y}"
        if kind == "date-time":
            return f"{datetime.fromisoformat(value).astimezone(zone):%d.%m.%Y %H:%M}"
        if kind == "time-local":
            return f"{time.fromisoformat(value):%H:%M}"
    except ValueError:
        return value
    return value


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _is_id(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4


def address(path: str, query: Mapping[str, str | Sequence[str]]) -> str:
    return f"{path}?{urlencode(query, doseq=True)}" if query else path
