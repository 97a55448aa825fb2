"""What somebody has filled in: from the form to the body of a command, and to the places where something is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from workplace.catalogue import Json
from workplace.fields import Field

Values = Mapping[str, Sequence[str]]
NOTHING: Any = object()


@dataclass(frozen=True)
class Filled:
    """`values` by the names of fields; `errors` by the names they belong to, the empty one for the whole form."""

    values: Values
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> Sequence[str]:
        return self.values.get(name, ())

    def under(self, name: str) -> list[str]:
        """The numbers of its rows."""
        return list(dict.fromkeys(rest.split(".")[0] for rest in self._below(name)))

    def _below(self, name: str) -> list[str]:
        return [key.removeprefix(f"{name}.") for key in self.values if key.startswith(f"{name}.")]

    def rows(self, one: Field) -> list[list[Field]]:
        """Of a field with rows: those filled in, the added one, and one to begin with where one is needed."""
        indices = sorted(int(index) for index in self.under(one.name) if index.isdecimal())
        if one.name in self.all("_add") or (one.required and not indices):
            indices.append(max(indices, default=-1) + 1)
        return [one.row(index) for index in indices]

    def keys(self, one: Field) -> list[tuple[str, str]]:
        """Of a field with entries: the keys to fill in, with their labels."""
        labels = dict(one.options)
        return [(key, labels.get(key, key)) for key in dict.fromkeys([*labels, *self._below(one.name)])]

    def wrong(self, name: str) -> Sequence[str]:
        return self.errors.get(name, ())

    @property
    def wrong_names(self) -> list[str]:
        return [name for name in self.errors if name]


def begun(fields: Iterable[Field], given: Values) -> Filled:
    """A new form: what the link to it gives, otherwise what is usual."""
    usual = {one.name: one.initial for one in _leaves(fields) if one.initial}
    return Filled({**usual, **given})


def compacted(fields: Iterable[Field], values: Values) -> Filled:
    """Without the rows that were left empty, so that what a service points at is what is shown."""
    kept = dict(values)
    for one in (found for found in _leaves(fields) if found.widget == "rows"):
        rows = [_taken(kept, f"{one.name}.{index}.") for index in Filled(kept).under(one.name)]
        full = [row for row in rows if any(text.strip() for told in row.values() for text in told)]
        kept |= {f"{one.name}.{number}.{name}": told for number, row in enumerate(full) for name, told in row.items()}
    return Filled(kept)


def body(fields: Iterable[Field], values: Values, zone: ZoneInfo) -> Json:
    """What a command is sent; what can't be read goes as it is, so that the service says what is wrong with it."""
    told = {one.name.rpartition(".")[2]: _value(one, Filled(values), zone) for one in fields}
    return {name: value for name, value in told.items() if value is not NOTHING}


def _leaves(fields: Iterable[Field]) -> Iterator[Field]:
    for one in fields:
        yield from _leaves(one.parts) if one.widget == "group" else (one,)


def _taken(values: dict[str, Sequence[str]], start: str) -> dict[str, Sequence[str]]:
    return {name.removeprefix(start): values.pop(name) for name in list(values) if name.startswith(start)}


def _value(one: Field, filled: Filled, zone: ZoneInfo) -> Any:
    match one.widget:
        case "group":
            inside = body(one.parts, filled.values, zone)
            untouched = all(value is False or value in ([], {}) for value in inside.values())
            return NOTHING if untouched and not one.required else inside
        case "rows":
            rows = [body(parts, filled.values, zone) for parts in filled.rows(one)]
            return [row for row in rows if row] or ([] if one.required else NOTHING)
        case "entries":
            told = {key: _plain(one, filled.one(f"{one.name}.{key}"), zone) for key, _ in filled.keys(one)}
            return {key: value for key, value in told.items() if value is not NOTHING} or NOTHING
        case "options" | "lines":
            lines = [line for text in filled.all(one.name) for line in text.splitlines()]
            several = [_plain(one, line, zone) for line in lines]
            return [value for value in several if value is not NOTHING] or ([] if one.required else NOTHING)
        case "flag":
            return filled.one(one.name) == "true"
    return _plain(one, filled.one(one.name), zone)


def _plain(one: Field, text: str, zone: ZoneInfo) -> Any:
    text = text.strip()
    if not text:
        return NOTHING
    if one.number:
        return _number(text)
    if one.widget == "datetime-local":
        return _moment(text, zone)
    if one.widget == "choice" and {value for value, _ in one.options} <= {"true", "false"}:
        return {"true": True, "false": False}.get(text, text)
    return text


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text.replace(",", "."))
        except ValueError:
            continue
    return text


def _moment(text: str, zone: ZoneInfo) -> str:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=zone).isoformat()
    except ValueError:
        return text
