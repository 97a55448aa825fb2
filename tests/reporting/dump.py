"""All rows of the projection, so that a rebuilt one can be compared with the live one row by row."""

from psycopg import Cursor, sql
from psycopg.rows import DictRow
from reporting.views import TABLES


def dump(cursor: Cursor[DictRow]) -> dict[str, list[str]]:
    """By table; nothing is left out, because nothing here depends on when or how often a message came."""
    return {table: _rows(cursor, table) for table in TABLES}


def _rows(cursor: Cursor[DictRow], table: str) -> list[str]:
    line = sql.SQL("SELECT line::text AS line FROM {} AS line ORDER BY line::text").format(sql.Identifier(table))
    return [row["line"] for row in cursor.execute(line)]
