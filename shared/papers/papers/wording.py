"""Wordings are data: what a kind of document says, in clauses with placeholders. See the README for the language."""

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter

from papers.paper import Layout


class Said(BaseModel):
    """`when` names a fact without which the line is left out, `each` a list whose items the line is said of as `it`. A
    dot leads to a part of a fact."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: str = ""
    each: str = ""


class SaidText(Said):
    """A paragraph for each line of it."""

    text: str


class SaidHeading(Said):
    heading: str


class SaidClause(Said):
    clause: str


class SaidItem(Said):
    """Numbered within the clause before."""

    item: str


class SaidAnnex(Said):
    """`to` tells line by line what it belongs to; its clauses are numbered from one again."""

    annex: str
    to: str


class Column(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: str
    cell: str
    width: int = 1


class SaidTable(Said):
    """A row for each item `it` of the list `table`; `n` is its number."""

    table: str
    columns: tuple[Column, ...]


class SaidChart(Said):
    """The fact `chart` has its `bars`, each with `label`, `value` and what is `shown`, and the longest there could be,
    `of`; `title` says what the picture tells."""

    chart: str
    title: str


class SaidSignature(Said):
    """Of the person that the fact names; with `each`, of `it`."""

    signature: str


class SaidAcquaintance(Said):
    acquaintance: str
    heading: str


class SaidGroup(Said):
    """Lines that come together, and with `each` again for every item."""

    group: tuple["Line", ...]


OnePart = SaidHeading | SaidClause | SaidItem | SaidAnnex | SaidTable | SaidChart | SaidSignature | SaidAcquaintance
Line = SaidText | SaidGroup | OnePart


class Wording(BaseModel):
    """One kind of document. `kind` and `title` are printed as requisites, `approval` line by line, its word first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    layout: Layout
    kind: str
    title: str = ""
    addressee: tuple[str, ...] = ()
    approval: tuple[str, ...] = ()
    parts: tuple[Line, ...]

    @property
    def public_title(self) -> str:
        """Without anything that people or facts put into it: it is shown to everybody."""
        fixed = [text for text in (self.kind, self.title) if text and "{" not in text]
        return " ".join(fixed) or "Документ"


_WORDING = TypeAdapter(dict[str, Wording])


def load(file: Traversable) -> Mapping[str, Wording]:
    """Of a TOML file: a table per kind. The `parts` of one with a `frame` lie between its `opening` and `closing`, and
    `annexes` come last."""
    read: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    frames = read.pop("frames", {})
    return _WORDING.validate_python({name: _framed(table, frames) for name, table in read.items()})


def _framed(table: Mapping[str, Any], frames: Mapping[str, Any]) -> dict[str, Any]:
    own = dict(table)
    frame = dict(frames[own.pop("frame")]) if "frame" in own else {}
    parts = [*frame.pop("opening", ()), *own.pop("parts"), *frame.pop("closing", ()), *own.pop("annexes", ())]
    return {**frame, **own, "parts": parts}
