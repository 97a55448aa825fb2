"""Which commands are offered of an object or a row: those of the role, in the state in which they make sense."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workplace import words
from workplace.catalogue import Json
from workplace.conditions import hold
from workplace.form import at_once
from workplace.plan import Do
from workplace.showing import address
from workplace.visit import Visit


@dataclass(frozen=True)
class Offer:
    """A link to a form; or, where there is nothing to fill in, the form itself with `hidden` in it. `formats` are those
    in which a file is to be had, with their labels."""

    title: str
    href: str
    at_once: bool
    hidden: Mapping[str, Sequence[str]]
    formats: Mapping[str, str]


def offered(visit: Visit, commands: Iterable[Do], row: Json, values: Mapping[str, str], here: str) -> Sequence[Offer]:
    return [
        offer(visit, one, row, values, here)
        for one in commands
        if visit.may(one.op) and hold(one.when, row, visit.session.person)
    ]


def offer(visit: Visit, command: Do, row: Json, values: Mapping[str, str], here: str) -> Offer:
    operation = visit.catalogue[command.op]
    told = {name: given(value, row, values) for name, value in command.fill.items()}
    for name in operation.places:
        told.setdefault(name, given(f".{name}", row, values)[:1] or [values.get(name, "")])
    told = {name: value for name, value in told.items() if any(value)}
    places = {name: "".join(told.get(name, ())) for name in operation.places}
    seen = visit.version(operation, places)
    href = address(f"/do/{command.op}", {**told, "back": here})
    ready = at_once(operation) and all(places.values())
    formats = next((words.codes(operation, one["schema"]) for one in operation.query if one["name"] == "format"), {})
    return Offer(command.label or operation.title, href, ready, {**told, "_version": [seen]}, formats)


def given(value: str, row: Json, values: Mapping[str, str]) -> list[str]:
    """`.edition.id` is a field of the row, `page` the object of the page."""
    if value == "page":
        return [values.get("id", "")]
    if not value.startswith("."):
        return [value]
    found: Any = row
    for name in value[1:].split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return [str(one) for one in (found if isinstance(found, list) else [found]) if one is not None]
