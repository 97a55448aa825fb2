"""Parquet, with what columns mean and what the table is true of in its metadata."""

from io import BytesIO

import pyarrow
from pyarrow import parquet

from reporting.exports.table import Kind, Table

TYPES = {
    Kind.TEXT: pyarrow.string(),
    Kind.WHOLE: pyarrow.int64(),
    Kind.NUMBER: pyarrow.float64(),
    Kind.DAY: pyarrow.date32(),
}


def write(table: Table) -> bytes:
    fields = [
        pyarrow.field(column.name, TYPES[column.kind], metadata={"title": column.title, "meaning": column.meaning})
        for column in table.columns
    ]
    schema = pyarrow.schema(fields, metadata={"title": table.title, **table.facts})
    columns = [pyarrow.array([row[place] for row in table.rows], type=field.type) for place, field in enumerate(schema)]
    target = BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(columns, schema=schema), target)
    return target.getvalue()
