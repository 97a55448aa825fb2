"""Forms that come with the platform: a file each; an office announces them as they are or sends cells of its own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from reporting.domain.form import Cell


class Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    cells: tuple[Cell, ...]


@cache
def forms() -> Mapping[str, Form]:
    """By the name of the file."""
    found = sorted(files(__package__).iterdir(), key=lambda file: file.name)
    read = {file.name.removesuffix(".toml"): file.read_text() for file in found if file.name.endswith(".toml")}
    return {name: Form.model_validate(tomllib.loads(text)) for name, text in read.items()}
