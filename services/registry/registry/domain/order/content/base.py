"""What all contents of orders have in common: one mechanism, the differences are data."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Persons = Annotated[tuple[UUID, ...], Field(min_length=1, max_length=200)]


class Part(BaseModel):
    """A part of a content."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Details(BaseModel):
    """What others are told of an order, where its kind names it. `since` and `until` are dates of what it orders."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    match: UUID | None = None
    since: date | None = None
    until: date | None = None
    persons: tuple[UUID, ...] = ()
    edition: UUID | None = None


class Content(BaseModel):
    """What an order does. A kind is a subclass with `kind: Literal[OrderKind.…]`, listed in `AnyContent`, and has its
    effect in `registry.application.effects`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def details(self) -> Details:
        return Details.model_validate(self)

    @property
    def texts(self) -> frozenset[str]:
        """Names of the texts the order has to bring; they are sealed beside it."""
        return frozenset()
