"""The fields of a form, made from the schema of what an operation wants."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workplace import words
from workplace.catalogue import Json, Operation

LONG = 300
"""Characters from which a text gets several lines."""
YES_NO = (("true", "да"), ("false", "нет"))
BY_FORMAT = {"date": "date", "date-time": "datetime-local", "time-local": "time", "binary": "file"}
SIZES = {"maxLength": "maxlength", "minimum": "min", "maximum": "max"}

Option = tuple[str, str]
"""Value and label."""
Options = Callable[[str], Sequence[Option] | None]
"""What can be chosen for the field of that name, None where it is no choice."""


@dataclass(frozen=True)
class Field:
    """`name` is the path in the body (`justification.goal`); the parts of `rows` are named within a row. `widget`:
    an input's type, or area, lines, choice, choices, options, flag, group, rows, entries."""

    name: str
    label: str
    widget: str
    required: bool = False
    help: str = ""
    options: Sequence[Option] = ()
    parts: Sequence["Field"] = ()
    sizes: Mapping[str, Any] = field(default_factory=dict)
    initial: Sequence[str] = ()
    number: bool = False

    def row(self, index: int) -> list["Field"]:
        return [part.within(f"{self.name}.{index}") for part in self.parts]

    def within(self, place: str) -> "Field":
        parts = [part.within(place) for part in self.parts] if self.widget == "group" else self.parts
        return replace(self, name=f"{place}.{self.name}", parts=parts)


@dataclass(frozen=True)
class Builder:
    """`kind` chooses among the alternatives of a body that has several."""

    operation: Operation
    options: Options
    kind: str = ""
    entries: Mapping[str, Sequence[Option]] = field(default_factory=dict)

    def body(self) -> list[Field]:
        return list(self._parts(self.operation.body, "")) if self.operation.media else []

    def query(self) -> list[Field]:
        asked = self.operation.query
        return [self._field(one["name"], one["schema"], one.get("required", False), "") for one in asked]

    def _parts(self, schema: Json, place: str) -> Iterator[Field]:
        told = self.operation.resolved(schema)
        if "oneOf" in told:
            told = self.operation.resolved({"$ref": told["discriminator"]["mapping"][self.kind]})
        for name, part in told.get("properties", {}).items():
            if "const" not in part:
                yield self._field(name, part, name in told.get("required", ()), place)

    def _field(self, name: str, schema: Json, required: bool, place: str) -> Field:
        path, key = f"{place}{name}", self.operation.key
        told = self.operation.resolved(schema)
        made = Field(path, words.field(name, key), "text", required, words.help_for(name, key))
        initial = schema.get("default", told.get("default"))
        if initial not in (None, [], {}, ""):
            made = replace(made, initial=_written(initial))
        if told.get("type") == "array":
            return self._several(made, told)
        if told.get("type") == "object" or "oneOf" in told:
            return self._object(made, told)
        chosen = self._choice(made, path, schema)
        return chosen or self._simple(made, told)

    def _choice(self, made: Field, path: str, schema: Json) -> Field | None:
        options = self.options(path)
        if options is None:
            options = list(words.codes(self.operation, schema).items())
            if not options:
                return None
        number = self.operation.resolved(schema).get("type") == "integer"
        return replace(made, widget="choice", options=options, number=number)

    def _several(self, made: Field, told: Json) -> Field:
        item = self.operation.resolved(told["items"])
        if chosen := self._choice(made, made.name, told["items"]):
            return replace(chosen, widget="options", required=made.required and bool(told.get("minItems", 1)))
        if "properties" in item:
            parts = tuple(self._within(self._parts(told["items"], f"{made.name}.")))
            return replace(made, widget="rows", parts=parts)
        return replace(made, widget="lines", number=item.get("type") == "integer")

    @staticmethod
    def _within(parts: Iterator[Field]) -> Iterator[Field]:
        """Named as they are called in a row."""
        for part in parts:
            yield replace(part, name=part.name.rpartition(".")[2])

    def _object(self, made: Field, told: Json) -> Field:
        if "properties" in told or "oneOf" in told:
            return replace(made, widget="group", parts=tuple(self._parts(told, f"{made.name}.")))
        keys = told.get("propertyNames")
        options = self.entries.get(made.name) or (list(words.codes(self.operation, keys).items()) if keys else ())
        number = told.get("additionalProperties", {}) is not True and (
            self.operation.resolved(told.get("additionalProperties") or {}).get("type") == "integer"
        )
        return replace(made, widget="entries", options=options, number=number)

    def _simple(self, made: Field, told: Json) -> Field:
        sizes = {html: told[key] for key, html in SIZES.items() if key in told}
        match told.get("type"):
            case "boolean" if made.required or "default" not in told:
                return replace(made, widget="choice", options=YES_NO)
            case "boolean":
                return replace(made, widget="flag")
            case "integer" | "number":
                step = {} if told["type"] == "integer" else {"step": "any"}
                return replace(made, widget="number", sizes=sizes | step, number=True)
        if told.get("contentMediaType") or "contentEncoding" in told:
            return replace(made, widget="file")
        widget = BY_FORMAT.get(told.get("format", ""), "")
        if not widget:
            long = told.get("maxLength", LONG) >= LONG and not words.short(made.name)
            widget = "area" if long else "text"
        return replace(made, widget=widget, sizes=sizes)


def _written(value: Any) -> list[str]:
    if isinstance(value, list):
        return [one for item in value for one in _written(item)]
    return [str(value).lower() if isinstance(value, bool) else str(value)]
