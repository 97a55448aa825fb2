"""CSV (RFC 4180) with its data dictionary as CSVW has it: `<file>-metadata.json`, both in one archive, so that they
belong together."""

import csv
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson

from reporting.exports.table import Table, Value

DANGEROUS = tuple("=+-@\t\r\n")
"""What a spreadsheet takes for a formula begins so."""


def write(table: Table) -> bytes:
    name, text, archive = f"{table.name}.csv", _text(table), BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as files:
        files.writestr(_entry(name), text)
        files.writestr(_entry(f"{name}-metadata.json"), _dictionary(table, name, text))
    return archive.getvalue()


def _text(table: Table) -> bytes:
    """With a mark by which spreadsheets know UTF-8."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_harmless(value) for value in row] for row in table.rows)
    return target.getvalue().encode("utf-8-sig")


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def _dictionary(table: Table, name: str, text: bytes) -> bytes:
    columns = [
        {
            "name": column.name,
            "titles": {"und": column.name, "ru": column.title},
            "dc:description": {"ru": column.meaning},
            "datatype": column.kind.value,
        }
        for column in table.columns
    ]
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ru"}],
        "url": name,
        "dc:title": table.title,
        "notes": [{"label": label, "value": value} for label, value in table.facts.items()],
        "mentoring:rows": len(table.rows),
        "mentoring:sha256": sha256(text).hexdigest(),
        "dialect": {"encoding": "utf-8-sig", "header": True},
        "tableSchema": {"columns": columns},
    }
    return orjson.dumps(described, option=orjson.OPT_INDENT_2)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry
