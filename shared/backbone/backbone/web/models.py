"""Bases of request and response models."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator


class Body(BaseModel):
    """What a client sends: unknown fields are refused, so is the NUL character, which PostgreSQL cannot store."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @model_validator(mode="after")
    def _storable(self) -> Self:
        if any(_has_nul(getattr(self, name)) for name in type(self).model_fields):
            raise ValueError("Недопустимый символ с кодом 0")
        return self


class View(BaseModel):
    """What a client gets; made from any object with these attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


def _has_nul(value: Any) -> bool:
    match value:
        case str():
            return "\0" in value
        case dict():
            return any(_has_nul(item) for pair in value.items() for item in pair)
        case list() | tuple() | set() | frozenset():
            return any(_has_nul(item) for item in value)
    return False
