"""A paper as data: requisites and parts, the same for every layout and file format (GOST R 7.0.97-2025)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class Layout(StrEnum):
    """How the requisites stand on the sheet; what stands in the parts is the same for all."""

    ORDER = "order"
    STATEMENT = "statement"
    FORM = "form"
    AGREEMENT = "agreement"
    LETTER = "letter"
    CERTIFICATE = "certificate"


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Approval(Value):
    """«УТВЕРЖДАЮ» with who approves, or «УТВЕРЖДЕНО» with the act that did."""

    word: str
    lines: tuple[str, ...]


class Requisites(Value):
    """`organisation` is its full name on the `day` of the paper, which is printed as `dated`. `title` is the heading of
    the text; `addressee` stands to the right, line by line."""

    organisation: str
    kind: str
    title: str = ""
    number: str = ""
    day: date | None = None
    dated: str = ""
    place: str = ""
    addressee: tuple[str, ...] = ()
    approval: Approval | None = None


class Text(Value):
    part: Literal["text"] = "text"
    text: str


class Heading(Value):
    part: Literal["heading"] = "heading"
    text: str


class Annex(Value):
    """Begins a new sheet; `lines` say to what it is the annex."""

    part: Literal["annex"] = "annex"
    lines: tuple[str, ...]
    text: str


class Clause(Value):
    """A numbered one; `number` is printed as it is: «1», «2.1»."""

    part: Literal["clause"] = "clause"
    number: str
    text: str


class Table(Value):
    """Each row has a cell for each heading. `widths` are parts of the line."""

    part: Literal["table"] = "table"
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


class Bar(Value):
    """`shown` is the number as people read it."""

    label: str
    value: float
    shown: str


class Chart(Value):
    """Bars as long as their values are parts of `of`. It repeats numbers that a table tells; `text` says of what."""

    part: Literal["chart"] = "chart"
    text: str
    of: float = Field(gt=0)
    bars: tuple[Bar, ...]


class Signature(Value):
    """A line to sign on."""

    part: Literal["signature"] = "signature"
    post: str
    name: str


class Acquaintance(Value):
    """Who gets to know the paper signs and dates it, by initials and surname; `dates` are those already recorded."""

    part: Literal["acquaintance"] = "acquaintance"
    heading: str
    names: tuple[str, ...]
    dates: tuple[str, ...]


Part = Annotated[
    Text | Heading | Annex | Clause | Table | Chart | Signature | Acquaintance,
    Field(discriminator="part"),
]


class Source(Value):
    """What the paper tells of: an aggregate up to this version of it."""

    id: UUID
    version: int


class Paper(Value):
    """`missing` names in words what is not known; such a paper may be read and never made."""

    layout: Layout
    requisites: Requisites
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class Incomplete(Exception):
    """The paper would have a hole; `missing` names each in words."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__("; ".join(missing))
        self.missing = missing
