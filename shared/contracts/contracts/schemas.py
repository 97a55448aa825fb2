"""JSON Schemas of the contracts, and whether a change of one would break those who read it."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import contracts
from contracts.base import contracts as all_contracts

FOLDER = Path(__file__).parents[1] / "schemas"
WORDS_ONLY = {"title", "description", "default", "examples", "$id", "x-version", "x-labels", "$defs"}

Schema = dict[str, Any]


def generated() -> dict[str, Schema]:
    """The schema of every contract of this package, by type."""
    for module in pkgutil.iter_modules(contracts.__path__, "contracts."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    ours = [kind for kind in all_contracts() if kind.__module__.startswith("contracts.")]
    return {
        kind.TYPE: {
            "$id": f"urn:mentoring:contract:{kind.TYPE}",
            "x-version": kind.VERSION,
            **kind.model_json_schema(mode="serialization"),
        }
        for kind in ours
    }


def committed(folder: Path = FOLDER) -> dict[str, Schema]:
    return {file.stem: json.loads(file.read_text()) for file in sorted(folder.glob("*.json"))}


def write(folder: Path = FOLDER) -> list[str]:
    """Writes today's schemas; writes nothing and says why when that would break a reader."""
    new, old = generated(), committed(folder)
    found = [f"{name}: {breach}" for name in old for breach in breaches(old[name], new.get(name))]
    if not found:
        folder.mkdir(exist_ok=True)
        for name, schema in new.items():
            (folder / f"{name}.json").write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
    return found


def breaches(old: Schema, new: Schema | None) -> list[str]:
    """Why readers of `old` could not read `new`; an empty list means they can."""
    if new is None:
        return ["the contract is gone"]
    return list(_breaches(_whole(old, old), _whole(new, new), ""))


def _breaches(old: Schema, new: Schema, place: str) -> Iterator[str]:
    was, now = _fields(old), _fields(new)
    yield from (f"{place}{name} is new and required" for name in _required(new) - _required(old) if name not in was)
    yield from (f"{place}{name} may be missing now" for name in _required(old) - _required(new) if name in now)
    if old.get("additionalProperties") is False:
        yield from (f"{place}{name} is new, and readers refuse new fields there" for name in now.keys() - was.keys())
    for name, field in was.items():
        if name not in now:
            yield f"{place}{name} is gone"
        else:
            yield from _breaches(field, now[name], f"{place}{name}.")
    if _rest(old) != _rest(new) or not _codes(old) <= _codes(new):
        yield f"{place.rstrip('.') or 'the contract'} has changed its type"


def _fields(schema: Schema) -> dict[str, Schema]:
    """The properties of an object; of a list, its items as `[]`."""
    properties: dict[str, Schema] = schema.get("properties", {})
    items = schema.get("items")
    return properties | {"[]": items} if isinstance(items, dict) else properties


def _required(schema: Schema) -> set[str]:
    return set(schema.get("required", ()))


def _rest(schema: Schema) -> Schema:
    """All that says what a value may be, except fields and codes, which are compared one by one."""
    return {key: value for key, value in schema.items() if key not in {"properties", "required", "items", "enum"}}


def _codes(schema: Schema) -> set[str]:
    """A reader that does not know a new code yet parks the message until it does."""
    return set(schema.get("enum", ()))


def _whole(part: Any, root: Schema) -> Any:
    """The schema with its references written out and its words left out."""
    if isinstance(part, list):
        return [_whole(item, root) for item in part]
    if not isinstance(part, dict):
        return part
    if reference := part.get("$ref"):
        part = root["$defs"][reference.rsplit("/", 1)[1]] | {k: v for k, v in part.items() if k != "$ref"}
    kept = {key: value for key, value in part.items() if key not in WORDS_ONLY}
    names = {name: _whole(field, root) for name, field in kept.pop("properties", {}).items()}
    return {key: _whole(value, root) for key, value in kept.items()} | ({"properties": names} if names else {})
