"""JSON."""

from dataclasses import asdict

import orjson

from reporting.exports.table import Table


def write(table: Table) -> bytes:
    names = [column.name for column in table.columns]
    return orjson.dumps(
        {
            "title": table.title,
            "about": table.facts,
            "columns": [asdict(column) for column in table.columns],
            "rows": [dict(zip(names, row, strict=True)) for row in table.rows],
        }
    )
