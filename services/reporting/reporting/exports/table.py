"""What is exported, whatever the format: rows, what their columns mean, and what they are true of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

Value = str | int | float | date | None


class Kind(StrEnum):
    """Of values; named as CSVW names datatypes."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "double"
    DAY = "date"


@dataclass(frozen=True)
class Column:
    """`title` is what people read; `width` is in characters."""

    name: str
    title: str
    meaning: str
    kind: Kind = Kind.TEXT
    width: int = 12


@dataclass(frozen=True)
class Table:
    """`name` is that of its file. `about`: what the numbers are true of, in words."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    about: Mapping[str, str]

    @cached_property
    def facts(self) -> dict[str, str]:
        """With how many rows there have to be."""
        return {**self.about, "строк": str(len(self.rows))}
