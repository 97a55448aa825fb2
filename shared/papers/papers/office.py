"""What an office has of its own, in one folder: layouts instead of the packaged ones, corrected names and posts, the
places where its schools are."""

import tomllib
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from papers.declension import Case, Declension
from papers.paper import Layout

PACKAGED = files("papers") / "layouts"
LAYOUT, CHART, PICTURE = "paper.typ", "chart.typ", "picture.typ"
"""Of the PDF, of charts in it and alone: every office has them as they are."""


class Own(BaseModel):
    """The file `office.toml`. `places` are by school."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    corrections: dict[str, dict[Case, str]] = {}
    places: dict[UUID, str] = {}


class Office:
    """Without a folder everything is as packaged. Raises where its file cannot be understood."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        file = folder / "office.toml" if folder else None
        told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")) if file and file.exists() else {}
        self._own = Own.model_validate(told)

    @cached_property
    def declension(self) -> Declension:
        return Declension(
            {text: {str(case): said for case, said in of.items()} for text, of in self._own.corrections.items()}
        )

    def place(self, school: UUID) -> str:
        """Where it is, as printed: «г. Пугачёв»; empty where its name says so already."""
        return self._own.places.get(school, "")

    def layout(self, layout: Layout) -> bytes:
        """The DOCX that is filled in."""
        name = f"{layout.value}.docx"
        if self._folder is not None and (self._folder / name).exists():
            return (self._folder / name).read_bytes()
        return (PACKAGED / name).read_bytes()
