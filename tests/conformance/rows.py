"""The rows of the regulation, and which of them cannot be met yet."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

HERE = Path(__file__).parent


class Row(BaseModel):
    """`binding`: how it binds (HARD, SOFT, T deadline, N notification, K statistic, D document). `numbers` are those in
    the registers of invariants, deadlines, notifications, statistics, documents and readings."""

    chapter: str
    demand: str
    who: tuple[str, ...]
    binding: tuple[str, ...]
    numbers: tuple[str, ...]

    def numbered(self, register: str) -> list[str]:
        return [number for number in self.numbers if number.startswith(f"{register}-")]


def rows() -> Mapping[str, Row]:
    return TypeAdapter(dict[str, Row]).validate_python(tomllib.loads((HERE / "rows.toml").read_text()))


def unmet() -> Mapping[str, str]:
    """Rows that the platform does not meet yet, with the reason."""
    return TypeAdapter(dict[str, str]).validate_python(tomllib.loads((HERE / "unmet.toml").read_text()))
