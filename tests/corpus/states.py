"""What an object is, in a form that does not depend on the build that made it."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any

from backbone.aggregate import Aggregate
from backbone.events import Event
from pydantic import BaseModel
from stores import MAINS

DIGITS = 16


def state_of(made: Aggregate) -> dict[str, str]:
    """A digest of each attribute."""
    return {name: _digest(value) for name, value in sorted(vars(made).items()) if name != "pending"}


@cache
def _kinds() -> dict[type[Event], type[Aggregate]]:
    return {kind.BORN_AS: kind for kind in _below(Aggregate)}  # type: ignore[type-abstract]


def kind_born_as(first: type[Event]) -> type[Aggregate]:
    """Raises LookupError where no object begins so."""
    for born_as, kind in _kinds().items():
        if issubclass(first, born_as):
            return kind
    raise LookupError(f"nothing begins with {first.TOPIC}")


def _below(kind: type[Aggregate]) -> Iterator[type[Aggregate]]:
    for one in kind.__subclasses__():
        if "BORN_AS" in vars(one) and one.__module__.partition(".")[0] in MAINS:
            yield one
        yield from _below(one)


def _digest(value: Any) -> str:
    return sha256(repr(_plain(value)).encode()).hexdigest()[:DIGITS]


def _plain(value: Any) -> Any:
    """Without order where there is none, without the names of classes."""
    match value:
        case Enum():
            return value.value
        case BaseModel():
            return [(name, _plain(getattr(value, name))) for name in sorted(type(value).model_fields)]
        case Mapping():
            return sorted((repr(_plain(key)), _plain(one)) for key, one in value.items())
        case Set():
            return sorted(repr(_plain(one)) for one in value)
        case list() | tuple():
            return [_plain(one) for one in value]
        case None | bool() | int() | float():
            return value
    if is_dataclass(value):
        return [(field.name, _plain(getattr(value, field.name))) for field in fields(value)]
    return str(value)
