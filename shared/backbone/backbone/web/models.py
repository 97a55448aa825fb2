"""Bases of request and response models."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator

YEARS = range(1900, 2200)
"""Of dates that are taken: what lies far outside of them cannot be reckoned with."""


class Body(BaseModel):
    """What a client sends: unknown fields are refused, so are the NUL character, which PostgreSQL cannot store, and
    dates that nobody means."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def _storable(cls, value: Any) -> Any:
        for part in _parts(value):
            if isinstance(part, str) and "\0" in part:
                raise ValueError("Недопустимый символ с кодом 0")
            must_be_of_our_time(part)
        return value


class View(BaseModel):
    """What a client gets; made from any object with these attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


def must_be_of_our_time(value: object) -> None:
    """Raises ValueError."""
    if isinstance(value, date) and value.year not in YEARS:
        raise ValueError(f"Годы: от {YEARS[0]} до {YEARS[-1]}")


def _parts(value: Any) -> Iterator[Any]:
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                yield from _parts(getattr(value, name))
        case dict():
            for pair in value.items():
                yield from _parts(pair)
        case list() | tuple() | set() | frozenset():
            for item in value:
                yield from _parts(item)
        case _:
            yield value
