"""Formats, each a line; who writes it is imported when somebody asks for it, since at rest nobody needs it."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from importlib import import_module

from reporting.exports.table import Table

MOST = 100_000
"""Rows of one file."""


class Format(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"


@dataclass(frozen=True)
class Written:
    media_type: str
    ending: str
    by: str


FORMATS: Mapping[Format, Written] = {
    Format.XLSX: Written("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "workbook"),
    Format.CSV: Written("application/zip", "csv.zip", "separated"),
    Format.PARQUET: Written("application/vnd.apache.parquet", "parquet", "columnar"),
    Format.JSON: Written("application/json", "json", "document"),
}


class TooMany(Exception):
    """More rows than a file holds."""


@dataclass(frozen=True)
class File:
    """`digest` as RFC 9530 has it."""

    name: str
    media_type: str
    content: bytes
    rows: int

    @property
    def digest(self) -> str:
        return f"sha-256=:{b64encode(sha256(self.content).digest()).decode()}:"


def export(table: Table, format: Format) -> File:
    """The whole table: the same bytes for the same table. Raises TooMany."""
    if len(table.rows) > MOST:
        raise TooMany
    written = FORMATS[format]
    write: Callable[[Table], bytes] = import_module(f"reporting.exports.{written.by}").write
    return File(f"{table.name}.{written.ending}", written.media_type, write(table), len(table.rows))
