"""Russian words for names and codes: `words/*.toml`, and what the services publish with their codes."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workplace.catalogue import Json, Operation

FOLDER = Path(__file__).parent / "words"


@cache
def read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())


def field(name: str, operation: str = "") -> str:
    """The label of a field by its last name; an operation may call it otherwise."""
    own: Mapping[str, str] = read("otherwise").get(operation, {})
    return str(own.get(name) or read("asked").get(name) or read("shown").get(name) or name)


def known(name: str, operation: str = "") -> bool:
    return field(name, operation) != name


def short(name: str) -> bool:
    """Whether a text is a line, however long it may be."""
    return name.rpartition(".")[2] in read("fields")["short"]


def help_for(name: str, operation: str) -> str:
    helps = read("fields")["help"]
    return str(helps.get(f"{operation}.{name}") or helps.get(name, ""))


def code(name: str, value: str) -> str:
    """The label of a code that is the key of a table, like the roles in a stage's tasks."""
    table = read("codes").get(read("fields")["keys"].get(name, ""), {})
    return str(table.get(value, value))


def codes(operation: Operation, schema: Json) -> Mapping[str, str]:
    """The labels of an enumeration; empty for anything else."""
    told = operation.resolved(schema)
    if "enum" not in told:
        return {}
    ours: Mapping[str, str] = read("codes").get(told.get("title", ""), {})
    labels = told.get("x-labels", {})
    return {str(code): str(labels.get(code) or ours.get(str(code)) or code) for code in told["enum"]}
